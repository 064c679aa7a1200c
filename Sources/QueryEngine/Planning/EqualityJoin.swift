import SPARQLFunctions
import SPARQLSyntax
import Sorting

/// A join of two parts that share no variable, but of whose values conditions want some to be equal: by keys of these
/// values, where all pairs of rows would take forever. The conditions themselves are applied behind it.
struct EqualityJoin {
    private let left: PlanNode
    private let right: PlanNode
    /// What is equal on either side.
    private var pairs: [(left: RowExpression, right: RowExpression)] = []

    /// `nil` if no condition wants anything to be equal, or the left part has one row.
    ///
    /// - Parameter filters: the conditions of the group.
    init?(_ left: PlanNode, _ right: PlanNode, _ filters: [RowExpression]) {
        (self.left, self.right) = (left, right)
        guard min(left.rows, right.rows) > 1 else { return nil }
        for filter in filters {
            for (one, other) in filter.equalities where one.isDeterministic && other.isDeterministic {
                add(one, other)
            }
        }
        if pairs.isEmpty { return nil }
    }

    private mutating func add(_ one: RowExpression, _ other: RowExpression) {
        let variables = (one.variables, other.variables)
        guard !variables.0.isEmpty, !variables.1.isEmpty else { return }
        if variables.0.isSubset(of: left.certain), variables.1.isSubset(of: right.certain) {
            pairs.append((one, other))
        } else if variables.0.isSubset(of: right.certain), variables.1.isSubset(of: left.certain) {
            pairs.append((other, one))
        }
    }

    /// The plan, with the variables of the parts.
    ///
    /// - Parameter fresh: gives a variable that stands in no query.
    func product(_ fresh: () -> Int) -> PlanNode {
        let keys = pairs.map { _ in fresh() }
        let (one, other) = (keyed(left, keys, pairs.map(\.left)), keyed(right, keys, pairs.map(\.right)))
        return join(.inner, other, one, condition: nil, keys)
    }

    /// The plan of a join that keeps all rows of the left part.
    ///
    /// - Parameter condition: its condition, which is applied within it.
    func outerJoin(_ kind: JoinKind, _ condition: RowExpression, _ fresh: () -> Int) -> PlanNode {
        let keys = pairs.map { _ in fresh() }
        let one = keyed(left, keys, pairs.map(\.left), keepsErrors: true)
        return join(kind, one, keyed(right, keys, pairs.map(\.right)), condition: condition, keys)
    }

    private func join(
        _ kind: JoinKind, _ probe: PlanNode, _ built: PlanNode, condition: RowExpression?, _ keys: [Int]
    ) -> PlanNode {
        var values = 1.0
        for pair in pairs { values = max(values, min(distinct(pair.left, left), distinct(pair.right, right))) }
        let rows = kind == .first ? left.rows : max(left.rows * right.rows / values, kind == .left ? left.rows : 1)
        let node = PlanNode(
            .hashJoin(kind, condition: condition), [probe, built],
            variables: HashJoinOperator.variables(kind, probe.variables, built.variables),
            certain: kind == .inner ? left.certain.union(right.certain) : left.certain, rows: rows,
            distinct: left.distinct.merging(right.distinct) { one, _ in one },
            cost: probe.cost + probe.rows * 6 + built.cost + built.rows * 10 + rows * 2)
        return .unary(.project, node, variables: node.variables.filter { !keys.contains($0) }, order: [])
    }

    /// A part with the keys of what is equal.
    private func keyed(
        _ input: PlanNode, _ keys: [Int], _ expressions: [RowExpression], keepsErrors: Bool = false
    ) -> PlanNode {
        .unary(
            .equalityKeys(zip(keys, expressions).map { ($0, $1) }, keepsErrors: keepsErrors), input,
            variables: input.variables + keys,
            work: input.rows * expressions.reduce(0) { $0 + $1.work(orderedBy: input.order.first) })
    }

