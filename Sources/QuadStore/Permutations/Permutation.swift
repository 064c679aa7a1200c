/// An order in which all quads stand once.
///
/// Statements of the default graph and those of named graphs are kept apart: what is asserted is asked far more often
/// than who said it, and has one column less. Six orders of three columns begin with every choice of columns and go on
/// in every order, so that two patterns can be merged by any variable. With four columns that would be twenty-four;
/// six of them find each pattern, and every statement once however many graphs hold it.
public enum Permutation: UInt8, CaseIterable, Sendable {
    /// The default graph by subject, predicate, object.
    case spo
    /// The default graph by subject, object, predicate.
    case sop
    /// The default graph by predicate, subject, object.
    case pso
    /// The default graph by predicate, object, subject.
    case pos
    /// The default graph by object, subject, predicate.
    case osp
    /// The default graph by object, predicate, subject.
    case ops
    /// Named graphs by subject, predicate, object, graph.
    case spog
    /// Named graphs by predicate, subject, object, graph.
    case psog
    /// Named graphs by predicate, object, subject, graph.
    case posg
    /// Named graphs by object, subject, predicate, graph.
    case ospg
    /// Named graphs by graph, subject, predicate, object.
    case gspo
    /// Named graphs by graph, predicate, object, subject.
    case gpos

    /// A place in a quad.
    public enum Position: Int, Sendable {
        /// The subject.
        case subject
        /// The predicate.
        case predicate
        /// The object.
        case object
        /// The name of the graph.
        case graph
    }

    /// What stands in each column.
    public var positions: [Position] {
        switch self {
        case .spo: [.subject, .predicate, .object]
        case .sop: [.subject, .object, .predicate]
        case .pso: [.predicate, .subject, .object]
        case .pos: [.predicate, .object, .subject]
        case .osp: [.object, .subject, .predicate]
        case .ops: [.object, .predicate, .subject]
        case .spog: [.subject, .predicate, .object, .graph]
        case .psog: [.predicate, .subject, .object, .graph]
        case .posg: [.predicate, .object, .subject, .graph]
        case .ospg: [.object, .subject, .predicate, .graph]
        case .gspo: [.graph, .subject, .predicate, .object]
        case .gpos: [.graph, .predicate, .object, .subject]
        }
    }

    /// Whether it holds the named graphs.
    public var holdsNamedGraphs: Bool { rawValue >= Permutation.spog.rawValue }

    /// The orders of the statements of the default graph.
    static let ofDefaultGraph: [Permutation] = [.spo, .sop, .pso, .pos, .osp, .ops]
    /// The orders of the statements of named graphs.
    static let ofNamedGraphs: [Permutation] = [.spog, .psog, .posg, .ospg, .gspo, .gpos]

    /// The row of a quad.
    func row(_ quad: QuadIDs) -> Row {
        var row = Row.least
        for (column, position) in positions.enumerated() { row[column] = quad[position].bits }
        return row
    }

    /// The quad of a row.
    func quad(_ row: Row) -> QuadIDs {
        var quad = QuadIDs(.unbound, .unbound, .unbound)
        for (column, position) in positions.enumerated() { quad[position] = TermID(bits: row[column]) }
        return quad
    }
}
