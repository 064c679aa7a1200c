/// Writes sorted quads into the permutations of a store.
final class LoadWriter {
    private let core: StoreCore
    private let transaction: LoadTransaction
    private let ranks: TermRanks
    private let threads: Int
    private var directories: [Permutation: BlockDirectory] = [:]
    private var replaced: [UInt64] = []

    init(_ core: StoreCore, _ transaction: LoadTransaction, _ ranks: TermRanks, threads: Int) {
        self.threads = threads
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
        var writer = PermutationWriter(
            columnCount: permutation.positions.count, blockRows: core.options.blockRows, threads: threads)
        let ranks = ranks
        try sorter.forEachPiece(of: permutation, pieceCount: core.options.blockRows) { (piece) throws(StoreError) in
            try writer.append(last: row(piece[piece.count - 1], permutation), to: &storage) {
                ranks.columns(of: piece, permutation)
            }
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
        try sorter.forEachPiece(of: permutation, pieceCount: 1 << 16) { (piece) throws(StoreError) in
            for quad in piece { pending.append(RowChange(row: row(quad, permutation), isInsertion: true)) }
            if pending.count >= 1 << 19 { try apply() }
        }
        try apply()
    }

    private func row(_ quad: RankedQuad, _ permutation: Permutation) -> Row {
        var row = Row.least
        let columns = permutation.rankColumns
        for column in 0..<permutation.positions.count { row[column] = ranks.id(of: quad[columns[column]]) }
        return row
    }

    /// Makes the new blocks those of the store.
    func finish() throws(StoreError) {
        for (permutation, directory) in directories {
            try core.tables.keep(directory, of: permutation, transaction.current)
        }
        for number in replaced { try transaction.current.delete(core.tables.blocks, number) }
    }
}
