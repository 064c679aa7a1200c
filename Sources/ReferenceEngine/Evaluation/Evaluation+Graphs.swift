import RDFModel
import SPARQLSyntax

extension Evaluation {
    /// The graph of a `CONSTRUCT` template (§16.2): blank nodes are new for each solution, and what is no triple is
    /// left out.
    func graph(of template: [TriplePattern], _ rows: [Row]) -> [Triple] {
        var result: [Triple] = []
        var seen: Set<Triple> = []
        for row in rows {
            var nodes: [BlankNode: BlankNode] = [:]
            func term(_ pattern: PatternTerm) -> Term? {
                switch pattern {
                case .variable(let variable):
                    return row[variables.slot(of: variable)]
                case .term(.blankNode(let node)):
                    let own = nodes[node] ?? freshBlankNode()
                    nodes[node] = own
                    return .blankNode(own)
                case .term(let term):
                    return term
                case .triple(let triple):
                    guard let subject = term(triple.subject), let predicate = term(triple.predicate)?.iri,
                        let object = term(triple.object)
                    else { return nil }
                    return .triple(Triple(subject, predicate, object))
                }
            }
            for pattern in template {
                guard let subject = term(pattern.subject), subject.literal == nil, subject.triple == nil,
                    let predicate = term(pattern.predicate)?.iri, let object = term(pattern.object)
                else { continue }
                let triple = Triple(subject, predicate, object)
                if seen.insert(triple).inserted { result.append(triple) }
            }
        }
        return result
    }

    /// The concise bounded description of the things that the solutions name: their statements in the default
    /// graph, and those of the blank nodes that they lead to.
    func description(of things: [PatternTerm], in rows: [Row], visible: [Variable]) -> [Triple] {
        var pending: [Term] = []
        for thing in things.isEmpty ? visible.map({ .variable($0) }) : things {
            switch thing {
            case .term(let term): pending.append(term)
            case .variable(let variable): pending += rows.compactMap { $0[variables.slot(of: variable)] }
            case .triple: break
            }
        }
        var result: [Triple] = []
        var described: Set<Term> = []
        var next = 0
        while next < pending.count {
            let thing = pending[next]
            next += 1
            guard thing.literal == nil, described.insert(thing).inserted else { continue }
            for quad in dataset.quads(subject: thing, graph: .defaultGraph) {
                result.append(quad.triple)
                if quad.object.blankNode != nil { pending.append(quad.object) }
            }
        }
        return result
    }

    /// A blank node that the dataset does not hold.
    func freshBlankNode() -> BlankNode {
        while true {
            blankNodeCount += 1
            let node = BlankNode("query\(blankNodeCount)")
            let term = Term.blankNode(node)
            let isTaken =
                !dataset.quads(subject: term).isEmpty || !dataset.quads(object: term).isEmpty
                || !dataset.quads(graph: .named(term)).isEmpty
            if !isTaken { return node }
        }
    }
}
