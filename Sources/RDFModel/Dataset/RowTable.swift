/// A quad as the numbers of its terms; graph 0 is the default graph.
package struct Row: Equatable, Sendable {
    /// The subject's number.
    package var subject: UInt32
    /// The predicate's number.
    package var predicate: UInt32
    /// The object's number.
    package var object: UInt32
    /// The number of the graph's name, or 0.
    package var graph: UInt32

    /// Makes a row.
    package init(subject: UInt32, predicate: UInt32, object: UInt32, graph: UInt32) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
        self.graph = graph
    }
}

/// Distinct rows in the order in which they came.
struct RowTable: Sendable {
    private(set) var rows: [Row] = []
    /// Row indices plus 1; 0 is free. The size is a power of two.
    private var slots = [UInt32](repeating: 0, count: 64)

    /// Adds a row; `false` if it stood there already.
    mutating func insert(_ row: Row) -> Bool {
        let slot = find(row)
        guard slots[slot] == 0 else { return false }
        rows.append(row)
        slots[slot] = UInt32(rows.count)
        if rows.count * 10 > slots.count * 6 { grow() }
        return true
    }

    /// Whether the row stands here.
    func contains(_ row: Row) -> Bool { slots[find(row)] != 0 }

    private func find(_ row: Row) -> Int {
        let mask = slots.count - 1
        var slot = RowTable.hash(row) & mask
        while slots[slot] != 0, rows[Int(slots[slot]) - 1] != row { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for (index, row) in rows.enumerated() {
            var slot = RowTable.hash(row) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(index + 1)
        }
    }

    private static func hash(_ row: Row) -> Int {
        let high = (UInt64(row.subject) << 32 | UInt64(row.object)) &* 0x9E37_79B9_7F4A_7C15
        let low = (UInt64(row.predicate) << 32 | UInt64(row.graph)) &* 0xC2B2_AE3D_27D4_EB4F
        let mixed = (high ^ (high >> 32)) &+ (low ^ (low >> 29))
        return Int(truncatingIfNeeded: (mixed &* 0xFF51_AFD7_ED55_8CCD) >> 20)
    }
}
