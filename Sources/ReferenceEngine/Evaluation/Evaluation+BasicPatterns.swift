import RDFModel
import SPARQLSyntax

extension Evaluation {
    /// The solutions of a basic graph pattern (§18.3.1).
    ///
    /// The triples are matched one after another, the one that the bindings so far narrow most next; the multiset
    /// does not depend on the order. With a slot for the graph, all triples must stand in one graph, which the slot
    /// is bound to.
    func matches(_ triples: [TriplePattern], _ context: Context, graphSlot: Int? = nil) -> [Row] {
        var rows = [context.base]
        var remaining = triples.map { SlotPattern($0, variables) }
        var bound = Set(context.base.slots.filter { context.base[$0] != nil })
        while !remaining.isEmpty, !rows.isEmpty {
            var best = 0
            var bestCost = Int.max
            for index in remaining.indices {
                let cost = remaining[index].cost(bound)
                if cost < bestCost { (best, bestCost) = (index, cost) }
            }
            let pattern = remaining.remove(at: best)
            var next: [Row] = []
            for row in rows { extend(row, by: pattern, in: context.graph, graphSlot, into: &next) }
            rows = next
            bound.formUnion(pattern.slots)
        }
        return rows
    }

    private func extend(
        _ row: Row, by pattern: SlotPattern, in graph: Dataset.GraphPattern, _ graphSlot: Int?,
        into result: inout [Row]
    ) {
        let graph = graphSlot.flatMap { row[$0] }.map { .named($0) } ?? graph
        let subject = pattern.subject.term(row)
        let predicate = pattern.predicate.term(row)
        let object = pattern.object.term(row)
        if let predicate, predicate.iri == nil { return }
        for quad in dataset.quads(subject: subject, predicate: predicate?.iri, object: object, graph: graph) {
            var row = row
            guard pattern.subject.bind(quad.subject, in: &row), pattern.object.bind(quad.object, in: &row),
                pattern.predicate.bind(quad.predicate, in: &row)
            else { continue }
            if let graphSlot {
                // A variable of the pattern may be the graph's own.
                if let bound = row[graphSlot], bound != quad.graph { continue }
                row[graphSlot] = quad.graph
            }
            result.append(row)
        }
    }
}

/// A triple pattern whose variables are slots.
struct SlotPattern {
    /// A term, a slot, or a triple term that holds slots.
    indirect enum Place {
        case term(Term)
        case slot(Int)
        case triple(SlotPattern)

        init(_ term: PatternTerm, _ variables: VariableTable) {
            switch term {
            case .term(let term): self = .term(term)
            case .variable(let variable): self = .slot(variables.slot(of: variable))
            case .triple(let triple): self = .triple(SlotPattern(triple, variables))
            }
        }

        /// The term that must stand here, if one is known.
        func term(_ row: Row) -> Term? {
            switch self {
            case .term(let term): term
            case .slot(let slot): row[slot]
            case .triple(let triple): triple.term(row)
            }
        }

        /// Binds the place to what was found; `false` if it is bound otherwise.
        func bind(_ term: Term, in row: inout Row) -> Bool {
            if case .triple(let pattern) = self {
                guard let triple = term.triple else { return false }
                return pattern.subject.bind(triple.subject, in: &row)
                    && pattern.predicate.bind(.iri(triple.predicate), in: &row)
                    && pattern.object.bind(triple.object, in: &row)
            }
            guard case .slot(let slot) = self else {
                if case .term(let own) = self { return own == term }
                return true
            }
            if let bound = row[slot] { return bound == term }
            row[slot] = term
            return true
        }

        func bind(_ predicate: IRI, in row: inout Row) -> Bool {
            if case .term = self { return true }
            return bind(.iri(predicate), in: &row)
        }

        func isKnown(_ bound: Set<Int>) -> Bool {
            switch self {
            case .term: true
            case .slot(let slot): bound.contains(slot)
            case .triple(let triple): triple.slots.allSatisfy { bound.contains($0) }
            }
        }

        var slots: [Int] {
            switch self {
            case .term: []
            case .slot(let slot): [slot]
            case .triple(let triple): triple.slots
            }
        }
    }

    let subject: Place
    let predicate: Place
    let object: Place

    init(_ triple: TriplePattern, _ variables: VariableTable) {
        subject = Place(triple.subject, variables)
        predicate = Place(triple.predicate, variables)
        object = Place(triple.object, variables)
    }

    var slots: [Int] { subject.slots + predicate.slots + object.slots }

    /// The triple term that the row makes of the pattern, if it binds all slots.
    func term(_ row: Row) -> Term? {
        guard let subject = subject.term(row), let predicate = predicate.term(row)?.iri, let object = object.term(row)
        else { return nil }
        return .triple(Triple(subject, predicate, object))
    }

    /// A guess at how many matches a row has, by which places are known: subjects have few statements, objects
    /// more, classes many, predicates most.
    func cost(_ bound: Set<Int>) -> Int {
        let isType = if case .term(.iri(RDF.type)) = predicate { true } else { false }
        let cost =
            switch (subject.isKnown(bound), predicate.isKnown(bound), object.isKnown(bound)) {
            case (true, _, true): 0
            case (true, true, false): 1
            case (true, false, false): 2
            case (false, true, true): isType ? 5 : 3
            case (false, false, true): 4
            case (false, true, false): 6
            case (false, false, false): 7
            }
        // A pattern that shares nothing with what is bound multiplies the rows.
        let isApart = !bound.isEmpty && !slots.isEmpty && !slots.contains(where: bound.contains)
        return isApart ? cost + 10 : cost
    }
}
