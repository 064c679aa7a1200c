/// Where blocks are kept.
protocol BlockStorage {
    /// Keeps a block and tells its number.
    mutating func append(_ block: [UInt8]) throws(StoreError) -> UInt64
}

/// Cuts rows that come in order into blocks.
struct PermutationWriter {
    /// What is known of the blocks so far.
    private(set) var entries: [BlockDirectory.Entry] = []
    private let columnCount: Int
    private let blockRows: Int
    private let threads: Int
    private var columns: [[UInt64]]
    private var last: Row?
    /// The blocks that are being encoded, in their order, and such as stay between them.
    private var tasks: [Pending] = []

    private enum Pending {
        case encoding(BackgroundTask<EncodedBlock>)
        case kept(BlockDirectory.Entry)
    }

    /// Starts behind `last`, the row in front of the first one.
    ///
    /// - Parameters:
    ///   - blockRows: how many rows a block has, at most ``Block/mostRows``.
    ///   - threads: how many threads encode blocks; with one they are encoded here.
    init(columnCount: Int, blockRows: Int, behind last: Row? = nil, threads: Int = 1) {
        self.columnCount = columnCount
        self.blockRows = blockRows
        self.last = last
        self.threads = threads
        columns = [[UInt64]](repeating: [], count: columnCount)
        for column in columns.indices { columns[column].reserveCapacity(blockRows) }
    }

    /// Adds a row.
    ///
    /// - Precondition: it is greater than the one before.
    mutating func append(_ row: Row, to storage: inout some BlockStorage) throws(StoreError) {
        for column in 0..<columnCount { columns[column].append(row[column]) }
        if columns[0].count == blockRows { try flush(to: &storage) }
    }

    /// Adds a block of rows that are made on the thread that encodes them.
    ///
    /// - Precondition: they are greater than the ones before, no more than a block has, and end with `last`.
    mutating func append(
        last row: Row, to storage: inout some BlockStorage, _ columns: @escaping @Sendable () -> [[UInt64]]
    ) throws(StoreError) {
        try flush(to: &storage)
        try encode(last: row, to: &storage, columns)
    }

    /// Keeps a block that is there.
    ///
    /// - Precondition: its rows are greater than the ones before.
    /// - Parameter before: the row that stood in front of it when it was written.
    mutating func keep(_ entry: BlockDirectory.Entry, behind before: Row?) {
        tasks.append(.kept(entry.moved(from: before, to: last)))
        last = entry.last
    }

    /// Writes what is left.
    mutating func finish(_ storage: inout some BlockStorage) throws(StoreError) {
        try flush(to: &storage)
        while !tasks.isEmpty { try store(tasks.removeFirst(), to: &storage) }
    }

    private mutating func flush(to storage: inout some BlockStorage) throws(StoreError) {
        guard let count = columns.first?.count, count > 0 else { return }
        let rows = columns
        for column in columns.indices {
            if threads > 1 {
                columns[column] = []
                columns[column].reserveCapacity(blockRows)
            } else {
                columns[column].removeAll(keepingCapacity: true)
            }
        }
        try encode(last: EncodedBlock.row(count - 1, rows), to: &storage) { rows }
    }

    private mutating func encode(
        last row: Row, to storage: inout some BlockStorage, _ columns: @escaping @Sendable () -> [[UInt64]]
    ) throws(StoreError) {
        let before = last
        last = row
        tasks.append(.encoding(BackgroundTask(onThread: threads > 1) { EncodedBlock(columns(), behind: before) }))
        while tasks.count >= threads { try store(tasks.removeFirst(), to: &storage) }
    }

    private mutating func store(_ pending: Pending, to storage: inout some BlockStorage) throws(StoreError) {
        switch pending {
        case .kept(let entry): entries.append(entry)
        case .encoding(let task):
            guard let block = task.result() else { throw .limit("there is no memory to encode a block") }
            entries.append(block.entry(number: try storage.append(block.bytes)))
        }
    }
}

/// A block and what its directory says of it.
struct EncodedBlock: Sendable {
    /// The block.
    let bytes: [UInt8]
    /// The last row.
    let last: Row
    private let first: Row
    private let rowCount: Int
    private let distinct: (Int, Int, Int)
    private let checksum: UInt64

    /// Encodes rows; `last` is the row in front of them.
    init(_ columns: [[UInt64]], behind last: Row?) {
        rowCount = columns[0].count
        var counts = [0, 0, 0]
        var differs = [Bool](repeating: false, count: columns[0].count)
        let before = last
        for column in 0..<min(3, columns.count) {
            unsafe columns[column].withUnsafeBufferPointer { values in
                var count = 0
                var previous = before.map { $0[column] }
                for index in values.indices {
                    let value = unsafe values[index]
                    if previous != value { differs[index] = true }
                    if differs[index] { count += 1 }
                    previous = value
                }
                counts[column] = count
            }
        }
        distinct = (counts[0], counts[1], counts[2])
        first = EncodedBlock.row(0, columns)
        self.last = EncodedBlock.row(columns[0].count - 1, columns)
        let encoded = Block.encode(columns, rows: 0..<columns[0].count)
        checksum = unsafe encoded.withUnsafeBytes { unsafe Hash64.hash($0) }
        bytes = encoded
    }

    /// A row of columns.
    static func row(_ index: Int, _ columns: [[UInt64]]) -> Row {
        var row = Row.least
        for column in columns.indices { row[column] = columns[column][index] }
        return row
    }

    /// What the directory says, once it is known where the block is.
    func entry(number: UInt64) -> BlockDirectory.Entry {
        BlockDirectory.Entry(
            first: first, last: last, number: number, checksum: checksum, rowCount: rowCount, distinct: distinct)
    }
}
