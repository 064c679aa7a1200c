/// Rows of a scan, column by column.
public struct RowBatch: Sendable {
    /// The columns, in the order of the permutation; only the first ``count`` values of each are rows.
    package var columns: [[UInt64]]
    /// The number of rows.
    public internal(set) var count = 0
    /// How many rows it has room for.
    public let capacity: Int

    /// An empty batch.
    ///
    /// - Parameters:
    ///   - columnCount: the number of columns of the permutation.
    ///   - capacity: how many rows it has room for, at least 1.
    public init(columnCount: Int, capacity: Int) {
        columns = [[UInt64]](repeating: [UInt64](repeating: 0, count: capacity), count: columnCount)
        self.capacity = capacity
    }

    /// Calls `body` with the bits of the ids in a column.
    public func withColumn<Result>(_ index: Int, _ body: (Span<UInt64>) throws -> Result) rethrows -> Result {
        let values = columns[index]
        return try body(values.span.extracting(0..<count))
    }

    /// A row.
    func row(_ index: Int) -> Row {
        var row = Row.least
        for column in columns.indices { row[column] = columns[column][index] }
        return row
    }
}
