import GraphBuilding
import QuadStore

/// Statements of the default graph as lines of N-Triples, in a thousand buckets by their subjects: so a build reads again
/// only what the last one said in the buckets that changed.
struct KnowledgeBuckets {
    static let count = 1024
    /// The lines of each bucket, in the order in which they came.
    private(set) var lines = [[UInt8]](repeating: [], count: KnowledgeBuckets.count)

    /// Takes lines, of which those of one subject stand together.
    mutating func append(_ bytes: [UInt8]) {
        var start = 0
        var (runStart, runSubject) = (0, bytes[0..<0])
        while start < bytes.count {
            let end = (bytes[start...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
            // A subject is an IRI, which holds no space.
            let subject = bytes[start..<(bytes[start..<end].firstIndex(of: 0x20) ?? end)]
            if start == 0 || !subject.elementsEqual(runSubject) {
                if runStart < start { lines[KnowledgeBuckets.bucket(runSubject)] += bytes[runStart..<start] }
                (runStart, runSubject) = (start, subject)
            }
            start = end
        }
        if runStart < start { lines[KnowledgeBuckets.bucket(runSubject)] += bytes[runStart..<start] }
    }

    /// FNV-1a, part of the format: what was kept is found by it.
    private static func bucket(_ subject: ArraySlice<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in subject { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int((hash ^ hash >> 32) % UInt64(count))
    }

    /// The lines one by one, each with its end.
    static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while start < bytes.count {
            let end = (bytes[start...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
            lines.append(bytes[start..<end])
            start = end
        }
        return lines
    }
}

/// What a build notes of a bucket of statements: the hash of all of its lines, and those lines that are the build's own.
///
/// A statement that stood in the store already when the build came to it is not its own, and stays when the build no
/// longer makes it.
struct KnowledgeBucket {
    var hash: ContentHash
    var own: [UInt8]

    init(hash: ContentHash, own: [UInt8]) {
        self.hash = hash
        self.own = own
    }

    /// `nil` if the bytes are damaged.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= ContentHash.size else { return nil }
        hash = ContentHash(bytes: Array(bytes[..<ContentHash.size]))
        own = Array(bytes[ContentHash.size...])
    }

    var bytes: [UInt8] { hash.bytes + own }

    /// The key of a bucket.
    static func key(_ number: Int) -> [UInt8] { [UInt8(number >> 8), UInt8(number & 0xFF)] }
}

/// How a bucket changes.
struct BucketChange {
    let number: Int
    /// The hash of all new lines; `nil` if there are none.
    let hash: ContentHash?
    /// Lines that are the build's own, and stay.
    private(set) var kept: [ArraySlice<UInt8>] = []
    /// Lines that come.
    private(set) var added: [ArraySlice<UInt8>] = []
    /// Lines of its own that go.
    private(set) var removed: [ArraySlice<UInt8>] = []

    /// Compares what a bucket held with what it is to hold; `nil` if that is the same.
    init?(_ number: Int, former: KnowledgeBucket?, lines: [UInt8]) {
        self.number = number
        hash = lines.isEmpty ? nil : ContentHash(lines)
        if former?.hash == hash { return nil }
        let own = Set(former.map { KnowledgeBuckets.split($0.own) } ?? [])
        var wanted: Set<ArraySlice<UInt8>> = []
        for line in KnowledgeBuckets.split(lines) {
            wanted.insert(line)
            if own.contains(line) { kept.append(line) } else { added.append(line) }
        }
        removed = own.filter { !wanted.contains($0) }
    }

    /// What is noted of the bucket.
    ///
    /// - Parameter foreign: The lines of `added` that are not the build's own, by their indices.
    func bucket(foreign: Set<Int>) -> KnowledgeBucket? {
        guard let hash else { return nil }
        var own: [UInt8] = []
        for line in kept { own += line }
        for (index, line) in added.enumerated() where !foreign.contains(index) { own += line }
        return KnowledgeBucket(hash: hash, own: own)
    }
}
