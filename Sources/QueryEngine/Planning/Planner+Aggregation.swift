import QuadStore
import SPARQLFunctions
import SPARQLSyntax

extension Planner {
    /// `Group`, `Aggregation` and `AggregateJoin` (SPARQL 1.1 §18.5.1).
    func planAggregation(
        _ pattern: Algebra, _ keys: [SolutionModifiers.GroupKey], _ aggregates: [AggregateBinding], _ scope: Scope
    ) throws -> PlanNode {
        if keys.isEmpty, let counted = try counted(pattern, aggregates, scope) { return counted }
        if keys.isEmpty, aggregates.count == 1, let values = try countedValues(pattern, aggregates[0], scope) {
            return values
        }
        var input = try plan(pattern, scope.withoutKeys)
        var computed: [(variable: Int, expression: RowExpression)] = []
        var columns: [Int] = []
        for key in keys {
            if case .variable(let variable) = key.expression, key.variable == nil || key.variable == variable {
                let number = scope.names.number(of: variable)
                if !input.variables.contains(number) {
                    // A key that no row binds, or one that was substituted, is one group's.
                    computed.append((number, try expression(key.expression, scope)))
                }
                if !columns.contains(number) { columns.append(number) }
                continue
            }
            let number = key.variable.map { scope.names.number(of: $0) } ?? scope.names.fresh("group")
            computed.append((number, try expression(key.expression, scope)))
            columns.append(number)
        }
        if !computed.isEmpty {
            input = .unary(.extend(computed), input, variables: input.variables + computed.map(\.variable))
        }
        let rows = try aggregates.map { binding in
            RowAggregate(
                variable: scope.names.number(of: binding.variable), function: binding.aggregate.function,
                distinct: binding.aggregate.distinct,
                expression: try binding.aggregate.expression.map { try expression($0, scope) },
                rowVariables: Set(input.variables.filter { scope.names.isVisible($0) }))
        }
        var groups = 1.0
        for column in columns { groups = min(input.rows, groups * input.distinctCount(of: column)) }
        return PlanNode(
            .group(columns, rows), [input], variables: columns + rows.map(\.variable),
            certain: input.certain.intersection(columns), rows: max(1, groups), distinct: input.distinct,
            cost: input.cost + input.rows * 3)
    }

    /// `COUNT(DISTINCT ?x)` over a triple pattern: of its values, each of which is read once.
    private func countedValues(
        _ pattern: Algebra, _ binding: AggregateBinding, _ scope: Scope
    ) throws -> PlanNode? {
        guard binding.aggregate.function == .count, binding.aggregate.distinct,
            case .variable(let variable)? = binding.aggregate.expression,
            let values = try distinctValues(of: variable, in: pattern, scope)
        else { return nil }
        let count = RowAggregate(
            variable: scope.names.number(of: binding.variable), function: .count, distinct: false, expression: nil,
            rowVariables: [])
        return PlanNode(
            .group([], [count]), [values], variables: [count.variable], certain: [count.variable], rows: 1,
            cost: values.cost + values.rows)
    }

    /// The count of all rows of a triple pattern, which the store knows.
    private func counted(
        _ pattern: Algebra, _ aggregates: [AggregateBinding], _ scope: Scope
    ) throws -> PlanNode? {
        guard context.follows(.counts), case .basicPattern(let triples) = pattern, triples.count == 1,
            !TextPattern.isSearch(triples[0]),
            aggregates.allSatisfy({ $0.aggregate.function == .count && !$0.aggregate.distinct })
        else { return nil }
        var shapes: [(variable: Int, shape: TripleShape)] = []
        guard let leaf = try resolved(triples[0], scope, &shapes), shapes.isEmpty,
            let range = try leaf.exactRange(context.view)
        else { return nil }
        var values: [UInt64] = []
        let count = try context.view.count(range)
        for binding in aggregates {
            switch binding.aggregate.expression {
            case nil: break
            case .variable(let variable)?:
                guard leaf.variables.contains(scope.names.number(of: variable)) else { return nil }
            default: return nil
            }
            values.append(try context.terms.id(of: .integer(count)))
        }
        var relation = Relation(columnCount: values.count)
        relation.append(values)
        return PlanNode(table: relation, aggregates.map { scope.names.number(of: $0.variable) })
    }
}
