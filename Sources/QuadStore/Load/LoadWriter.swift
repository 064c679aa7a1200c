/// Writes sorted quads into the permutations of a store.
final class LoadWriter {
    private let core: StoreCore
    private let transaction: LoadTransaction
    private let ranks: TermRanks
    private var directories: [Permutation: BlockDirectory] = [:]
    private var replaced: [UInt64] = []

    init(_ core: StoreCore, _ transaction: LoadTransaction, _ ranks: TermRanks) {
        self.core = core
        self.transaction = transaction
        self.ranks = ranks
    }

    /// Writes the quads in one order.
    func write(_ permutation: Permutation, _ sorter: QuadSorter) throws(StoreError) {
        let quads = QuadTables(core.tables, transaction.current, core.cache)
        if try quads.directory(permutation).entries.isEmpty {
            try writeAnew(permutation, sorter)
        } else {
            try merge(permutation, sorter)
        }
    }

    private func writeAnew(_ permutation: Permutation, _ sorter: QuadSorter) throws(StoreError) {
        var storage = LoadStorage(transaction: transaction)
        var writer = PermutationWriter(columnCount: permutation.positions.count, blockRows: core.options.blockRows)
        try sorter.forEachPiece(of: permutation) { (piece) throws(StoreError) in
            for quad in piece { try writer.append(row(quad, permutation), to: &storage) }
        }
        try writer.finish(&storage)
        directories[permutation] = BlockDirectory(writer.entries)
    }

    /// Brings rows into blocks that are there, so many at a time.
    private func merge(_ permutation: Permutation, _ sorter: QuadSorter) throws(StoreError) {
        var pending: [RowChange] = []
        func apply() throws(StoreError) {
            guard !pending.isEmpty else { return }
            let quads = QuadTables(core.tables, transaction.current, core.cache)
            let directory: BlockDirectory
            if let known = directories[permutation] {
                directory = known
            } else {
                directory = try quads.directory(permutation)
            }
            var merge = BlockMerge(
                PermutationReader(permutation, directory, pending, from: quads), blockRows: core.options.blockRows)
            var storage = LoadStorage(transaction: transaction)
            directories[permutation] = try merge.run(&storage)
            replaced += merge.replaced
            pending.removeAll(keepingCapacity: true)
        }
        try sorter.forEachPiece(of: permutation) { (piece) throws(StoreError) in
            for quad in piece { pending.append(RowChange(row: row(quad, permutation), isInsertion: true)) }
            if pending.count >= 1 << 19 { try apply() }
        }
        try apply()
    }

    private func row(_ quad: RankedQuad, _ permutation: Permutation) -> Row {
        permutation.holdsNamedGraphs
            ? Row(ranks.id(of: quad[0]), ranks.id(of: quad[1]), ranks.id(of: quad[2]), ranks.id(of: quad[3]))
            : Row(ranks.id(of: quad[0]), ranks.id(of: quad[1]), ranks.id(of: quad[2]))
    }

    /// Makes the new blocks those of the store.
    func finish() throws(StoreError) {
        for (permutation, directory) in directories {
            try core.tables.keep(directory, of: permutation, transaction.current)
        }
        for number in replaced { try transaction.current.delete(core.tables.blocks, number) }
    }
}
