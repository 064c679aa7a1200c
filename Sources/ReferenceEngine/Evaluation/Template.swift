import RDFModel
import SPARQLSyntax

/// One solution put into the templates of `CONSTRUCT` (§16.2), `INSERT` and `DELETE` (SPARQL 1.1 Update §3.1.3): blank
/// nodes are new for each solution, and what is no statement is left out.
struct Template {
    private let row: Row
    private let evaluation: Evaluation
    private var nodes: [BlankNode: BlankNode] = [:]

    init(_ row: Row, _ evaluation: Evaluation) {
        self.row = row
        self.evaluation = evaluation
    }

    private mutating func term(_ pattern: PatternTerm) -> Term? {
        switch pattern {
        case .variable(let variable):
            return row[evaluation.variables.slot(of: variable)]
        case .term(.blankNode(let node)):
            let own = nodes[node] ?? evaluation.issuer.fresh()
            nodes[node] = own
            return .blankNode(own)
        case .term(let term):
            return term
        case .triple(let pattern):
            return triple(pattern).map { .triple($0) }
        }
    }

    /// The statement that the solution makes of the pattern, if it makes one.
    mutating func triple(_ pattern: TriplePattern) -> Triple? {
        guard let subject = term(pattern.subject), subject.literal == nil, subject.triple == nil,
            let predicate = term(pattern.predicate)?.iri, let object = term(pattern.object)
        else { return nil }
        return Triple(subject, predicate, object)
    }

    /// The quad that the solution makes of the pattern; outside of `GRAPH` it is in `graph`.
    mutating func quad(_ pattern: QuadTemplate, in graph: Term?) -> Quad? {
        guard let triple = triple(pattern.triple) else { return nil }
        guard let name = pattern.graph else { return Quad(triple, graph: graph) }
        guard let named = term(name), named.iri != nil || named.blankNode != nil else { return nil }
        return Quad(triple, graph: named)
    }
}
