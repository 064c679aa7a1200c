extension Term {
    /// Calls `body` with the blank nodes that the term is or holds, in their order.
    package func forEachBlankNode(_ body: (BlankNode) -> Void) {
        switch self {
        case .blankNode(let node): body(node)
        case .triple(let triple):
            triple.subject.forEachBlankNode(body)
            triple.object.forEachBlankNode(body)
        case .iri, .literal: break
        }
    }

    /// The term with other blank nodes, within triple terms as well.
    public func mapBlankNodes(_ transform: (BlankNode) -> BlankNode) -> Term {
        switch self {
        case .blankNode(let node): .blankNode(transform(node))
        case .triple(let triple):
            .triple(
                Triple(
                    triple.subject.mapBlankNodes(transform), triple.predicate,
                    triple.object.mapBlankNodes(transform)))
        case .iri, .literal: self
        }
    }
}

extension Quad {
    /// The blank nodes that stand in the quad, in their order, each as often as it stands there.
    package var blankNodes: [BlankNode] {
        var nodes: [BlankNode] = []
        for term in [subject, object, graph] { term?.forEachBlankNode { nodes.append($0) } }
        return nodes
    }

    /// The quad with other blank nodes, within triple terms as well.
    public func mapBlankNodes(_ transform: (BlankNode) -> BlankNode) -> Quad {
        Quad(
            subject.mapBlankNodes(transform), predicate, object.mapBlankNodes(transform),
            graph: graph?.mapBlankNodes(transform))
    }
}
