/// Rows on their way between operators, column by column; ids are bits of `TermID`, and 0 is unbound.
///
/// The arrays keep their length, the capacity; only the first ``count`` values of each are rows.
struct Batch: Sendable {
    /// The columns.
    var columns: [[UInt64]]
    /// The number of rows.
    var count = 0

    /// An empty batch.
    init(columnCount: Int, capacity: Int) {
        columns = [[UInt64]](repeating: [UInt64](repeating: 0, count: capacity), count: columnCount)
        self.capacity = capacity
        limit = capacity
    }

    /// How many rows it has room for.
    let capacity: Int
    /// How many rows are wanted at most: fewer than there is room for where the next ones may not be needed.
    var limit: Int

    /// Takes the next rows of a relation, from `row` on, into its first columns; `row` goes on behind them.
    mutating func take(_ relation: Relation, from row: inout Int) {
        count = min(limit, relation.count - row)
        for column in relation.columns.indices {
            for index in 0..<count { columns[column][index] = relation.columns[column][row + index] }
        }
        row += count
    }

    /// Keeps the rows whose places are listed, ascending.
    mutating func keep(_ places: [Int]) {
        if places.count == count { return }
        for column in columns.indices {
            for (target, place) in places.enumerated() { columns[column][target] = columns[column][place] }
        }
        count = places.count
    }
}

/// Rows that are kept whole: the built side of a join, what is sorted, what an operator gives out again.
struct Relation: Sendable {
    /// The columns, of one length.
    var columns: [[UInt64]]
    /// The number of rows.
    private(set) var count = 0

    /// No rows.
    init(columnCount: Int) {
        columns = [[UInt64]](repeating: [], count: columnCount)
    }

    /// The memory that is in use, in bytes.
    var size: Int { columns.reduce(0) { $0 + $1.capacity * 8 } }

    /// Adds all rows of a batch.
    mutating func append(_ batch: Batch) {
        for column in columns.indices { columns[column].append(contentsOf: batch.columns[column][0..<batch.count]) }
        count += batch.count
    }

    /// Adds a row of a batch.
    mutating func append(_ batch: Batch, row: Int) {
        for column in columns.indices { columns[column].append(batch.columns[column][row]) }
        count += 1
    }

    /// Adds a row.
    mutating func append(_ row: [UInt64]) {
        for column in columns.indices { columns[column].append(row[column]) }
        count += 1
    }

    /// Forgets all rows.
    mutating func removeAll() {
        for column in columns.indices { columns[column].removeAll(keepingCapacity: true) }
        count = 0
    }

    /// The rows in another order.
    func reordered(_ places: [Int]) -> Relation {
        var result = self
        for column in columns.indices { result.columns[column] = places.map { columns[column][$0] } }
        result.count = places.count
        return result
    }
}
