/// Reads the rows of a range, batch by batch and in order.
public struct Scan {
    private let reader: PermutationReader
    private let end: Row
    /// The block that is read, and where in it.
    private var blockIndex: Int
    private var block: BlockReader?
    private var row = 0
    private var rowEnd = 0
    /// Where the first row is that may be handed out.
    private var start: Row
    /// The next change, the last of the range, and where in the block the next one stands.
    private var change: Int
    private let changeEnd: Int
    private var changePlace: Int?
    private let wanted: [Bool]

    /// Starts in front of a range.
    ///
    /// - Parameter columns: the columns that are read; the others keep what the batch held.
    init(_ reader: PermutationReader, _ rows: Range<Row>, columns: [Int]) {
        self.reader = reader
        (start, end) = (rows.lowerBound, rows.upperBound)
        blockIndex = reader.directory.block(of: rows.lowerBound)
        let changes = reader.changeRange(rows)
        (change, changeEnd) = (changes.lowerBound, changes.upperBound)
        wanted = (0..<reader.columnCount).map { columns.contains($0) }
    }

    /// The number of columns.
    public var columnCount: Int { reader.columnCount }

    /// Fills a batch with the next rows.
    ///
    /// - Parameters:
    ///   - batch: what is filled; its rows of before go.
    ///   - limit: how many rows are wanted at most, if fewer than the batch has room for.
    /// - Returns: whether there was one.
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    public mutating func next(_ batch: inout RowBatch, atMost limit: Int = .max) throws(StoreError) -> Bool {
        batch.count = 0
        let most = min(limit, batch.capacity)
        while batch.count < most {
            if row == rowEnd, try !openBlock() {
                guard change < changeEnd else { break }
                take(&batch)
                continue
            }
            guard let block else { break }
            var blockLimit = rowEnd
            if change < changeEnd {
                let place = changePlace ?? place(of: reader.changes[change].row, in: block)
                changePlace = place
                if place == row {
                    if reader.changes[change].isInsertion, block.row(at: row) == reader.changes[change].row {
                        // A load may bring what is there.
                        change += 1
                        changePlace = nil
                        continue
                    }
                    if !reader.changes[change].isInsertion { row += 1 }
                    take(&batch)
                    continue
                }
                blockLimit = min(blockLimit, place)
            }
            let count = min(blockLimit - row, most - batch.count)
            for column in wanted.indices where wanted[column] {
                let (rows, offset) = (row..<row + count, batch.count)
                // SAFETY: the batch has room for `count` values behind the offset, and the block has these rows.
                unsafe batch.columns[column].withUnsafeMutableBufferPointer { values in
                    if let base = values.baseAddress { unsafe block.columns[column].read(rows, to: base + offset) }
                }
            }
            row += count
            batch.count += count
        }
        return batch.count > 0
    }

    /// Where a row that is not in front of the current one stands, or would stand, in the block.
    @inline(__always)
    private func place(of target: Row, in block: BlockReader) -> Int {
        // What comes behind the block needs no search.
        if reader.directory.entries[blockIndex - 1].last < target { return max(row, block.rowCount) }
        return max(row, block.firstRow(notBefore: target))
    }

    /// Goes on at the first row that is not in front of `target`; never backwards.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    mutating func seek(_ target: Row) throws(StoreError) {
        guard target > start else { return }
        start = target
        while change < changeEnd, reader.changes[change].row < target { change += 1 }
        changePlace = nil
        let entries = reader.directory.entries
        if block != nil, blockIndex - 1 < entries.count, entries[blockIndex - 1].last >= target {
            row = max(row, min(rowEnd, block?.firstRow(notBefore: target) ?? row))
            return
        }
        (row, rowEnd, block) = (0, 0, nil)
        blockIndex = max(blockIndex, reader.directory.block(of: target))
    }

    /// Hands out the row that came, or passes over the one that went.
    private mutating func take(_ batch: inout RowBatch) {
        let next = reader.changes[change]
        change += 1
        changePlace = nil
        guard next.isInsertion else { return }
        for column in batch.columns.indices { batch.columns[column][batch.count] = next.row[column] }
        batch.count += 1
    }

    /// Opens the next block that has rows of the range.
    private mutating func openBlock() throws(StoreError) -> Bool {
        let entries = reader.directory.entries
        changePlace = nil
        while blockIndex < entries.count, entries[blockIndex].first < end {
            let entry = entries[blockIndex]
            blockIndex += 1
            guard entry.last >= start else { continue }
            let opened = try reader.block(at: blockIndex - 1)
            if start < end, let known = reader.countedPlaces(start..<end, inBlock: blockIndex - 1) {
                (row, rowEnd) = (known.lowerBound, known.upperBound)
            } else {
                row = entry.first >= start ? 0 : opened.firstRow(notBefore: start)
                rowEnd = entry.last < end ? opened.rowCount : opened.firstRow(notBefore: end)
            }
            block = opened
            if row < rowEnd { return true }
        }
        (row, rowEnd, block) = (0, 0, nil)
        blockIndex = entries.count
        return false
    }
}
