/// Distinct rows, each with the number under which it came.
struct RowSet {
    /// The rows, in the order of their numbers.
    private(set) var rows: Relation
    private var slots: [Int32]

    init(columnCount: Int) {
        rows = Relation(columnCount: columnCount)
        slots = [Int32](repeating: -1, count: 64)
    }

    /// About how many bytes are in use.
    var size: Int { rows.size + slots.count * 4 }

    /// The number of a row, and whether it came for the first time.
    mutating func insert(_ batch: Batch, row: Int) -> (number: Int, isNew: Bool) {
        insert(batch.columns, row)
    }

    /// The number of a row of some columns.
    mutating func insert(_ columns: [[UInt64]], _ row: Int) -> (number: Int, isNew: Bool) {
        var hash = UInt64(0)
        for column in rows.columns.indices { hash = mixed(hash, columns[column][row]) }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash >> 20) & mask
        probe: while slots[slot] >= 0 {
            let number = Int(slots[slot])
            slot = (slot + 1) & mask
            for column in rows.columns.indices where rows.columns[column][number] != columns[column][row] {
                continue probe
            }
            return (number, false)
        }
        let number = rows.count
        slots[slot] = Int32(number)
        rows.append(columns.map { $0[row] })
        if rows.count * 2 > slots.count { grow() }
        return (number, true)
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        let mask = slots.count - 1
        for number in 0..<rows.count {
            var hash = UInt64(0)
            for column in rows.columns { hash = mixed(hash, column[number]) }
            var slot = Int(truncatingIfNeeded: hash >> 20) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(number)
        }
    }
}
