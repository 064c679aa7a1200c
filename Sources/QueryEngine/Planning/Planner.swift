import QuadStore
import RDFModel
import SPARQLFunctions
import SPARQLSyntax

/// Makes plans of algebra.
///
/// A plan is made for the data at hand: sizes come from the store's counts. Parts whose size depends on other parts (the
/// right side of `OPTIONAL`, paths, alternatives) are planned once the rows that they are joined with are known, by
/// ``AdaptiveJoin``.
final class Planner {
    let context: QueryContext
    let dataset: QueryDataset
    /// What asks other endpoints; `nil` if that is not allowed.
    let services: ServiceClient?
    /// The names of the whole query.
    let names: VariableNames

    init(_ context: QueryContext, _ dataset: QueryDataset, _ names: VariableNames, services: ServiceClient?) {
        self.context = context
        self.dataset = dataset
        self.names = names
        self.services = services
    }

    /// A plan of a pattern.
    func plan(_ algebra: Algebra, _ scope: Scope) throws -> PlanNode {
        switch algebra {
        case .basicPattern, .join, .filter, .graph, .table:
            return try planGroup(algebra, scope)
        case .path(let path):
            return try planPath(path, scope)
        case .union(let alternatives):
            return try planUnion(alternatives, scope)
        case .leftJoin(let left, let right, let condition):
            return try planLeftJoin(left, right, condition, scope)
        case .minus(let left, let right):
            let input = try plan(left, scope)
            return try join(.minus, input, right, nil, scope.withoutKeys)
        case .extend:
            return try planExtend(algebra, scope)
        case .group(let pattern, let keys, let aggregates):
            return try planAggregation(pattern, keys, aggregates, scope)
        case .orderBy(let pattern, let keys):
            return try planOrder(pattern, keys, limit: nil, scope)
        case .project(let pattern, let variables):
            return try planProjection(pattern, variables, scope)
        case .distinct(let pattern), .reduced(let pattern):
            if let values = try distinctValues(pattern, scope) { return values }
            let input = try plan(pattern, scope)
            return .unary(.distinct, input, order: [], work: input.rows * 4)
        case .slice(let pattern, let offset, let limit):
            return try planSlice(pattern, offset, limit, scope)
        case .service(let name, let silent, let pattern):
            return try planService(name, silent, pattern, scope)
        }
    }

    // MARK: Parts

    private func planUnion(_ alternatives: [Algebra], _ scope: Scope) throws -> PlanNode {
        let plans = try alternatives.map { try plan($0, scope) }
        var variables: [Int] = []
        for plan in plans {
            for variable in plan.variables where !variables.contains(variable) { variables.append(variable) }
        }
        let inputs = plans.map { plan in
            plan.variables == variables ? plan : PlanNode.unary(.project, plan, variables: variables, order: [])
        }
        let certain = plans.dropFirst().reduce(plans.first?.certain ?? []) { $0.intersection($1.certain) }
        var distinct: [Int: Double] = [:]
        for variable in certain { distinct[variable] = plans.reduce(0) { $0 + $1.distinctCount(of: variable) } }
        return PlanNode(
            .union, inputs, variables: variables, certain: certain, rows: plans.reduce(0) { $0 + $1.rows },
            distinct: distinct, cost: plans.reduce(0) { $0 + $1.cost })
    }

    private func planLeftJoin(
        _ left: Algebra, _ right: Algebra, _ condition: Expression?, _ scope: Scope
    ) throws -> PlanNode {
        let input = try plan(left, scope)
        return try join(
            .left, input, right, try condition.map { try expression($0, scope) }, scope.withoutKeys)
    }

    /// A run of `BIND`s is one step, as labels of `BNODE` hold for one solution.
    private func planExtend(_ algebra: Algebra, _ scope: Scope) throws -> PlanNode {
        var extensions: [(variable: Int, expression: RowExpression)] = []
        var pattern = algebra
        while case .extend(let inner, let variable, let value) = pattern {
            extensions.append((scope.names.number(of: variable), try expression(value, scope)))
            pattern = inner
        }
        extensions.reverse()
        let input = try plan(pattern, scope)
        // A variable that was substituted keeps its value: rows with another one are none.
        let substituted = extensions.filter { scope.bindings[$0.variable] != nil }
        guard substituted.isEmpty else {
            return try planSubstitutedExtend(input, extensions, scope)
        }
        return .unary(.extend(extensions), input, variables: input.variables + extensions.map(\.variable))
    }

    private func planSubstitutedExtend(
        _ input: PlanNode, _ extensions: [(variable: Int, expression: RowExpression)], _ scope: Scope
    ) throws -> PlanNode {
        var renamed: [(variable: Int, expression: RowExpression)] = []
        var checks: [RowExpression] = []
        for (variable, expression) in extensions {
            guard let bound = scope.bindings[variable] else {
                renamed.append((variable, expression))
                continue
            }
            let fresh = scope.names.fresh("bound")
            renamed.append((fresh, expression))
            checks.append(.or([.not(.bound(fresh)), .identity(fresh, id: bound, negated: false)]))
        }
        let extended = PlanNode.unary(
            .extend(renamed), input, variables: input.variables + renamed.map(\.variable))
        let filtered = PlanNode.unary(.filter(.and(checks)), extended)
        return .unary(
            .project, filtered,
            variables: filtered.variables.filter { variable in
                !renamed.contains { $0.variable == variable } || extensions.contains { $0.variable == variable }
            })
    }

