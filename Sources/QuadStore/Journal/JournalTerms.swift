/// The terms that transactions brought since the tables were written, in memory: those of the tail and triple terms.
///
/// One thread adds to them, and takes back what nobody was told of; others read so many as they know of.
final class JournalTerms: Sendable {
    /// The most terms, and triple terms.
    static let mostTerms = 65_536
    /// The most bytes of all keys together.
    static let mostBytes = 5 << 20

    private struct Entry: BitwiseCopyable, Sendable {
        var hash: UInt64
        var start: UInt32
        var count: UInt32
    }

    private struct Parts: BitwiseCopyable, Sendable {
        var subject: UInt64
        var predicate: UInt64
        var object: UInt64

        init(_ ids: TripleIDs) {
            (subject, predicate, object) = (ids.subject.bits, ids.predicate.bits, ids.object.bits)
        }

        var ids: TripleIDs {
            TripleIDs(TermID(bits: subject), TermID(bits: predicate), TermID(bits: object))
        }
    }

    /// The index in the tail of the first term, and that of the first triple term.
    let firstTerm: UInt64
    let firstTriple: UInt64
    private let entries = AppendOnlyBuffer<Entry>(capacity: mostTerms)
    private let bytes = AppendOnlyBuffer<UInt8>(capacity: mostBytes)
    private let index = NumberIndex(capacity: mostTerms)
    private let triples = AppendOnlyBuffer<Parts>(capacity: mostTerms)
    private let tripleIndex = NumberIndex(capacity: mostTerms)

    /// No terms yet, behind so many of the tables.
    init(firstTerm: UInt64, firstTriple: UInt64) {
        self.firstTerm = firstTerm
        self.firstTriple = firstTriple
    }

    // MARK: Terms

    /// The key of a term.
    @inline(__always)
    func key(_ number: Int) -> StoredBytes {
        let entry = entries[number]
        return bytes.part(Int(entry.start), Int(entry.count))
    }

    /// The hash of a term's key.
    func hash(_ number: Int) -> UInt64 { entries[number].hash }

    /// The number of a term among the first `count`.
    func find(_ key: StoredBytes, _ hash: UInt64, among count: Int) -> Int? {
        index.find(hash) { $0 < count && entries[$0].hash == hash && self.key($0).compare(key) == 0 }
    }

    /// Adds a term that is not there; `false` if there is no room.
    func add(_ key: StoredBytes, _ hash: UInt64, _ extent: inout JournalExtent) -> Bool {
        guard extent.terms < JournalTerms.mostTerms, extent.termBytes <= JournalTerms.mostBytes - key.count else {
            return false
        }
        bytes.store(key, at: extent.termBytes)
        entries[extent.terms] = Entry(hash: hash, start: UInt32(extent.termBytes), count: UInt32(key.count))
        index.add(hash, extent.terms)
        extent.terms += 1
        extent.termBytes += key.count
        return true
    }

    // MARK: Triple terms

    /// The parts of a triple term.
    func triple(_ number: Int) -> TripleIDs { triples[number].ids }

    /// The number of a triple term among the first `count`.
    func find(_ triple: TripleIDs, among count: Int) -> Int? {
        tripleIndex.find(hash(triple)) { $0 < count && triples[$0].ids == triple }
    }

    /// Adds a triple term that is not there; `false` if there is no room.
    func add(_ triple: TripleIDs, _ extent: inout JournalExtent) -> Bool {
        guard extent.triples < JournalTerms.mostTerms else { return false }
        triples[extent.triples] = Parts(triple)
        tripleIndex.add(hash(triple), extent.triples)
        extent.triples += 1
        return true
    }

    private func hash(_ triple: TripleIDs) -> UInt64 {
        JournalRows.mix(triple.subject.bits, triple.predicate.bits, triple.object.bits, 0)
    }

    /// Takes back all terms behind those of an earlier extent.
    func takeBack(_ extent: inout JournalExtent, to earlier: JournalExtent) {
        while extent.terms > earlier.terms {
            extent.terms -= 1
            index.removeLast(entries[extent.terms].hash, extent.terms)
        }
        while extent.triples > earlier.triples {
            extent.triples -= 1
            tripleIndex.removeLast(hash(triples[extent.triples].ids), extent.triples)
        }
        extent.termBytes = earlier.termBytes
    }
}
