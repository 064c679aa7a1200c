/// A quad while it is loaded: each term is its rank among all terms of the load, in the order of their ids, so that
/// ranks compare as ids do, and take half the room.
typealias RankedQuad = SIMD4<UInt32>

extension RankedQuad {
    /// The ranks in the order of a permutation's columns.
    @inline(__always)
    func ordered(_ columns: InlineArray<4, Int>) -> RankedQuad {
        RankedQuad(self[columns[0]], self[columns[1]], self[columns[2]], self[columns[3]])
    }

    /// Whether it comes first, column by column.
    @inline(__always)
    static func precedes(_ left: RankedQuad, _ right: RankedQuad) -> Bool {
        if left[0] != right[0] { return left[0] < right[0] }
        if left[1] != right[1] { return left[1] < right[1] }
        if left[2] != right[2] { return left[2] < right[2] }
        return left[3] < right[3]
    }
}

extension Permutation {
    /// The orders of the default graph, each made out of the one before by one column.
    static let sortingDefaultGraph: [Permutation] = [.spo, .pso, .ops, .sop, .osp, .pos]
    /// The orders of named graphs, each made out of the one before by one column or two.
    static let sortingNamedGraphs: [Permutation] = [.spog, .psog, .ospg, .posg, .gpos, .gspo]

    /// The places of a ranked quad in the order of the columns; a permutation of triples ends with the graph, which is 0.
    var rankColumns: InlineArray<4, Int> {
        let places = positions.map(\.rawValue) + (holdsNamedGraphs ? [] : [Position.graph.rawValue])
        return [places[0], places[1], places[2], places[3]]
    }
}
