import RDFModel
import SPARQLSyntax

extension Evaluation {
    /// The solutions of a property path pattern (§18.4).
    func matches(_ pattern: PathPattern, _ context: Context) -> [Row] {
        let subject = SlotPattern.Place(pattern.subject, variables)
        let object = SlotPattern.Place(pattern.object, variables)
        let pairs = pairs(
            pattern.path, from: end(pattern.subject, subject, context), to: end(pattern.object, object, context),
            in: context.graph)
        return pairs.compactMap { start, end in
            var row = context.base
            return subject.bind(start, in: &row) && object.bind(end, in: &row) ? row : nil
        }
    }

    /// One end of a path.
    enum PathEnd {
        /// Any node.
        case open
        /// A term that the query names: a path without steps leads from it to itself, whether or not the graph holds it.
        case fixed(Term)
        /// A term that was put in a variable's place: to a path without steps it is a node of the graph or none.
        case substituted(Term)

        var term: Term? {
            switch self {
            case .open: nil
            case .fixed(let term), .substituted(let term): term
            }
        }
    }

    private func end(_ pattern: PatternTerm, _ place: SlotPattern.Place, _ context: Context) -> PathEnd {
        if case .term(let term) = pattern { return .fixed(term) }
        return place.term(context.base).map { .substituted($0) } ?? .open
    }

    /// The pairs of nodes that a path joins, as often as the algebra gives them.
    private func pairs(
        _ path: PropertyPath, from start: PathEnd, to end: PathEnd, in graph: Dataset.GraphPattern
    ) -> [(Term, Term)] {
        switch path {
        case .link(let predicate):
            return dataset.quads(subject: start.term, predicate: predicate, object: end.term, graph: graph)
                .map { ($0.subject, $0.object) }
        case .inverse(let inner):
            return pairs(inner, from: end, to: start, in: graph).map { ($1, $0) }
        case .sequence(let first, let second):
            return sequence(first, second, from: start, to: end, in: graph)
        case .alternative(let paths):
            return paths.flatMap { pairs($0, from: start, to: end, in: graph) }
        case .negatedSet(let forward, let backward):
            var result: [(Term, Term)] = []
            if let forward {
                result += dataset.quads(subject: start.term, object: end.term, graph: graph)
                    .filter { !forward.contains($0.predicate) }.map { ($0.subject, $0.object) }
            }
            if let backward {
                result += dataset.quads(subject: end.term, object: start.term, graph: graph)
                    .filter { !backward.contains($0.predicate) }.map { ($0.object, $0.subject) }
            }
            return result
        case .zeroOrOne(let inner):
            let once = pairs(inner, from: start, to: end, in: graph)
            return unique(zeroLength(from: start, to: end, in: graph) + once)
        case .zeroOrMore(let inner):
            return closure(inner, from: start, to: end, includingStart: true, in: graph)
        case .oneOrMore(let inner):
            return closure(inner, from: start, to: end, includingStart: false, in: graph)
        }
    }

    /// The join of two paths over the node between them.
    private func sequence(
        _ first: PropertyPath, _ second: PropertyPath, from start: PathEnd, to end: PathEnd,
        in graph: Dataset.GraphPattern
    ) -> [(Term, Term)] {
        if start.term == nil, end.term != nil {
            return pairs(second, from: .open, to: end, in: graph).flatMap { middle, last in
                pairs(first, from: start, to: .substituted(middle), in: graph).map { ($0.0, last) }
            }
        }
        return pairs(first, from: start, to: .open, in: graph).flatMap { begin, middle in
            pairs(second, from: .substituted(middle), to: end, in: graph).map { (begin, $0.1) }
        }
    }

    /// `ZeroLengthPath` (§18.4): every node of the graph leads to itself.
    private func zeroLength(
        from start: PathEnd, to end: PathEnd, in graph: Dataset.GraphPattern
    ) -> [(Term, Term)] {
        func exists(_ end: PathEnd, _ term: Term) -> Bool {
            if case .substituted = end { isNode(term, in: graph) } else { true }
        }
        switch (start.term, end.term) {
        // One end that the query names is enough: a variable at the other one has its term then, node or none.
        case (let s?, let e?): return s == e && (exists(start, s) || exists(end, e)) ? [(s, s)] : []
        case (let s?, nil): return exists(start, s) ? [(s, s)] : []
        case (nil, let e?): return exists(end, e) ? [(e, e)] : []
        case (nil, nil): return nodes(in: graph).map { ($0, $0) }
        }
    }

    /// `ZeroOrMorePath` and `OneOrMorePath` by the procedure `ALP` (§18.4): each node reached once.
    private func closure(
        _ inner: PropertyPath, from start: PathEnd, to end: PathEnd, includingStart: Bool,
        in graph: Dataset.GraphPattern
    ) -> [(Term, Term)] {
        if let term = start.term {
            var reached = reachable(from: start, inner, in: graph)
            if includingStart {
                let isThere = !zeroLength(from: start, to: end, in: graph).isEmpty
                if isThere, !reached.contains(term) { reached.insert(term, at: 0) }
            }
            return reached.filter { end.term == nil || $0 == end.term }.map { (term, $0) }
        }
        if end.term != nil {
            return closure(
                .inverse(inner), from: end, to: start, includingStart: includingStart, in: graph
            ).map { ($1, $0) }
        }
        let starts =
            includingStart
            ? nodes(in: graph) : unique(pairs(inner, from: .open, to: .open, in: graph).map { ($0.0, $0.0) }).map(\.0)
        return starts.flatMap { term in
            closure(inner, from: .fixed(term), to: .open, includingStart: includingStart, in: graph)
        }
    }

    /// The nodes that one or more steps reach, in the order in which they are found. A step of no length leads from a term
    /// that the query names to itself, as it does by itself.
    private func reachable(
        from start: PathEnd, _ step: PropertyPath, in graph: Dataset.GraphPattern
    ) -> [Term] {
        var found: [Term] = []
        var seen: Set<Term> = []
        var pending = [start]
        while let node = pending.popLast() {
            for (_, next) in pairs(step, from: node, to: .open, in: graph) where seen.insert(next).inserted {
                found.append(next)
                pending.append(.substituted(next))
            }
        }
        return found
    }

    private func unique(_ pairs: [(Term, Term)]) -> [(Term, Term)] {
        var seen: Set<[Term]> = []
        return pairs.filter { seen.insert([$0.0, $0.1]).inserted }
    }

    private func isNode(_ term: Term, in graph: Dataset.GraphPattern) -> Bool {
        !dataset.quads(subject: term, graph: graph).isEmpty || !dataset.quads(object: term, graph: graph).isEmpty
    }

    /// `nodes(G)`: subjects and objects, each once.
    private func nodes(in graph: Dataset.GraphPattern) -> [Term] {
        var seen: Set<Term> = []
        return dataset.quads(graph: graph).flatMap { [$0.subject, $0.object] }.filter { seen.insert($0).inserted }
    }
}
