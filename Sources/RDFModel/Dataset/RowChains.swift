/// For one column, the rows of every number, chained in the order in which they came.
///
///     last[7] = 5, first[7] = 0        rows  0 ─► 3 ─► 5   hold the number 7
///     next = [3, …, …, 5, …, none]
///
/// Adding a row costs no more than a few writes, and no order has to be made anew when rows and questions take
/// turns.
struct RowChains: Sendable {
    static let none = UInt32.max
    private var first: [UInt32] = []
    private var last: [UInt32] = []
    private var counts: [UInt32] = []
    private var next: [UInt32] = []

    /// Adds the next row, which holds `number` in this column.
    mutating func append(_ number: UInt32) {
        let row = UInt32(next.count)
        next.append(RowChains.none)
        let place = Int(number)
        while first.count <= place {
            first.append(RowChains.none)
            last.append(RowChains.none)
            counts.append(0)
        }
        if first[place] == RowChains.none {
            first[place] = row
        } else {
            next[Int(last[place])] = row
        }
        last[place] = row
        counts[place] += 1
    }

    /// How many rows hold the number.
    func count(_ number: UInt32) -> Int {
        number < counts.count ? Int(counts[Int(number)]) : 0
    }

    /// The first row that holds the number.
    func first(_ number: UInt32) -> UInt32 {
        number < first.count ? first[Int(number)] : RowChains.none
    }

    /// The next row that holds the same number as `row`.
    func next(_ row: UInt32) -> UInt32 { next[Int(row)] }
}
