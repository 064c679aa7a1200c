/// Goes through the rows of a step that are ordered by one column.
struct InputCursor {
    /// The rows that are looked at.
    private(set) var batch: Batch
    /// The row that is looked at; the count of the batch at the end.
    var row = 0
    private let input: Operator
    private let keyColumn: Int
    /// How many rows the next batch shall have: few behind a jump, as the next jump may follow at once.
    private var pace = InputCursor.firstRows
    private static let firstRows = 32
    /// Whether the last keys lay further apart than the rows of a batch.
    private var isSparse = true

    init(_ input: Operator, keyColumn: Int) {
        self.input = input
        self.keyColumn = keyColumn
        batch = input.makeBatch()
    }

    /// The key of the row.
    var key: UInt64 { batch.columns[keyColumn][row] }

    /// Whether the batch has been read.
    var isSpent: Bool { row >= batch.count }

    /// Reads the next batch; `false` if there is none.
    mutating func load() throws -> Bool {
        row = 0
        batch.limit = min(pace, batch.capacity)
        pace = min(pace * 2, batch.capacity)
        return try input.next(&batch)
    }

    /// Goes to the first row of the batch, from this one on, whose key is not less than `bound`.
    mutating func advance(to bound: UInt64) {
        row = batch.columns[keyColumn].firstIndex(atLeast: bound, from: row, end: batch.count)
    }

    /// The end of the rows of the batch, from this one on, whose key is `key`.
    func end(of key: UInt64) -> Int {
        batch.columns[keyColumn].firstIndex(atLeast: key + 1, from: row, end: batch.count)
    }

    /// Goes to the first row whose key is not less than `bound`; `false` if there is none.
    mutating func skip(to bound: UInt64) throws -> Bool {
        advance(to: bound)
        if !isSpent {
            isSparse = false
            return true
        }
        // Some more rows cost less than a search where keys lie dense.
        if !isSparse {
            guard try load() else { return false }
            advance(to: bound)
            if !isSpent { return true }
            isSparse = true
        }
        repeat {
            try input.skip(to: bound)
            pace = InputCursor.firstRows
            guard try load() else { return false }
            advance(to: bound)
        } while isSpent
        return true
    }
}
