/// Changes quads within a transaction that writes.
final class QuadWriter {
    private let tables: StoreTables
    private let transaction: WriteTransaction
    private let options: StoreOptions
    /// The quads as they are by now.
    let quads: QuadTables
    /// Whether the numbers of changed rows are others than those that are written.
    private var hasCounted = false

    /// Begins to change quads; what a load that did not come to its end has left is cleared away.
    init(_ core: StoreCore, _ transaction: WriteTransaction) throws(StoreError) {
        tables = core.tables
        self.transaction = transaction
        options = core.options
        try tables.clearUnfinishedLoad(transaction)
        quads = QuadTables(tables, transaction, core.cache)
    }

    /// Goes on to change quads that were read before.
    init(_ core: StoreCore, _ transaction: WriteTransaction, _ quads: QuadTables) {
        tables = core.tables
        self.transaction = transaction
        options = core.options
        self.quads = quads
    }

    /// Adds a quad; `false` if it stood there.
    func insert(_ quad: QuadIDs) throws(StoreError) -> Bool {
        try set(quad, isThere: true)
    }

    /// Takes a quad away; `false` if it did not stand there.
    func delete(_ quad: QuadIDs) throws(StoreError) -> Bool {
        try set(quad, isThere: false)
    }

    private func set(_ quad: QuadIDs, isThere: Bool) throws(StoreError) -> Bool {
        let isNamed = quad.graph.isBound
        let stored = try quads.stored(quad)
        if stored.isInTables == isThere { return false }
        // Back to what the blocks hold is no change.
        let next: Bool? = stored.isInBlocks == isThere ? nil : isThere
        for permutation in isNamed ? Permutation.ofNamedGraphs : Permutation.ofDefaultGraph {
            try tables.set(next, permutation.row(quad), of: permutation, transaction)
        }
        if isThere { try noteBlankNodes(quad) }
        try quads.note(changeCount: quads.changeCount(named: isNamed) + (next == nil ? -1 : 1), named: isNamed)
        hasCounted = true
        return true
    }

    /// Blank nodes of later loads get numbers above all that are in use.
    private func noteBlankNodes(_ quad: QuadIDs) throws(StoreError) {
        for id in [quad.subject, quad.object, quad.graph] where id.tag == .numberedBlankNode {
            if try tables.number(.nextBlankNode, transaction) <= id.payload {
                try tables.set(.nextBlankNode, id.payload + 1, transaction)
            }
        }
    }

    /// Ends the changes of a transaction: brings them into the blocks where there are so many that scans would feel them.
    func settle() throws(StoreError) {
        guard hasCounted else { return }
        for isNamed in [false, true] {
            let count = try quads.changeCount(named: isNamed)
            if try isManyChanges(count, named: isNamed) {
                try merge(named: isNamed)
            } else {
                try tables.set(isNamed ? .namedChanges : .defaultChanges, UInt64(count), transaction)
            }
        }
        hasCounted = false
    }

    /// Whether so many rows changed that scans would feel them.
    private func isManyChanges(_ count: Int, named: Bool) throws(StoreError) -> Bool {
        guard count > options.fewestMergedChanges else { return false }
        return try count > quads.directory(named ? .spog : .spo).rowCount / 32
    }

    /// Brings the journal into the tables: into the blocks if that is little work, else beside them.
    ///
    /// - Parameter isLast: whether nothing more is changed in this transaction.
    func takeJournal(isLast: Bool) throws(StoreError) {
        guard let journal = quads.journal else { return }
        for isNamed in [false, true] {
            let permutations = isNamed ? Permutation.ofNamedGraphs : Permutation.ofDefaultGraph
            let changes = journal.changes(of: permutations[0], in: Row.all)
            guard !changes.isEmpty else { continue }
            var count = try quads.changeCount(named: isNamed)
            let hasChanges = count > 0
            for change in changes {
                if change.isThere { try noteBlankNodes(permutations[0].quad(change.row)) }
                count += change.isThere == change.isInBlocks ? 0 : 1
                guard hasChanges else { continue }
                if try tables.change(change.row, of: permutations[0], transaction) != nil { count -= 1 }
            }
            if isLast, count > options.fewestMergedChanges, try isLittleWork(count, permutations) {
                try merge(named: isNamed)
                continue
            }
            for permutation in permutations {
                for change in journal.changes(of: permutation, in: Row.all) {
                    let next = change.isThere == change.isInBlocks ? nil : change.isThere
                    if next != nil || hasChanges { try tables.set(next, change.row, of: permutation, transaction) }
                }
            }
            quads.note(changeCount: count, named: isNamed)
            hasCounted = true
        }
        quads.forgetJournal()
    }

    /// Whether the blocks that changes fall into have few rows for so many changes.
    private func isLittleWork(_ count: Int, _ permutations: [Permutation]) throws(StoreError) -> Bool {
        var rows = 0
        // Those that begin with subjects and with objects differ most in where new statements fall.
        let samples = [permutations[0], permutations[3]]
        for permutation in samples {
            let reader = try quads.reader(permutation, Row.all)
            var last = -1
            for change in reader.changes where !reader.directory.entries.isEmpty {
                let block = reader.directory.block(of: change.row)
                if block != last { rows += reader.directory.entries[block].rowCount }
                last = block
            }
        }
        return rows <= 16 * count * samples.count
    }

    /// Brings the journal and all changes into the blocks.
    func mergeAll() throws(StoreError) {
        for quad in quads.journal?.comers ?? [] { try noteBlankNodes(quad) }
        for isNamed in [false, true] {
            let isInJournal = quads.journal?.changes.contains { $0.quad.graph.isBound == isNamed } ?? false
            let count = try quads.changeCount(named: isNamed)
            if isInJournal || count > 0 { try merge(named: isNamed) }
        }
        quads.forgetJournal()
    }

    private func merge(named: Bool) throws(StoreError) {
        for permutation in named ? Permutation.ofNamedGraphs : Permutation.ofDefaultGraph {
            let reader = try quads.reader(permutation, Row.all)
            var merge = BlockMerge(reader, blockRows: options.blockRows)
            var storage = try TableStorage(tables, transaction)
            let directory = try merge.run(&storage)
            try storage.finish()
            try tables.keep(directory, of: permutation, transaction)
            for number in merge.replaced { try transaction.delete(tables.blocks, number) }
            unsafe try withBytes([permutation.rawValue]) { (key) throws(StoreError) in
                _ = unsafe try transaction.delete(tables.changes, startingWith: key)
            }
        }
        quads.forgetDirectories()
        quads.note(changeCount: 0, named: named)
        try tables.set(named ? .namedChanges : .defaultChanges, 0, transaction)
    }
}

/// Writes blocks to the store's table.
struct TableStorage: BlockStorage {
    private let tables: StoreTables
    private let transaction: WriteTransaction
    private var next: UInt64

    init(_ tables: StoreTables, _ transaction: WriteTransaction) throws(StoreError) {
        self.tables = tables
        self.transaction = transaction
        next = try tables.number(.nextBlock, transaction)
    }

    mutating func append(_ block: [UInt8]) throws(StoreError) -> UInt64 {
        let number = next
        next += 1
        try tables.append(block, number, transaction)
        return number
    }

    /// Notes which numbers are taken.
    func finish() throws(StoreError) {
        try tables.set(.nextBlock, next, transaction)
    }
}
