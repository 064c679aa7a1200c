/// Finds the rows of a relation that agree with a row in all variables that both bind (compatible mappings, SPARQL 1.1
/// §18.3).
///
/// Rows are grouped by which of the shared variables they bind; in most queries there is one group, and a look-up is
/// one of a hash table. Tables are made when a combination is first asked for.
final class CompatibleIndex {
    private let relation: Relation
    /// The columns of the shared variables.
    private let keyColumns: [Int]
    /// The rows by the variables that they bind, as bits.
    private var groups: [(mask: UInt64, rows: [Int32])] = []
    private var tables: [TableKey: RowTable] = [:]

    private struct TableKey: Hashable {
        var group: Int
        var mask: UInt64
    }

    /// - Parameter keyColumns: the columns of the shared variables, at most 64.
    init(_ relation: Relation, keyColumns: [Int]) {
        self.relation = relation
        self.keyColumns = keyColumns
        var numbers: [UInt64: Int] = [:]
        for row in 0..<relation.count {
            var mask = UInt64(0)
            for (place, column) in keyColumns.enumerated() where relation.columns[column][row] != 0 {
                mask |= 1 << UInt64(place)
            }
            let number = numbers[mask] ?? groups.count
            if number == groups.count {
                numbers[mask] = number
                groups.append((mask, []))
            }
            groups[number].rows.append(Int32(row))
        }
    }

    /// Appends the rows that are compatible with a key.
    ///
    /// - Parameters:
    ///   - key: the values of the shared variables; 0 is unbound.
    ///   - needsShared: whether at least one variable must be bound on both sides, as for `MINUS`.
    func appendMatches(_ key: [UInt64], needsShared: Bool, to rows: inout [Int32]) {
        var bound = UInt64(0)
        for (place, value) in key.enumerated() where value != 0 { bound |= 1 << UInt64(place) }
        for (number, group) in groups.enumerated() {
            let mask = group.mask & bound
            if mask == 0 {
                if !needsShared { rows += group.rows }
                continue
            }
            table(number, mask).appendMatches(key, to: &rows)
        }
    }

    /// The table of all rows by all shared variables, if every row binds them.
    var wholeTable: RowTable? {
        let all: UInt64 = keyColumns.count == 64 ? .max : (1 << UInt64(keyColumns.count)) - 1
        guard !keyColumns.isEmpty, groups.count == 1, groups[0].mask == all else { return nil }
        return table(0, all)
    }

    private func table(_ group: Int, _ mask: UInt64) -> RowTable {
        let key = TableKey(group: group, mask: mask)
        if let known = tables[key] { return known }
        let places = keyColumns.indices.filter { mask & (1 << UInt64($0)) != 0 }
        let table = RowTable(
            groups[group].rows, places: places, columns: places.map { relation.columns[keyColumns[$0]] })
        tables[key] = table
        return table
    }

    /// About how many bytes are in use beside the relation.
    var size: Int { relation.count * 16 }
}

/// Pairs of rows that wait to be joined; -1 stands for no row of the right side.
struct JoinPairs {
    var left: [Int] = []
    var right: [Int32] = []
}

/// A hash table of rows by the values of some columns.
final class RowTable {
    private let rows: [Int32]
    private let places: [Int]
    private let columns: [[UInt64]]
    /// The first entry of each slot, and behind each entry the next one, as places in `rows`; -1 is none.
    private var heads: [Int32]
    private var following: [Int32]
    private let mask: Int

    init(_ rows: [Int32], places: [Int], columns: [[UInt64]]) {
        self.rows = rows
        self.places = places
        self.columns = columns
        var size = 16
        while size < rows.count * 2 { size *= 2 }
        mask = size - 1
        heads = [Int32](repeating: -1, count: size)
        following = [Int32](repeating: -1, count: rows.count)
        // From the last to the first, so that rows are found in their order.
        for entry in rows.indices.reversed() {
            var hash = UInt64(0)
            for column in columns { hash = mixed(hash, column[Int(rows[entry])]) }
            let slot = Int(truncatingIfNeeded: hash >> 20) & mask
            following[entry] = heads[slot]
            heads[slot] = Int32(entry)
        }
    }

    /// Pairs rows of a batch, from `row` and its match `match` on, with the rows of the table that have the same key, until
    /// there are `most` pairs; what is left goes on the next time.
    ///
    /// - Parameter columns: the columns of the batch that hold the key, in the order of the table's; all are bound.
    /// - Returns: the next row, and the match of it to go on with; -1 is the first.
    func pair(
        _ columns: [[UInt64]], _ count: Int, from row: Int, _ match: Int32, most: Int,
        into pairs: inout JoinPairs
    ) -> (row: Int, match: Int32) {
        var (row, entry) = (row, match)
        while row < count {
            if entry < 0 {
                var hash = UInt64(0)
                for column in columns { hash = mixed(hash, column[row]) }
                entry = heads[Int(truncatingIfNeeded: hash >> 20) & mask]
            }
            entry: while entry >= 0 {
                if pairs.left.count >= most { return (row, entry) }
                let candidate = rows[Int(entry)]
                entry = following[Int(entry)]
                for place in columns.indices where self.columns[place][Int(candidate)] != columns[place][row] {
                    continue entry
                }
                pairs.left.append(row)
                pairs.right.append(candidate)
            }
            row += 1
        }
        return (row, -1)
    }

    func appendMatches(_ key: [UInt64], to found: inout [Int32]) {
        var hash = UInt64(0)
        for place in places { hash = mixed(hash, key[place]) }
        var entry = heads[Int(truncatingIfNeeded: hash >> 20) & mask]
        entry: while entry >= 0 {
            let row = rows[Int(entry)]
            defer { entry = following[Int(entry)] }
            for (place, column) in zip(places, columns) where column[Int(row)] != key[place] { continue entry }
            found.append(row)
        }
    }
}

/// Mixes a value into a hash.
@inline(__always)
func mixed(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let product = (hash ^ value).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low &+ 0x2545_F491_4F6C_DD1D
}
