/// Brings changed rows into a permutation's blocks: only those that they fall into are written anew.
struct BlockMerge {
    private let reader: PermutationReader
    private let blockRows: Int
    private var entries: [BlockDirectory.Entry] = []
    /// The blocks that are no longer part of the permutation.
    private(set) var replaced: [UInt64] = []

    /// Prepares to bring the changes of a reader, which must be all there are, into its blocks.
    init(_ reader: PermutationReader, blockRows: Int) {
        self.reader = reader
        self.blockRows = blockRows
    }

    /// Writes the blocks and tells what the directory is then.
    mutating func run(_ storage: inout some BlockStorage) throws(StoreError) -> BlockDirectory {
        let blocks = reader.directory.entries
        if blocks.isEmpty {
            try write(0..<0, Row.all, &storage)
            return BlockDirectory(entries)
        }
        var index = 0
        while index < blocks.count {
            // Neighbours that changed are read and cut anew together; a small one takes its neighbour along.
            var end = index
            while end < blocks.count, isChanged(end) || (end > index && isSmall(index..<end)) { end += 1 }
            if end == index {
                append(index)
                index += 1
                continue
            }
            try write(index..<end, range(index, end), &storage)
            index = end
        }
        return BlockDirectory(entries)
    }

    /// The rows that belong to some blocks, those between them and the next ones among them.
    private func range(_ start: Int, _ end: Int) -> Range<Row> {
        let blocks = reader.directory.entries
        let first = start == 0 ? Row.least : blocks[start].first
        return first..<(end == blocks.count ? Row.end : blocks[end].first)
    }

    private func isChanged(_ index: Int) -> Bool {
        !reader.changeRange(range(index, index + 1)).isEmpty
    }

    /// Whether so few rows are left of some blocks that a block of them would be too small.
    private func isSmall(_ blocks: Range<Int>) -> Bool {
        let changes = reader.changes[reader.changeRange(range(blocks.lowerBound, blocks.upperBound))]
        let rows = reader.directory.rowsBefore[blocks.upperBound] - reader.directory.rowsBefore[blocks.lowerBound]
        return changes.reduce(rows) { $0 + ($1.isInsertion ? 1 : -1) } < blockRows / 4
    }

    private mutating func write(
        _ blocks: Range<Int>, _ rows: Range<Row>, _ storage: inout some BlockStorage
    ) throws(StoreError) {
        // Read without the changes and merged here: where there are many, a search for the place of each takes longer.
        var scan = Scan(reader.withoutChanges, rows, columns: Array(0..<reader.columnCount))
        var changes = reader.changes[reader.changeRange(rows)]
        let total = try reader.count(rows)
        // All of about the same size, so that none is small.
        let parts = max(1, (total + blockRows - 1) / blockRows)
        var writer = PermutationWriter(
            columnCount: reader.columnCount, blockRows: max(1, (total + parts - 1) / parts), behind: entries.last?.last)
        var batch = RowBatch(columnCount: reader.columnCount, capacity: min(blockRows, 4096))
        while try scan.next(&batch) {
            for index in 0..<batch.count {
                let row = batch.row(index)
                while let change = changes.first, change.row < row {
                    if change.isInsertion { try writer.append(change.row, to: &storage) }
                    changes.removeFirst()
                }
                if let change = changes.first, change.row == row {
                    changes.removeFirst()
                    if !change.isInsertion { continue }
                }
                try writer.append(row, to: &storage)
            }
        }
        for change in changes where change.isInsertion { try writer.append(change.row, to: &storage) }
        try writer.finish(&storage)
        entries += writer.entries
        for block in reader.directory.entries[blocks] { replaced.append(block.number) }
    }

    /// Keeps a block. What its first row differs in may have changed with the row in front of it.
    private mutating func append(_ index: Int) {
        let before = index == 0 ? nil : reader.directory.entries[index - 1].last
        entries.append(reader.directory.entries[index].moved(from: before, to: entries.last?.last))
    }
}
