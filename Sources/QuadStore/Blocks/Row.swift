/// A row of a permutation: ids in the order of its columns; a permutation of triples leaves the last one 0.
struct Row: Hashable, Comparable, Sendable {
    /// The ids.
    var ids: (UInt64, UInt64, UInt64, UInt64)

    /// The most columns.
    static let width = 4
    /// What comes before all rows.
    static let least = Row(0, 0, 0, 0)
    /// What comes behind all rows.
    static let end = Row(.max, .max, .max, .max)
    /// All rows.
    static let all = least..<end

    /// Makes a row.
    init(_ first: UInt64, _ second: UInt64 = 0, _ third: UInt64 = 0, _ fourth: UInt64 = 0) {
        ids = (first, second, third, fourth)
    }

    /// The id of a column.
    @inline(__always)
    subscript(column: Int) -> UInt64 {
        get {
            switch column {
            case 0: ids.0
            case 1: ids.1
            case 2: ids.2
            default: ids.3
            }
        }
        set {
            switch column {
            case 0: ids.0 = newValue
            case 1: ids.1 = newValue
            case 2: ids.2 = newValue
            default: ids.3 = newValue
            }
        }
    }

    /// Whether the first columns are those of another row.
    @inline(__always)
    func hasPrefix(_ row: Row, count: Int) -> Bool {
        (count < 1 || ids.0 == row.ids.0) && (count < 2 || ids.1 == row.ids.1) && (count < 3 || ids.2 == row.ids.2)
            && (count < 4 || ids.3 == row.ids.3)
    }

    @inline(__always)
    static func == (left: Row, right: Row) -> Bool { left.ids == right.ids }

    @inline(__always)
    static func < (left: Row, right: Row) -> Bool { left.ids < right.ids }

    func hash(into hasher: inout Hasher) {
        hasher.combine(ids.0)
        hasher.combine(ids.1)
        hasher.combine(ids.2)
        hasher.combine(ids.3)
    }
}