    private func planProjection(_ pattern: Algebra, _ projected: [Variable], _ scope: Scope) throws -> PlanNode {
        var inner = scope
        inner.names = scope.names.inner(projecting: projected)
        let numbers = projected.map { scope.names.number(of: $0) }
        if !scope.bindings.isEmpty { inner.bindings = scope.bindings.filter { numbers.contains($0.key) } }
        // Keys on variables that the sub-query groups or cuts would change its result.
        if !pattern.isProjectable { inner.keys = nil }
        let input = try plan(pattern, inner)
        let variables = scope.bindings.isEmpty ? numbers : numbers.filter { scope.bindings[$0] == nil }
        if input.variables == variables { return input }
        return .unary(
            .project, input, variables: variables, certain: input.certain.intersection(variables),
            order: Array(input.order.prefix { variables.contains($0) }), work: 0)
    }

    private func planOrder(
        _ pattern: Algebra, _ keys: [SolutionModifiers.OrderKey], limit: Int?, _ scope: Scope
    ) throws -> PlanNode {
        var input = try plan(pattern, scope.withoutKeys)
        var columns: [SortColumn] = []
        var computed: [(variable: Int, expression: RowExpression)] = []
        for key in keys {
            if case .variable(let variable) = key.expression {
                let number = scope.names.number(of: variable)
                if input.variables.contains(number) {
                    columns.append(SortColumn(variable: number, descending: key.descending))
                }
                continue
            }
            // The text of a term is looked at where it decides, and not made for every row.
            if context.follows(.deferral), case .call(.str, let operands) = key.expression,
                case .variable(let variable)? = operands.first,
                input.variables.contains(scope.names.number(of: variable))
            {
                let number = scope.names.number(of: variable)
                columns.append(SortColumn(variable: number, descending: key.descending, isText: true))
                continue
            }
            let number = scope.names.fresh("order")
            computed.append((number, try expression(key.expression, scope)))
            columns.append(SortColumn(variable: number, descending: key.descending))
        }
        let variables = input.variables
        if !computed.isEmpty {
            input = .unary(.extend(computed), input, variables: variables + computed.map(\.variable))
        }
        let sorted = PlanNode.unary(
            .orderBy(columns, limit: limit), input, order: [], rows: limit.map { min(Double($0), input.rows) },
            work: input.rows * 4)
        return computed.isEmpty ? sorted : .unary(.project, sorted, variables: variables)
    }

    /// A limit goes down to the order that it cuts, through a projection.
    private func planSlice(_ pattern: Algebra, _ offset: Int, _ limit: Int?, _ scope: Scope) throws -> PlanNode {
        let scope = scope.withoutKeys
        let needed = limit.map { $0.addingReportingOverflow(offset) }.flatMap { $0.overflow ? nil : $0.partialValue }
        let input: PlanNode
        if context.follows(.firstRows), case .project(.orderBy(let inner, let keys), let projected) = pattern,
            let needed
        {
            let numbers = projected.map { scope.names.number(of: $0) }
            var inside = scope
            inside.names = scope.names.inner(projecting: projected)
            inside.bindings = scope.bindings.filter { numbers.contains($0.key) }
            let sorted = try planOrder(inner, keys, limit: needed, inside)
            input = .unary(.project, sorted, variables: numbers.filter { scope.bindings[$0] == nil })
        } else {
            input = try plan(pattern, scope)
        }
        return .unary(
            .slice(offset: offset, limit: limit), input, rows: min(input.rows, limit.map(Double.init) ?? .infinity),
            work: 0)
    }

    private func planService(
        _ name: PatternTerm, _ silent: Bool, _ pattern: ServicePattern, _ scope: Scope
    ) throws -> PlanNode {
        let call = ServiceCall(endpoint: name, isSilent: silent, pattern: pattern, scope: scope, planner: self)
        let variables = Algebra.service(name, silent: silent, pattern).visibleVariables.map {
            scope.names.number(of: $0)
        }
        var certain: Set<Int> = []
        if case .variable(let variable) = name { certain.insert(scope.names.number(of: variable)) }
        let node = PlanNode(
            .service(call), variables: variables.filter { scope.bindings[$0] == nil },
            certain: certain.intersection(variables), rows: 100, cost: scope.keys == nil ? 200_000 : 100_000)
        // An endpoint that fails silently binds nothing, so that what it should bind is not certain.
        node.restrictable = Set(pattern.algebra.certainVariables.filter(\.isVisible).map { scope.names.number(of: $0) })
        return node
    }
}

extension Algebra {
    /// Whether a sub-query of the pattern gives the same rows for some values of its variables if the others are left
    /// out beforehand.
    var isProjectable: Bool {
        switch self {
        case .basicPattern, .join, .path, .filter, .union, .table, .leftJoin, .graph: true
        default: false
        }
    }
}
