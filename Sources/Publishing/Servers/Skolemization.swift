internal import RDFModel

/// Gives blank nodes IRIs (RDF 1.1 Concepts §3.5).
///
/// A server makes new blank nodes of each request, so that a node of two requests would be two, and a request that is
/// made again would bring its nodes once more. An IRI is the same in all of them.
struct Skolemization {
    let base: IRI
    private let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_".utf8)

    init(base: IRI) { self.base = base }

    func iri(_ node: BlankNode) -> IRI {
        IRI(unchecked: base.text + PercentEncoding.encode(node.label) { plain.contains($0) })
    }

    func term(_ term: Term) -> Term {
        switch term {
        case .blankNode(let node): .iri(iri(node))
        case .triple(let triple):
            .triple(Triple(self.term(triple.subject), triple.predicate, self.term(triple.object)))
        case .iri, .literal: term
        }
    }

    func quad(_ quad: Quad) -> Quad {
        Quad(term(quad.subject), quad.predicate, term(quad.object), graph: quad.graph.map { term($0) })
    }
}
