/// The quads that came and went since the tables were written, in memory.
///
/// Every quad that was touched is a row; every change of one is an entry, which leads to the one before. A view that
/// knows the first so many entries follows a row's from the last one back to those that it knows. One thread adds rows
/// and entries, and nothing ever goes: those of a transaction that is rolled back are only cut off.
final class JournalRows: Sendable {
    /// The most rows, and the most entries.
    static let most = 40_960

    private struct Stored: BitwiseCopyable, Sendable {
        var subject: UInt64
        var predicate: UInt64
        var object: UInt64
        var graph: UInt64
        var isInBlocks: Bool
        var isInTables: Bool
    }

    private struct Entry: BitwiseCopyable, Sendable {
        var row: UInt32
        /// The entry of the row before this one, plus 1; 0 if there is none.
        var previous: UInt32
        var isThere: Bool
    }

    private let rows = AppendOnlyBuffer<Stored>(capacity: most)
    private let entries = AppendOnlyBuffer<Entry>(capacity: most)
    /// The last entry of each row, plus 1; 0 if there is none.
    private let latest = AtomicNumbers(count: most)
    private let index = NumberIndex(capacity: most)
    private let orders = Guarded<[JournalOrder?]>([JournalOrder?](repeating: nil, count: Permutation.allCases.count))

    /// The quad of a row.
    @inline(__always)
    func quad(_ row: Int) -> QuadIDs {
        let stored = rows[row]
        return QuadIDs(
            TermID(bits: stored.subject), TermID(bits: stored.predicate), TermID(bits: stored.object),
            graph: TermID(bits: stored.graph))
    }

    /// Whether the blocks hold a row.
    func isInBlocks(_ row: Int) -> Bool { rows[row].isInBlocks }

    /// Whether the tables hold a row, changes beside the blocks among them. Known of rows that this process touched.
    func isInTables(_ row: Int) -> Bool { rows[row].isInTables }

    /// The number of a quad's row among the first `count`.
    func find(_ quad: QuadIDs, among count: Int) -> Int? {
        index.find(JournalRows.hash(quad)) { $0 < count && self.quad($0) == quad }
    }

    /// Whether a row was there after so many entries; `nil` if none of them was its.
    @inline(__always)
    func isThere(_ row: Int, after entryCount: Int) -> Bool? {
        var entry = Int(latest[row])
        while entry > entryCount { entry = Int(entries[entry - 1].previous) }
        return entry == 0 ? nil : entries[entry - 1].isThere
    }

    /// Adds a row that is not there; `nil` if there is no room.
    func add(_ quad: QuadIDs, isInBlocks: Bool, isInTables: Bool, _ extent: inout JournalExtent) -> Int? {
        guard extent.rows < JournalRows.most else { return nil }
        let row = extent.rows
        rows[row] = Stored(
            subject: quad.subject.bits, predicate: quad.predicate.bits, object: quad.object.bits,
            graph: quad.graph.bits, isInBlocks: isInBlocks, isInTables: isInTables)
        index.add(JournalRows.hash(quad), row)
        extent.rows += 1
        return row
    }

    /// Notes that a row came or went; `false` if there is no room.
    func set(_ row: Int, isThere: Bool, _ extent: inout JournalExtent) -> Bool {
        guard extent.entries < JournalRows.most else { return false }
        entries[extent.entries] = Entry(row: UInt32(row), previous: latest[row], isThere: isThere)
        extent.entries += 1
        latest[row] = UInt32(extent.entries)
        return true
    }

    /// Cuts off the entries behind those of an earlier extent. They and their rows keep their places.
    func takeBack(_ extent: JournalExtent, to earlier: JournalExtent) {
        for number in (earlier.entries..<extent.entries).reversed() {
            latest[Int(entries[number].row)] = entries[number].previous
        }
    }

    /// Calls `body` with each row that some entries changed, and whether it is there after the last of them.
    func forEachRow(in range: Range<Int>, _ body: (Int, Bool) -> Void) {
        for number in range where Int(latest[Int(entries[number].row)]) == number + 1 {
            body(Int(entries[number].row), entries[number].isThere)
        }
    }

    /// The rows of a permutation in its order: all but a few of the first `count`.
    func order(_ permutation: Permutation, upTo count: Int) -> JournalOrder {
        orders.withLock { orders in
            let place = Int(permutation.rawValue)
            var order = orders[place] ?? JournalOrder(permutation)
            if count - order.rowCount > JournalOrder.mostUnsorted {
                order.extend(to: count, self)
                orders[place] = order
            }
            return order
        }
    }

    // MARK: Hashes

    private static func hash(_ quad: QuadIDs) -> UInt64 {
        mix(quad.subject.bits, quad.predicate.bits, quad.object.bits, quad.graph.bits)
    }

    /// A hash of four numbers.
    @inline(__always)
    static func mix(_ one: UInt64, _ two: UInt64, _ three: UInt64, _ four: UInt64) -> UInt64 {
        var mixed = UInt64(0x9E37_79B9_7F4A_7C15)
        func add(_ number: UInt64) {
            let product = (mixed ^ number).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
            mixed = product.high ^ product.low
        }
        add(one)
        add(two)
        add(three)
        add(four)
        return mixed
    }
}
