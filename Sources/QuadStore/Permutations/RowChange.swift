/// What was done to a permutation since its blocks were written.
struct RowChange: Equatable, Sendable {
    /// The row.
    var row: Row
    /// Whether it came, and is in no block; else it went, and is in one.
    var isInsertion: Bool
}
