internal import QuadStore

/// An index that stands in the attachments of a store, as one commit holds it.
///
/// | key | bytes |
/// | --- | --- |
/// | `m` | the manifest |
/// | `d`, segment | the first words of the segment's chunks |
/// | `c`, segment, number | a chunk (``TextSegment``) |
/// | `i`, number | the ids of 8,192 texts, each as the difference from the one before |
///
/// Numbers in keys are of four bytes, the highest first.
struct StoredTextIndex: Sendable {
    static let set = AttachmentSet.derived("text")
    static let version: UInt64 = 1
    static let idsPerPart = 8192

    /// What is known of an index as a whole.
    struct Manifest: Sendable, Equatable {
        /// The name of the analyser.
        var analyzer: [UInt8]
        /// The properties, and the fingerprints of their statements in the default graph and in named ones.
        var properties: [(iri: [UInt8], fingerprint: Fingerprint)] = []
        /// How many texts and words each segment has.
        var segments: [(texts: Int, words: Int)] = []

        static func == (left: Manifest, right: Manifest) -> Bool { left.bytes == right.bytes }

        var bytes: [UInt8] {
            var bytes: [UInt8] = []
            bytes.append(varint: StoredTextIndex.version)
            bytes.append(counted: analyzer)
            bytes.append(varint: UInt64(properties.count))
            for (iri, fingerprint) in properties {
                bytes.append(counted: iri)
                bytes.append(varint: fingerprint.asserted)
                bytes.append(varint: fingerprint.named)
            }
            for (texts, words) in segments {
                bytes.append(varint: UInt64(texts))
                bytes.append(varint: UInt64(words))
            }
            return bytes
        }

        /// More than a store can hold, and few enough to be added up.
        private static let mostCounted: UInt64 = 1 << 48

        init(analyzer: String) { self.analyzer = Array(analyzer.utf8) }

        /// `nil` for a version that is not known.
        init?(_ bytes: [UInt8]) {
            var reader = ByteReader(bytes)
            guard reader.varint() == StoredTextIndex.version else { return nil }
            analyzer = Array(bytes[reader.skip(reader.count())])
            for _ in 0..<reader.count() {
                let iri = Array(bytes[reader.skip(reader.count())])
                properties.append((iri, Fingerprint(asserted: reader.varint(), named: reader.varint())))
            }
            while !reader.isAtEnd {
                let (texts, words) = (reader.varint(), reader.varint())
                guard texts <= Manifest.mostCounted, words <= Manifest.mostCounted else { return nil }
                segments.append((Int(texts), Int(words)))
            }
        }
    }

    let manifest: Manifest
    let segments: [TextSegment]

    var textCount: Int { segments.reduce(0) { $0 + $1.textCount } }

    /// Reads the index of a commit; `nil` if there is none that this analyser made.
    init?(_ view: QuadView, _ analyzer: TextAnalyzer) throws(StoreError) {
        guard let bytes = try view.attachment(StoredTextIndex.manifestKey, in: StoredTextIndex.set),
            let manifest = Manifest(bytes), manifest.analyzer.elementsEqual(analyzer.name.utf8)
        else { return nil }
        self.manifest = manifest
        var segments: [TextSegment] = []
        for (number, counts) in manifest.segments.enumerated() {
            let bytes = try StoredTextIndex.part(view, StoredTextIndex.key("d", number))
            var segment = TextSegment(textCount: counts.texts, wordCount: counts.words)
            var reader = ByteReader(bytes)
            while !reader.isAtEnd { segment.firstWords.append(Array(bytes[reader.skip(reader.count())])) }
            segments.append(segment)
        }
        self.segments = segments
    }

    static let manifestKey = Array("m".utf8)

    static func key(_ kind: Character, _ numbers: Int...) -> [UInt8] {
        var key = Array(String(kind).utf8)
        for number in numbers {
            for shift in [24, 16, 8, 0] { key.append(UInt8(truncatingIfNeeded: number >> shift)) }
        }
        return key
    }

    private static func part(_ view: QuadView, _ key: [UInt8]) throws(StoreError) -> [UInt8] {
        guard let bytes = try view.attachment(key, in: set) else {
            throw view.damaged("a part of the text index is missing; yong store index makes it anew")
        }
        return bytes
    }

    /// A chunk of a segment.
    static func chunk(_ view: QuadView, _ segment: Int, _ number: Int) throws(StoreError) -> [UInt8] {
        try part(view, key("c", segment, number))
    }

    /// The ids of a part of the texts.
    static func ids(_ view: QuadView, part: Int) throws(StoreError) -> [UInt64] {
        let bytes = try StoredTextIndex.part(view, key("i", part))
        var (reader, ids, last): (ByteReader, [UInt64], UInt64) = (ByteReader(bytes), [], 0)
        while !reader.isAtEnd {
            last &+= reader.varint()
            ids.append(last)
        }
        return ids
    }

    /// The bytes of a part of the texts.
    static func bytes(ofIDs ids: some Sequence<UInt64>) -> [UInt8] {
        var (bytes, last): ([UInt8], UInt64) = ([], 0)
        for id in ids {
            bytes.append(varint: id - last)
            last = id
        }
        return bytes
    }
}

/// What tells the statements of a property from those of another commit.
struct Fingerprint: Sendable, Equatable {
    /// Of the default graph.
    var asserted: UInt64
    /// Of named graphs.
    var named: UInt64

    init(asserted: UInt64, named: UInt64) {
        (self.asserted, self.named) = (asserted, named)
    }

    init(_ view: QuadView, _ property: TermID) throws(StoreError) {
        asserted = try view.fingerprint(ScanRange(.pos, prefix: [property]))
        named = try view.fingerprint(ScanRange(.posg, prefix: [property]))
    }
}
