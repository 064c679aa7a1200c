/// Rows of a permutation that begin with the same ids, and whose next id lies in a range.
package struct ScanRange: Hashable, Sendable {
    /// The order.
    package var permutation: Permutation
    /// The ids of the first columns.
    package var prefix: [TermID]
    /// The bits of the ids of the column behind the prefix; `nil` if it may hold any.
    package var next: ClosedRange<UInt64>?

    /// Describes rows.
    package init(_ permutation: Permutation, prefix: [TermID] = [], next: ClosedRange<UInt64>? = nil) {
        self.permutation = permutation
        self.prefix = prefix
        self.next = next
    }

    var rows: Range<Row> {
        var first = Row.least
        for (column, id) in prefix.enumerated() { first[column] = id.bits }
        guard let next else { return first..<first.successor(ofPrefix: prefix.count) }
        var last = first
        first[prefix.count] = next.lowerBound
        last[prefix.count] = next.upperBound
        return first..<last.successor(ofPrefix: prefix.count + 1)
    }
}

/// What a planner and its operators ask.
extension QuadView {
    /// Whether a permutation can be read at once; a store in memory sorts each when it is first asked for.
    package func isSorted(_ permutation: Permutation) -> Bool { source.isSorted(permutation) }

    /// How many rows there are; without changes beside the blocks at most two blocks are looked into.
    package func count(_ range: ScanRange) throws(StoreError) -> Int {
        try source.reader(range.permutation, range.rows).count(range.rows)
    }

    /// How many different beginnings of `columns` columns the rows have, at most: exact where the range is that of
    /// whole blocks and nothing has changed beside them.
    package func distinctCount(_ range: ScanRange, columns: Int) throws(StoreError) -> Int {
        let reader = try source.reader(range.permutation, range.rows)
        if columns == reader.columnCount { return try reader.count(range.rows) }
        return try reader.distinctCount(range.rows, columns: columns)
    }

    /// Values of the column behind the prefix that part the rows into about as many pieces: each piece begins at one.
    /// Fewer where the rows are few.
    package func cuts(_ range: ScanRange, pieces: Int) throws(StoreError) -> [UInt64] {
        let rows = range.rows
        let directory = try source.reader(range.permutation, rows).directory
        let (start, end) = (directory.block(of: rows.lowerBound) + 1, directory.block(of: rows.upperBound) + 1)
        guard end > start, pieces > 1 else { return [] }
        var cuts: [UInt64] = []
        for piece in 1..<pieces {
            let first = directory.entries[start + (end - start) * piece / pieces].first
            // The last block may begin with the row behind the range.
            let value = first[range.prefix.count]
            if first < rows.upperBound, value > cuts.last ?? 0 { cuts.append(value) }
        }
        return cuts
    }

    /// Reads rows.
    ///
    /// - Parameter columns: the columns that are read; the others keep what the batch held.
    package func scan(_ range: ScanRange, columns: [Int]) throws(StoreError) -> Scan {
        Scan(try source.reader(range.permutation, range.rows), range.rows, columns: columns)
    }
}

extension Scan {
    /// Goes on at the first row whose columns are not less than the given ones; never backwards.
    package mutating func seek(_ columns: [UInt64]) throws(StoreError) {
        var row = Row.least
        for (column, value) in columns.enumerated() { row[column] = value }
        try seek(row)
    }
}
