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
    func node(_ fresh: () -> Int) -> PlanNode {
        let keys = pairs.map { _ in fresh() }
        let variables = right.variables + left.variables
        var values = 1.0
        for pair in pairs { values = max(values, min(distinct(pair.left, left), distinct(pair.right, right))) }
        let rows = left.rows * right.rows / values
        let (one, other) = (
            keyed(left, zip(keys, pairs.map(\.left)).map { ($0, $1) }),
            keyed(right, zip(keys, pairs.map(\.right)).map { ($0, $1) })
        )
        let join = PlanNode(
            .hashJoin(.inner, condition: nil), [other, one], variables: variables + keys,
            certain: left.certain.union(right.certain), rows: rows,
            distinct: left.distinct.merging(right.distinct) { one, _ in one },
            cost: one.cost + one.rows * 10 + other.cost + other.rows * 6 + rows * 2)
        return .unary(.project, join, variables: variables, order: [])
    }

    /// A part with the keys of what is equal.
    private func keyed(_ input: PlanNode, _ keys: [(variable: Int, expression: RowExpression)]) -> PlanNode {
        .unary(
            .equalityKeys(keys), input, variables: input.variables + keys.map(\.variable),
            work: input.rows * keys.reduce(0) { $0 + $1.expression.work(orderedBy: input.order.first) })
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
        return join.node { names.fresh("equal") }
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
