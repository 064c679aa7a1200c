import RDFModel
import SPARQLSyntax

extension Evaluation {
    /// The graph of a `CONSTRUCT` template (§16.2).
    func graph(of template: [TriplePattern], _ rows: [Row]) -> [Triple] {
        var result: [Triple] = []
        var seen: Set<Triple> = []
        for row in rows {
            var filled = Template(row, self)
            for pattern in template {
                if let triple = filled.triple(pattern), seen.insert(triple).inserted { result.append(triple) }
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
}