    /// How many different values an expression has, at most.
    private func distinct(_ expression: RowExpression, _ input: PlanNode) -> Double {
        expression.variables.count == 1
            ? input.distinctCount(of: expression.variables.first ?? -1) : max(1, input.rows)
    }
}

extension Planner {
    /// A join of parts that share no variable, the smaller one first.
    ///
    /// - Parameter filters: conditions that will be applied to it.
    func product(_ left: PlanNode, _ right: PlanNode, _ filters: [RowExpression]) -> PlanNode {
        guard context.follows(.equalities), let join = EqualityJoin(left, right, filters) else {
            return .product(left, right)
        }
        return join.product { names.fresh("equal") }
    }

    /// `OPTIONAL` of a pattern that shares no variable with the rows, but of which the condition wants something to be
    /// equal; `nil` if it is not so.
    func equalityJoin(
        _ input: PlanNode, _ right: Algebra, _ condition: RowExpression, _ scope: Scope
    ) throws -> PlanNode? {
        guard context.follows(.equalities), !condition.holdsPattern,
            right.variableNumbers(scope).allSatisfy({ !input.variables.contains($0) })
        else { return nil }
        let plan = try plan(right, scope)
        return EqualityJoin(input, plan, [condition])?.outerJoin(.left, condition) { names.fresh("equal") }
    }

    /// `FILTER EXISTS` of a pattern that shares no variable with the rows, but of which a condition within wants something
    /// to be equal to what they have; `nil` if it is not so.
    func equalityFilter(
        _ input: PlanNode, _ algebra: Algebra, negated: Bool, _ scope: Scope
    ) throws -> PlanNode? {
        var (pattern, conditions) = (algebra, [RowExpression]())
        while case .filter(let condition, let inner) = pattern {
            conditions.append(try expression(condition, scope))
            pattern = inner
        }
        let mentioned = Set(pattern.mentionedVariables.map { scope.names.number(of: $0) })
        guard context.follows(.equalities), !conditions.isEmpty, !conditions.contains(where: \.holdsPattern),
            mentioned.isDisjoint(with: input.variables)
        else { return nil }
        let plan = try plan(pattern, scope.withoutKeys)
        // What every row of the pattern binds tells whether there is one.
        guard let mark = plan.certain.intersection(plan.variables).min(),
            let join = EqualityJoin(input, plan, conditions)
        else { return nil }
        let condition = conditions.count == 1 ? conditions[0] : .and(conditions)
        let joined = join.outerJoin(.first, condition) { names.fresh("equal") }
        let isThere = RowExpression.bound(mark)
        return .unary(
            .project, filtered(joined, [negated ? .not(isThere) : isThere]), variables: input.variables, order: [])
    }

    /// A join of parts that share no variable: the smaller ones first, but those as soon as they can be of which something
    /// equals what is there.
    ///
    /// - Parameter apply: a plan with the conditions applied that became ready by a join of two parts.
    func product(
        _ parts: [PlanNode], _ filters: [RowExpression], apply: (PlanNode, [PlanNode]) -> PlanNode
    ) -> PlanNode {
        var rest = parts.ordered { $0.rows < $1.rows }
        var node = rest.removeFirst()
        while !rest.isEmpty {
            let place = rest.firstIndex { EqualityJoin(node, $0, filters) != nil } ?? 0
            let part = rest.remove(at: place)
            node = apply(product(node, part, filters), [node, part])
        }
        return node
    }
}

extension RowExpression {
    /// What has to be equal for the condition to hold.
    fileprivate var equalities: [(RowExpression, RowExpression)] {
        switch self {
        case .comparison(.equal, let left, let right): [(left, right)]
        case .call(.sameTerm, let operands) where operands.count == 2: [(operands[0], operands[1])]
        case .and(let operands): operands.flatMap(\.equalities)
        default: []
        }
    }
}
