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

    /// Brings rows into blocks that are there.
    private func merge(_ permutation: Permutation, _ sorter: QuadSorter) throws(StoreError) {
        let directory = try QuadTables(core.tables, transaction.current, core.cache).directory(permutation)
        var merge = LoadMerge(
            permutation, directory, blockRows: core.options.blockRows, threads: threads,
            to: LoadStorage(transaction: transaction))
        try sorter.forEachPiece(of: permutation, pieceCount: 1 << 14) { (piece) throws(StoreError) in
            try merge.append(ranks.columns(of: piece, permutation)) { (number) throws(StoreError) in
                try columns(of: number, permutation)
            }
        }
        directories[permutation] = try merge.finish()
        replaced += merge.replaced
    }

    /// The columns of a block. They are copied, as the transaction may be another one the next time.
    private func columns(of number: UInt64, _ permutation: Permutation) throws(StoreError) -> [[UInt64]] {
        let quads = QuadTables(core.tables, transaction.current, core.cache)
        guard let block = unsafe BlockReader(try quads.block(number), columnCount: permutation.positions.count) else {
            throw .damaged(path: quads.path, detail: "block \(number) of \(permutation) cannot be read")
        }
        return block.columns.map { column in
            unsafe [UInt64](unsafeUninitializedCapacity: block.rowCount) { ids, count in
                // SAFETY: there is room for all rows.
                if let start = ids.baseAddress { unsafe column.read(0..<block.rowCount, to: start) }
                count = block.rowCount
            }
        }
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
