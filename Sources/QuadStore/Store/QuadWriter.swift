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
        let permutations = isNamed ? Permutation.ofNamedGraphs : Permutation.ofDefaultGraph
        let first = permutations[0]
        let change =
            try quads.changeCount(named: isNamed) == 0
            ? nil : try tables.change(first.row(quad), of: first, transaction)
        let isInBlocks: Bool
        if let change { isInBlocks = !change } else { isInBlocks = try quads.blocksHold(first.row(quad), of: first) }
        if (change ?? isInBlocks) == isThere { return false }
        // Back to what the blocks hold is no change.
        let next: Bool? = isInBlocks == isThere ? nil : isThere
        for permutation in permutations {
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
            let rows = count == 0 ? 0 : try quads.directory(isNamed ? .spog : .spo).rowCount
            if count > max(options.fewestMergedChanges, rows / 32) {
                try merge(named: isNamed)
            } else {
                try tables.set(isNamed ? .namedChanges : .defaultChanges, UInt64(count), transaction)
            }
        }
        hasCounted = false
    }

    /// Brings all changes into the blocks.
    func mergeAll() throws(StoreError) {
        for isNamed in [false, true] where try quads.changeCount(named: isNamed) > 0 { try merge(named: isNamed) }
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
