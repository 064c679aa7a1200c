/// How the quads of a pattern are found: a range of a permutation, and what is left to be compared.
struct Access: Equatable {
    /// The order that is read.
    var permutation: Permutation
    /// The rows that may match.
    var rows: Range<Row>
    /// Columns behind the range's that must hold an id.
    var filters: [Filter]

    /// An id that a column must hold.
    struct Filter: Equatable {
        var column: Int
        var id: UInt64
    }

    /// The way to the quads of a pattern: that of the longest bound beginning. Two ways that leave a comparison are told
    /// apart by `count`, which tells how many rows a range has.
    init(
        _ pattern: QuadIDs, named: Bool, count: (Permutation, Range<Row>) throws(StoreError) -> Int
    ) throws(StoreError) {
        let ways = (named ? Permutation.ofNamedGraphs : Permutation.ofDefaultGraph).map { Access($0, pattern) }
        if let exact = ways.first(where: { $0.filters.isEmpty }) {
            self = exact
            return
        }
        var best: (way: Access, count: Int)?
        for way in ways {
            let rows = try count(way.permutation, way.rows)
            if best.map({ rows < $0.count }) ?? true { best = (way, rows) }
        }
        self = best?.way ?? ways[0]
    }

    private init(_ permutation: Permutation, _ pattern: QuadIDs) {
        self.permutation = permutation
        let positions = permutation.positions
        let bound = positions.prefix { pattern[$0].isBound }.count
        var row = Row.least
        for column in 0..<bound { row[column] = pattern[positions[column]].bits }
        rows = row..<row.successor(ofPrefix: bound)
        filters = (bound..<positions.count).compactMap { column in
            let id = pattern[positions[column]]
            return id.isBound ? Filter(column: column, id: id.bits) : nil
        }
    }
}

extension Row {
    /// The first row behind all that begin with the first columns of this one.
    func successor(ofPrefix count: Int) -> Row {
        guard count > 0 else { return Row.end }
        var row = Row.least
        for column in 0..<count { row[column] = self[column] }
        row[count - 1] += 1
        return row
    }
}
