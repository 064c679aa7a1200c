/// The terms of a store and their ids: what all transactions share.
///
/// Three parts hold the terms that do not stand in their ids:
///
/// - the vocabulary: up to fifteen sorted segments, one for each bulk load (``SegmentFormat``);
/// - the tail: terms of later transactions, in the order in which they came (``TailFormat``);
/// - the triple terms, by the ids of their parts.
///
/// A term stands in one of them only. ``TermReader`` reads them in one transaction, ``TermWriter`` adds to the last two,
/// and ``VocabularySegmentWriter`` to the first.
package final class TermDictionary: Sendable {
    /// The names of the tables, in the order that `init` takes them in.
    package static let tableNames = ["vocabulary", "tail", "tail-hashes", "triples", "triple-ids"]

    let vocabulary: Table
    let tail: Table
    let tailHashes: Table
    let triples: Table
    let tripleIDs: Table
    let path: String
    let cache: GroupCache
    let keys = KeyCache(bits: 13)

    private struct Shared: Sendable {
        var directories: [UInt64: SegmentDirectory] = [:]
        var decoders: [UInt64: DecodingDictionary] = [:]
    }
    private let shared = Guarded(Shared())

    /// Takes the tables of ``tableNames``.
    ///
    /// - Parameter cacheSize: how many bytes of decoded groups are kept.
    package init(_ environment: Environment, tables: [Table], cacheSize: Int = 32 << 20) {
        precondition(tables.map(\.name).elementsEqual(TermDictionary.tableNames) { $0.utf8.elementsEqual($1.utf8) })
        path = environment.path
        vocabulary = tables[0]
        tail = tables[1]
        tailHashes = tables[2]
        triples = tables[3]
        tripleIDs = tables[4]
        cache = GroupCache(size: cacheSize)
    }

    /// The directory of a segment out of its value, read once.
    func directory(_ value: StoredBytes, _ segment: Int) throws(StoreError) -> SegmentDirectory {
        let identity = value.uint64(0)
        if let known = shared.withLock({ $0.directories[identity] }) { return known }
        guard let directory = SegmentDirectory(value) else {
            throw damaged("the directory of vocabulary segment \(segment) cannot be read")
        }
        shared.withLock {
            // Those of segments that a compaction took away are not worth a list.
            if $0.directories.count >= 64 { $0.directories.removeAll() }
            $0.directories[identity] = directory
        }
        return directory
    }

    /// The dictionary of zstd out of its value, made once.
    func decoder(_ value: StoredBytes, _ segment: Int) throws(StoreError) -> DecodingDictionary {
        let identity = value.uint64(0)
        if let known = shared.withLock({ $0.decoders[identity] }) { return known }
        guard value.count > 8, unsafe Hash64.hash(value.from(8).pointer) == identity,
            let decoder = DecodingDictionary(value.from(8))
        else { throw damaged("a compression dictionary of vocabulary segment \(segment) cannot be read") }
        shared.withLock {
            if $0.decoders.count >= 256 { $0.decoders.removeAll() }
            $0.decoders[identity] = decoder
        }
        return decoder
    }

    func damaged(_ detail: String) -> StoreError {
        .damaged(path: path, detail: detail)
    }
}
