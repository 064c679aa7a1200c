/// A permutation as a snapshot sees it: blocks, and what changed since they were written.
struct PermutationReader {
    /// The order.
    let permutation: Permutation
    /// The blocks.
    let directory: BlockDirectory
    /// What changed, in the order of the rows.
    let changes: [RowChange]
    private let source: any BlockSource

    init(_ permutation: Permutation, _ directory: BlockDirectory, _ changes: [RowChange], from source: any BlockSource)
    {
        self.permutation = permutation
        self.directory = directory
        self.changes = changes
        self.source = source
    }

    /// The blocks alone.
    var withoutChanges: PermutationReader { PermutationReader(permutation, directory, [], from: source) }

    /// The number of columns.
    var columnCount: Int { permutation.positions.count }

    /// Looks at a block.
    func block(at index: Int) throws(StoreError) -> BlockReader {
        let number = directory.entries[index].number
        guard let reader = try source.reader(ofBlock: number, columnCount: columnCount),
            reader.rowCount == directory.entries[index].rowCount
        else { throw .damaged(path: source.path, detail: "block \(number) of \(permutation) cannot be read") }
        return reader
    }

    /// How many rows lie in a range.
    func count(_ rows: Range<Row>) throws(StoreError) -> Int {
        var count = try blockCount(rows)
        for change in changes[changeRange(rows)] { count += change.isInsertion ? 1 : -1 }
        return count
    }

    /// How many distinct beginnings the rows of a range have, at most: exact but for what changed since the blocks were
    /// written, and where the range begins or ends within a block; there the whole block is counted.
    func distinctCount(_ rows: Range<Row>, columns: Int) throws(StoreError) -> Int {
        guard !directory.entries.isEmpty else { return min(changeRange(rows).count, try count(rows)) }
        let first = directory.block(of: rows.lowerBound)
        var end = directory.block(of: rows.upperBound)
        if end < directory.entries.count, directory.entries[end].first < rows.upperBound { end += 1 }
        guard first < end else { return try count(rows) }
        let insertions = changes[changeRange(rows)].count { $0.isInsertion }
        // The first block may begin with rows that only go on with what stood before.
        return min(directory.distinctCount(in: first..<end, columns: columns) + insertions + 1, try count(rows))
    }

    /// Where the changes of a range stand.
    func changeRange(_ rows: Range<Row>) -> Range<Int> {
        func place(_ row: Row) -> Int {
            var (low, high) = (0, changes.count)
            while low < high {
                let middle = (low + high) / 2
                if changes[middle].row < row { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let first = place(rows.lowerBound)
        return first..<max(first, place(rows.upperBound))
    }

    /// How many rows of the blocks lie in a range. One that lies within a block, as most small ones do, opens it once.
    private func blockCount(_ rows: Range<Row>) throws(StoreError) -> Int {
        guard !directory.entries.isEmpty else { return 0 }
        let index = directory.block(of: rows.lowerBound)
        let entry = directory.entries[index]
        guard entry.first < rows.lowerBound, rows.upperBound <= entry.last else {
            return try rank(of: rows.upperBound) - rank(of: rows.lowerBound)
        }
        let block = try block(at: index)
        let places = places(of: rows, in: block)
        source.counted = CountedRange(permutation: permutation, rows: rows, block: index, places: places)
        return places.count
    }

    /// Where the rows of a range stand in a block that holds both of its ends.
    private func places(of rows: Range<Row>, in block: BlockReader) -> Range<Int> {
        let columns = (0..<columnCount).prefix { rows.lowerBound[$0] != 0 }.count
        if columns > 0, rows.upperBound == rows.lowerBound.successor(ofPrefix: columns) {
            // What begins alike has to be looked for only once.
            return block.rows(of: rows.lowerBound, count: columns)
        }
        let first = block.firstRow(notBefore: rows.lowerBound)
        return first..<max(first, block.firstRow(notBefore: rows.upperBound))
    }

    /// Where the rows of a range stand in a block, if they were counted last.
    func countedPlaces(_ rows: Range<Row>, inBlock index: Int) -> Range<Int>? {
        guard let counted = source.counted, counted.block == index, counted.permutation == permutation,
            counted.rows == rows
        else { return nil }
        return counted.places
    }

    /// How many rows of the blocks come before a row.
    private func rank(of row: Row) throws(StoreError) -> Int {
        guard !directory.entries.isEmpty else { return 0 }
        let index = directory.block(of: row)
        if directory.entries[index].first >= row { return directory.rowsBefore[index] }
        if directory.entries[index].last < row { return directory.rowsBefore[index + 1] }
        return try directory.rowsBefore[index] + block(at: index).firstRow(notBefore: row)
    }
}
