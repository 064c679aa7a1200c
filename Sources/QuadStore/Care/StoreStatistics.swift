/// How large a store is, and what of it.
public struct StoreStatistics: Equatable, Sendable {
    /// The size of a part in bytes, and how many entries it has.
    public struct Part: Equatable, Sendable {
        /// What it is: a permutation, the dictionary, what changed since blocks were written.
        public var name: String
        /// How many rows or terms it holds.
        public var count: Int
        /// How many bytes of the file it takes.
        public var bytes: Int
    }

    /// How many quads stand in the default graph.
    public var defaultGraphCount = 0
    /// How many stand in named graphs.
    public var namedCount = 0
    /// How many terms the dictionary holds; numbers and dates stand in their ids.
    public var termCount = 0
    /// The parts, the permutations first.
    public var parts: [Part] = []
    /// The size of the tables' file in bytes, free pages among it; the journal is another file.
    public var fileSize = 0

    /// What is kept beside the quads: attachments, set by set.
    public var attachments: [Attachments] = []

    /// How large a set of attachments is.
    public struct Attachments: Equatable, Sendable {
        /// The name of the set.
        public var name: String
        /// How many there are.
        public var count: Int
        /// How long they are all together, as they were given.
        public var length: Int
        /// How many bytes of the file they take.
        public var bytes: Int
    }

    /// The number of quads.
    public var quadCount: Int { defaultGraphCount + namedCount }
}

extension Snapshot {
    /// Measures the store.
    ///
    /// - Throws: ``StoreError``.
    public func statistics() throws(StoreError) -> StoreStatistics {
        var result = StoreStatistics()
        let page = transaction.environment.pageSize
        for permutation in Permutation.allCases {
            let directory = try quads.directory(permutation)
            var bytes = 0
            for entry in directory.entries {
                // A block lies on pages of its own, with sixteen bytes in front of it.
                bytes += unsafe (try quads.block(entry.number).count + 16 + page - 1) / page * page
            }
            guard directory.rowCount > 0 else { continue }
            result.parts.append(.init(name: "\(permutation)", count: directory.rowCount, bytes: bytes))
        }
        result.defaultGraphCount = try count(QuadPattern(in: .defaultGraph))
        result.namedCount = try count(QuadPattern(in: .anyNamed))
        for (name, tables) in [
            ("directories", [core.tables.directories]), ("changes", [core.tables.changes]),
            ("dictionary", [core.dictionary.vocabulary]),
            ("dictionary's tail", [core.dictionary.tail, core.dictionary.tailHashes]),
            ("triple terms", [core.dictionary.triples, core.dictionary.tripleIDs]),
        ] {
            var part = StoreStatistics.Part(name: name, count: 0, bytes: 0)
            for table in tables {
                let size = try transaction.statistics(table)
                part.bytes += size.pages * page
                part.count = max(part.count, size.entries)
            }
            if name == "dictionary" { part.count = terms.segmentCounts.reduce(0, +) }
            if part.count > 0 { result.parts.append(part) }
        }
        let journalSize = try core.journal.file.size()
        if journalSize > 0 {
            let count = quads.journal?.changes.count ?? 0
            result.parts.append(.init(name: "journal", count: count, bytes: journalSize))
        }
        result.attachments = try attachmentReader()?.sizes() ?? []
        result.termCount = try terms.segmentCounts.reduce(0, +) + Int(terms.tailCount()) + Int(terms.tripleCount())
        result.fileSize = transaction.environment.usedSize
        return result
    }
}
