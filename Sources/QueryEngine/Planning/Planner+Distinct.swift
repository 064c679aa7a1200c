import QuadStore
import SPARQLSyntax

extension Planner {
    /// The distinct values of one variable of a triple pattern, read by jumps from one value to the next; `nil` if the
    /// pattern is another one, or if no order has the variable behind all that is known.
    func distinctValues(_ pattern: Algebra, _ scope: Scope) throws -> PlanNode? {
        guard case .project(let inner, let projected) = pattern, projected.count == 1 else { return nil }
        var names = scope
        names.names = scope.names.inner(projecting: projected)
        return try distinctValues(of: projected[0], in: inner, names)
    }

    /// The distinct values of a variable.
    func distinctValues(of variable: Variable, in pattern: Algebra, _ scope: Scope) throws -> PlanNode? {
        guard context.follows(.jumps), case .basicPattern(let triples) = pattern, triples.count == 1,
            scope.bindings.isEmpty
        else { return nil }
        let number = scope.names.number(of: variable)
        var shapes: [(variable: Int, shape: TripleShape)] = []
        guard let leaf = try resolved(triples[0], scope, &shapes), shapes.isEmpty, leaf.graphs == nil,
            leaf.variables.count == leaf.slots.count(where: { if case .variable = $0 { true } else { false } })
        else { return nil }
        // Statements of named graphs count with those of the default graph only where there are none in the latter.
        if leaf.collapsesGraphs, try context.view.count(ScanRange(.spo)) > 0 { return nil }
        for plan in try leaf.plans(context.view) where plan.order.first == number {
            guard case .scan(var access) = plan.kind, access.constants.isEmpty,
                let output = access.outputs.first(where: { $0.variable == number }),
                output.column == access.range.prefix.count
            else { continue }
            access.outputs = [output]
            access.isDistinct = true
            access.collapsesGraphs = false
            let values = plan.distinctCount(of: number)
            return PlanNode(
                .scan(access), variables: [number], certain: [number], order: [number], rows: values,
                distinct: [number: values], cost: min(plan.cost, values * PlanNode.seekCost) + 50)
        }
        return nil
    }
}
