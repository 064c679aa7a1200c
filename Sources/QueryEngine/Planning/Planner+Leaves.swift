import QuadStore
import RDFModel
import SPARQLSyntax

extension Planner {
    /// The ways to read a triple pattern; `nil` if it holds a term that the store does not know.
    func leaf(_ triple: TriplePattern, _ scope: Scope) throws -> [PlanNode]? {
        var shapes: [(variable: Int, shape: TripleShape)] = []
        guard let leaf = try resolved(triple, scope, &shapes) else { return nil }
        if leaf.collapsesGraphs, leaf.graphs == nil { return try united(leaf, shapes) }
        return try leaf.plans(context.view).map { taken($0, shapes) }
    }

    /// A triple pattern in its graph; `nil` if it holds a term that the store does not know.
    func resolved(
        _ triple: TriplePattern, _ scope: Scope, _ shapes: inout [(variable: Int, shape: TripleShape)]
    ) throws -> TriplePatternLeaf? {
        var slots: [TriplePatternLeaf.Slot] = []
        slots.reserveCapacity(4)
        for term in [triple.subject, triple.predicate, triple.object] {
            guard let slot = try slot(term, scope, &shapes) else { return nil }
            slots.append(slot)
        }
        slots.append(.any)
        var leaf = TriplePatternLeaf(slots: slots, isDefault: true)
        switch scope.graph {
        case .defaultGraph:
            switch dataset.defaultGraph {
            case .stored: break
            case .union:
                leaf.isDefault = false
                leaf.collapsesGraphs = true
            case .merge(let graphs):
                leaf.isDefault = false
                if graphs.count == 1 {
                    leaf.slots[3] = .constant(graphs[0])
                } else {
                    leaf.graphs = Set(graphs)
                    leaf.collapsesGraphs = true
                }
            }
        case .named(let graph):
            leaf.isDefault = false
            leaf.slots[3] = .constant(graph)
        case .variable(let variable):
            leaf.isDefault = false
            leaf.slots[3] = .variable(variable)
            leaf.graphs = dataset.named
        }
        return leaf
    }

    /// Statements of the default graph and of named ones, each once.
    private func united(
        _ leaf: TriplePatternLeaf, _ shapes: [(variable: Int, shape: TripleShape)]
    ) throws -> [PlanNode] {
        var stored = leaf
        (stored.isDefault, stored.collapsesGraphs) = (true, false)
        let inDefault = try stored.plans(context.view)
        let named = try leaf.plans(context.view)
        if inDefault.allSatisfy({ $0.rows == 0 }) { return named.map { taken($0, shapes) } }
        if named.allSatisfy({ $0.rows == 0 }) { return inDefault.map { taken($0, shapes) } }
        let (one, other) = (inDefault[0], named[0])
        let ordered = PlanNode.unary(.project, other, variables: one.variables, order: [])
        let union = PlanNode(
            .union, [one, ordered], variables: one.variables, certain: one.certain, rows: one.rows + other.rows,
            cost: one.cost + other.cost)
        return [taken(.unary(.distinct, union, order: [], work: union.rows * 4), shapes)]
    }

    private func taken(_ plan: PlanNode, _ shapes: [(variable: Int, shape: TripleShape)]) -> PlanNode {
        var plan = plan
        for (variable, shape) in shapes {
            let added = shape.variables.filter { !plan.variables.contains($0) }
            plan = .unary(
                .tripleTerm(variable: variable, shape), plan, variables: plan.variables + added,
                certain: plan.certain.union(added))
        }
        return plan
    }

    private func slot(
        _ term: PatternTerm, _ scope: Scope, _ shapes: inout [(variable: Int, shape: TripleShape)]
    ) throws -> TriplePatternLeaf.Slot? {
        switch term {
        case .term(let term):
            return try context.view.dictionary.id(of: term).map { .constant($0.bits) }
        case .variable(let variable):
            let number = scope.names.number(of: variable)
            return scope.bindings[number].map { .constant($0) } ?? .variable(number)
        case .triple(let pattern):
            guard let shape = try shape(pattern, scope) else { return nil }
            let number = scope.names.fresh("triple")
            shapes.append((number, shape))
            return .variable(number)
        }
    }

    private func shape(_ pattern: TriplePattern, _ scope: Scope) throws -> TripleShape? {
        var parts: [TripleShape.Part] = []
        for term in [pattern.subject, pattern.predicate, pattern.object] {
            switch term {
            case .term(let term): parts.append(.constant(try context.terms.id(of: term)))
            case .variable(let variable):
                let number = scope.names.number(of: variable)
                parts.append(scope.bindings[number].map { .constant($0) } ?? .variable(number))
            case .triple(let inner):
                guard let shape = try shape(inner, scope) else { return nil }
                parts.append(.shape(shape))
            }
        }
        return TripleShape(parts: parts)
    }

    /// Rows that stand in the query.
    func table(_ data: InlineData, _ scope: Scope) throws -> PlanNode {
        let numbers = data.variables.map { scope.names.number(of: $0) }
        let kept = numbers.indices.filter { scope.bindings[numbers[$0]] == nil }
        var relation = Relation(columnCount: kept.count)
        row: for cells in data.rows {
            let ids = try cells.map { try $0.map { try context.terms.id(of: $0) } ?? 0 }
            for (number, id) in zip(numbers, ids) {
                if let bound = scope.bindings[number], id != 0, id != bound { continue row }
            }
            relation.append(kept.map { ids[$0] })
        }
        return PlanNode(table: relation, kept.map { numbers[$0] })
    }
}
