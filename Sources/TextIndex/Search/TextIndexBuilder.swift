public import QuadStore
public import RDFModel

/// Which texts an index holds.
public struct TextIndexSettings: Sendable {
    /// The properties whose strings are searched.
    public var properties: [IRI]
    /// About how many bytes are held while an index is made.
    public var memory = 256 << 20
    /// How many texts are read before it is looked how much is held.
    package var textsAtOnce = 512

    /// Sets the properties.
    public init(properties: [IRI] = TextIndexSettings.labels) {
        self.properties = properties
    }

    /// The properties by which vocabularies name things: `rdfs:label`, labels of SKOS, names of schema.org and FOAF,
    /// titles of Dublin Core.
    public static let labels: [IRI] = [
        RDFS.label, skos("prefLabel"), skos("altLabel"), skos("hiddenLabel"), IRI(unchecked: "https://schema.org/name"),
        IRI(unchecked: "https://schema.org/alternateName"), IRI(unchecked: "http://schema.org/name"),
        IRI(unchecked: "http://schema.org/alternateName"), IRI(unchecked: "http://xmlns.com/foaf/0.1/name"),
        IRI(unchecked: "http://purl.org/dc/terms/title"), IRI(unchecked: "http://purl.org/dc/elements/1.1/title"),
    ]

    private static func skos(_ name: String) -> IRI { IRI(unchecked: "http://www.w3.org/2004/02/skos/core#" + name) }
}

/// What an index came to.
public struct TextIndexReport: Sendable, Equatable {
    /// How many different strings it holds.
    public let textCount: Int
    /// How many different words, counted once a segment.
    public let wordCount: Int
    /// How many segments.
    public let segmentCount: Int
}

extension Store {
    /// Makes the index of texts anew, and what tells that it is up to date.
    ///
    /// An index is never wrong: strings that came since are looked at beside it, so that it grows slower and not false.
    ///
    /// - Parameters:
    ///   - analyzer: what finds the words of texts.
    ///   - settings: which texts.
    /// - Throws: `StoreError`.
    @discardableResult
    public func makeTextIndex(
        _ analyzer: TextAnalyzer, settings: TextIndexSettings = TextIndexSettings()
    ) throws -> TextIndexReport {
        let report = try write { try $0.makeTextIndex(analyzer, settings: settings) }
        // The commit may have written the statements in another way than they stood before.
        try write { try $0.confirmTextIndex(analyzer) }
        return report
    }
}

extension StoreTransaction {
    /// Notes that the index is up to date, if it holds all strings of its properties.
    func confirmTextIndex(_ analyzer: TextAnalyzer) throws {
        guard let stored = try StoredTextIndex(self, analyzer) else { return }
        var manifest = stored.manifest
        var ids: [TermID] = []
        for place in manifest.properties.indices {
            let name = String(decoding: manifest.properties[place].iri, as: UTF8.self)
            guard let id = try dictionary.id(of: .iri(IRI(unchecked: name))) else { return }
            manifest.properties[place].fingerprint = try Fingerprint(self, id)
            ids.append(id)
        }
        if manifest == stored.manifest { return }
        var held = StoredIDs(count: stored.textCount)
        var (objects, batch, parts): (ObjectMerge, [UInt64], [Int: [UInt64]]) = (try ObjectMerge(self, ids), [], [:])
        var isComplete = true
        while isComplete, try objects.next(&batch, atMost: 8192) {
            try batch.removeAll { try held.holds($0, self, &parts) }
            try forEachText(batch, analyzer) { _, _ in isComplete = false }
        }
        guard isComplete else { return }
        try attach(manifest.bytes, as: StoredTextIndex.manifestKey, in: StoredTextIndex.set)
    }

