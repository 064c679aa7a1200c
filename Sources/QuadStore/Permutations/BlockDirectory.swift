/// What is known of a permutation's blocks without reading them: first and last row, where they are, how many rows and
/// distinct beginnings of rows they hold.
///
/// Stored as 8 bytes with the number of blocks and, for each, 96 bytes: first row and last row (four ids each), the
/// number of the block, its check sum, the number of its rows (32 bits), and how many rows differ from the one in front
/// of them in the first column, the first two and the first three (32 bits each). All of it is little-endian.
struct BlockDirectory: Sendable {
    /// What is known of one block.
    struct Entry: Equatable, Sendable {
        /// The first row.
        var first: Row
        /// The last row.
        var last: Row
        /// Where the block is.
        var number: UInt64
        /// The check sum of its bytes.
        var checksum: UInt64
        /// How many rows it has.
        var rowCount: Int
        /// How many rows differ from the one in front of them, be it in the block before, in the first column, in the
        /// first two and in the first three.
        var distinct: (Int, Int, Int)

        /// The same block behind another row than before: what its first row differs in may have changed.
        func moved(from before: Row?, to now: Row?) -> Entry {
            guard now != before else { return self }
            func differs(_ last: Row?, _ columns: Int) -> Int {
                last.map { first.hasPrefix($0, count: columns) ? 0 : 1 } ?? 1
            }
            var entry = self
            entry.distinct.0 += differs(now, 1) - differs(before, 1)
            entry.distinct.1 += differs(now, 2) - differs(before, 2)
            entry.distinct.2 += differs(now, 3) - differs(before, 3)
            return entry
        }

        static func == (left: Entry, right: Entry) -> Bool {
            left.first == right.first && left.last == right.last && left.number == right.number
                && left.checksum == right.checksum && left.rowCount == right.rowCount && left.distinct == right.distinct
        }
    }

    /// The blocks, in the order of their rows.
    let entries: [Entry]
    /// How many rows stand in front of each block, and behind the last how many there are.
    let rowsBefore: [Int]
    /// How many distinct beginnings stand in front of each block, and behind the last; of one column, two and three.
    private let distinctBefore: [[Int]]

    /// Describes blocks.
    init(_ entries: [Entry] = []) {
        self.entries = entries
        var (rows, distinct) = ([0], [[0], [0], [0]])
        for entry in entries {
            rows.append(rows[rows.count - 1] + entry.rowCount)
            for (columns, count) in [entry.distinct.0, entry.distinct.1, entry.distinct.2].enumerated() {
                distinct[columns].append(distinct[columns][distinct[columns].count - 1] + count)
            }
        }
        (rowsBefore, distinctBefore) = (rows, distinct)
    }

    /// How many rows all blocks have.
    var rowCount: Int { rowsBefore[entries.count] }

    /// How many rows of some blocks differ from the one in front in the first columns; 1 to 3 of them.
    func distinctCount(in blocks: Range<Int>, columns: Int) -> Int {
        distinctBefore[columns - 1][blocks.upperBound] - distinctBefore[columns - 1][blocks.lowerBound]
    }

    /// The last block that begins at or before a row; 0 if all begin behind it.
    func block(of row: Row) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].first > row { high = middle } else { low = middle + 1 }
        }
        return max(0, low - 1)
    }

    /// The bytes to store.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + entries.count * 96)
        func append(_ number: UInt64) {
            unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
        }
        append(UInt64(entries.count))
        for entry in entries {
            for row in [entry.first, entry.last] { for column in 0..<Row.width { append(row[column]) } }
            append(entry.number)
            append(entry.checksum)
            append(UInt64(entry.rowCount) | UInt64(entry.distinct.0) << 32)
            append(UInt64(entry.distinct.1) | UInt64(entry.distinct.2) << 32)
        }
        return bytes
    }

    /// Reads what was stored; `nil` if it is damaged.
    init?(_ bytes: UnsafeRawBufferPointer) {
        func number(_ index: Int) -> UInt64 {
            unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
        guard bytes.count >= 8, (bytes.count - 8) % 96 == 0, number(0) == UInt64((bytes.count - 8) / 96) else {
            return nil
        }
        var entries: [Entry] = []
        entries.reserveCapacity(bytes.count / 96)
        for start in stride(from: 1, to: bytes.count / 8, by: 12) {
            let (counts, distinct) = (number(start + 10), number(start + 11))
            let entry = Entry(
                first: Row(number(start), number(start + 1), number(start + 2), number(start + 3)),
                last: Row(number(start + 4), number(start + 5), number(start + 6), number(start + 7)),
                number: number(start + 8), checksum: number(start + 9), rowCount: Int(counts & 0xFFFF_FFFF),
                distinct: (Int(counts >> 32), Int(distinct & 0xFFFF_FFFF), Int(distinct >> 32)))
            guard entry.first <= entry.last, entry.rowCount > 0, entries.last.map({ $0.last < entry.first }) ?? true
            else { return nil }
            entries.append(entry)
        }
        self.init(entries)
    }
}
