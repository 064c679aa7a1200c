/// Brings sorted rows into the blocks of a permutation: only the blocks that they fall into are written anew.
///
/// The rows come in pieces. Blocks that follow each other and get rows are cut anew together:
///
///     blocks    │ 0 │ 1 │ 2 │ 3 │ 4 │            rows fall into 1, 2 and 4
///     becomes   │ 0 │ a │ b │ c │ 3 │ d │
///
/// What others read is not touched: the blocks that are replaced go when the load ends.
struct LoadMerge<Storage: BlockStorage> {
    private let permutation: Permutation
    private let blockRows: Int
    private let blocks: [BlockDirectory.Entry]
    private var storage: Storage
    private var writer: PermutationWriter
    /// The block whose rows come next.
    private var index = 0
    /// Its columns if rows fell into it, and the first of its rows that was not taken.
    private var opened: (columns: [[UInt64]], row: Int)?
    /// Rows on their way into blocks, column by column.
    private var pending: [[UInt64]]
    /// The blocks that are no longer part of the permutation.
    private(set) var replaced: [UInt64] = []

    /// Begins in front of the first of some blocks.
    init(_ permutation: Permutation, _ directory: BlockDirectory, blockRows: Int, threads: Int, to storage: Storage) {
        self.permutation = permutation
        self.blockRows = blockRows
        self.storage = storage
        blocks = directory.entries
        writer = PermutationWriter(
            columnCount: permutation.positions.count, blockRows: blockRows, threads: threads)
        pending = permutation.positions.map { _ in [] }
    }

    /// Adds rows, column by column. They are greater than the ones before; one that is there already stays once.
    ///
    /// - Parameter read: gives the columns of a block.
    mutating func append(
        _ rows: [[UInt64]], _ read: (UInt64) throws(StoreError) -> [[UInt64]]
    ) throws(StoreError) {
        var start = 0
        while true {
            let end = index + 1 < blocks.count ? place(of: blocks[index + 1].first, rows, from: start) : rows[0].count
            if start < end {
                if opened == nil { opened = (try read(blocks[index].number), 0) }
                merge(rows, start..<end)
                try write(isLast: false)
                start = end
            }
            if start == rows[0].count { return }
            try leaveBlock()
        }
    }

    /// Writes what is left, and tells what the directory is then.
    mutating func finish() throws(StoreError) -> BlockDirectory {
        while index < blocks.count { try leaveBlock() }
        try write(isLast: true)
        try writer.finish(&storage)
        return BlockDirectory(writer.entries)
    }

    /// Goes to the next block: the one left behind is done anew if rows fell into it, and else stays.
    private mutating func leaveBlock() throws(StoreError) {
        if let (columns, row) = opened {
            for column in columns.indices { pending[column] += columns[column][row...] }
            replaced.append(blocks[index].number)
            opened = nil
            try write(isLast: false)
        } else {
            try write(isLast: true)
            writer.keep(blocks[index], behind: index == 0 ? nil : blocks[index - 1].last)
        }
        index += 1
    }

    /// Puts rows between those of the opened block, up to the last of them.
    private mutating func merge(_ rows: [[UInt64]], _ range: Range<Int>) {
        guard let (block, first) = opened else { return }
        // Where each row comes from: its place in the block, or what is left of 0 by its place among the new rows.
        var origins: [Int32] = []
        origins.reserveCapacity(range.count + block[0].count - first)
        var row = first
        for new in range {
            var order = -1
            while row < block[0].count {
                order = LoadMerge.order(block, row, rows, new)
                if order >= 0 { break }
                origins.append(Int32(row))
                row += 1
                order = -1
            }
            if order != 0 { origins.append(~Int32(new)) }
        }
        for column in block.indices {
            let (old, new) = (block[column], rows[column])
            pending[column].reserveCapacity(pending[column].count + origins.count)
            for origin in origins { pending[column].append(origin >= 0 ? old[Int(origin)] : new[Int(~origin)]) }
        }
        opened?.row = row
    }

    /// Less than, equal to or more than 0, as the row of the block stands to the new one.
    @inline(__always)
    private static func order(_ block: [[UInt64]], _ row: Int, _ rows: [[UInt64]], _ new: Int) -> Int {
        for column in block.indices {
            let (old, new) = (block[column][row], rows[column][new])
            if old != new { return old < new ? -1 : 1 }
        }
        return 0
    }

    /// The first of the rows that is not in front of a row.
    private func place(of row: Row, _ rows: [[UInt64]], from start: Int) -> Int {
        var (low, high) = (start, rows[0].count)
        while low < high {
            let middle = (low + high) / 2
            if EncodedBlock.row(middle, rows) < row { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Writes blocks of the pending rows: so many that the last ones will be of a good size, or all.
    private mutating func write(isLast: Bool) throws(StoreError) {
        let count = pending[0].count
        var start = 0
        func size() -> Int {
            let rest = count - start
            if rest >= 2 * blockRows { return blockRows }
            return isLast ? (rest > blockRows ? (rest + 1) / 2 : rest) : 0
        }
        while case let size = size(), size > 0 {
            let rows = pending.map { Array($0[start..<start + size]) }
            start += size
            try writer.append(last: EncodedBlock.row(size - 1, rows), to: &storage) { rows }
        }
        if start > 0 { for column in pending.indices { pending[column].removeFirst(start) } }
    }
}