    /// Makes the index of texts anew, within this transaction; see ``QuadStore/Store/makeTextIndex(_:settings:)``.
    ///
    /// - Parameters:
    ///   - analyzer: what finds the words of texts.
    ///   - settings: which texts.
    /// - Throws: `StoreError`.
    @discardableResult
    public func makeTextIndex(
        _ analyzer: TextAnalyzer, settings: TextIndexSettings = TextIndexSettings()
    ) throws -> TextIndexReport {
        try detachAll(in: StoredTextIndex.set)
        var writer = TextIndexWriter(self, settings.memory)
        var manifest = StoredTextIndex.Manifest(analyzer: analyzer.name)
        var ids: [TermID] = []
        for property in settings.properties {
            guard let id = try dictionary.id(of: .iri(property)) else { continue }
            ids.append(id)
            manifest.properties.append((Array(property.text.utf8), try Fingerprint(self, id)))
        }
        var objects = try ObjectMerge(self, ids)
        var batch: [UInt64] = []
        while try objects.next(&batch, atMost: settings.textsAtOnce) {
            try forEachText(batch, analyzer) { writer.add($0, $1) }
            guard writer.isFull, let last = batch.last, last < .max else { continue }
            try writer.flush()
            // What was read of the transaction's pages may have moved.
            objects = try ObjectMerge(self, ids, from: last + 1)
        }
        try writer.finish()
        manifest.segments = writer.segments
        try attach(manifest.bytes, as: StoredTextIndex.manifestKey, in: StoredTextIndex.set)
        return TextIndexReport(
            textCount: writer.segments.reduce(0) { $0 + $1.texts }, wordCount: writer.wordCount,
            segmentCount: writer.segments.count)
    }

    /// Takes the index of texts away; `false` if there was none.
    ///
    /// - Throws: `StoreError`.
    @discardableResult
    public func removeTextIndex() throws(StoreError) -> Bool {
        try detachAll(in: StoredTextIndex.set) > 0
    }
}

/// Writes segment after segment, so that no more than the memory of one is held.
private struct TextIndexWriter {
    private let transaction: StoreTransaction
    private let memory: Int
    private var builder = TextSegmentBuilder()
    private var ids: [UInt64] = []
    private var partCount = 0
    private(set) var segments: [(texts: Int, words: Int)] = []
    private(set) var wordCount = 0

    init(_ transaction: StoreTransaction, _ memory: Int) {
        self.transaction = transaction
        // What is collected is sorted into as much again.
        self.memory = memory / 2
    }

    /// Whether so much is held that it should be written.
    var isFull: Bool { builder.size > memory || builder.textCount >= Int(Int32.max) - 8192 }

    /// Takes a text; nothing is written.
    mutating func add(_ id: UInt64, _ words: TextWords) {
        builder.add(words)
        ids.append(id)
    }

    private mutating func flushIDs(isLast: Bool) throws {
        var place = 0
        while ids.count - place >= (isLast ? 1 : StoredTextIndex.idsPerPart) {
            let end = min(ids.count, place + StoredTextIndex.idsPerPart)
            try transaction.attach(
                StoredTextIndex.bytes(ofIDs: ids[place..<end]), as: StoredTextIndex.key("i", partCount),
                in: StoredTextIndex.set)
            partCount += 1
            place = end
        }
        ids.removeFirst(place)
    }

    /// Writes a segment of what is held.
    mutating func flush() throws {
        if builder.textCount == 0 { return }
        try flushIDs(isLast: false)
        let number = segments.count
        let segment = try builder.finish { [transaction] chunk, bytes in
            try transaction.attach(bytes, as: StoredTextIndex.key("c", number, chunk), in: StoredTextIndex.set)
        }
        var directory: [UInt8] = []
        for word in segment.firstWords { directory.append(counted: word) }
        try transaction.attach(directory, as: StoredTextIndex.key("d", number), in: StoredTextIndex.set)
        segments.append((segment.textCount, segment.wordCount))
        wordCount += builder.differentWords
        builder = TextSegmentBuilder()
    }

    mutating func finish() throws {
        try flush()
        try flushIDs(isLast: true)
    }
}

extension Literal {
    /// Whether the literal is a string, with or without a language.
    package var isText: Bool { language != nil || datatype == XSD.string }
}
