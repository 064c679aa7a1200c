/// Ways to join two parts, of which the cheapest is kept for each order of the rows.
///
/// Costs are compared before steps are made: a search looks at thousands of ways.
struct JoinCandidates {
    /// A way to join two plans.
    struct Candidate {
        /// The parts, as the search knows them.
        var left: PlanNode
        var right: PlanNode
        /// What is joined: the parts, or what is in front of a condition that comes behind the join.
        var inputs: (PlanNode, PlanNode)
        /// The variable of a merge; `nil` is a hash table of the second input.
        var variable: Int?
        /// A condition of a part that is dear, so that it is applied to what is left after the join.
        var deferred: RowExpression?
        /// The rows of the join.
        var rows: Double
        /// The work, with that of the deferred condition.
        var cost: Double
        /// The work of the join itself.
        var joinCost: Double
    }

    private let sampling: JoinSampling
    private var known: [(lead: Int, candidate: Candidate)] = []

    /// The cheapest way, and for each order the cheapest that has it.
    var best: [Candidate] { known.map(\.candidate) }

    init(_ sampling: JoinSampling) {
        self.sampling = sampling
    }

    /// Considers all ways to join plans of two parts.
    mutating func add(_ left: [PlanNode], _ right: [PlanNode]) {
        guard let pair = JoinedVariables(left, right, sampling) else { return }
        for one in left {
            for other in right {
                add(one, other, (one, other), nil, pair)
                guard sampling.follows(.deferral) else { continue }
                if let (inner, condition) = one.dearFilter { add(one, other, (inner, other), condition, pair) }
                if let (inner, condition) = other.dearFilter { add(one, other, (one, inner), condition, pair) }
            }
        }
    }

    private mutating func add(
        _ left: PlanNode, _ right: PlanNode, _ inputs: (PlanNode, PlanNode), _ deferred: RowExpression?,
        _ pair: JoinedVariables
    ) {
        let rows = pair.rows(inputs.0, inputs.1)
        func consider(_ variable: Int?, _ inputs: (PlanNode, PlanNode), _ joinCost: Double, lead: Int?) {
            let cost = joinCost + (deferred.map { rows * $0.work(orderedBy: lead) } ?? 0)
            let lead = lead ?? -1
            let place = known.firstIndex { $0.lead == lead }
            if let place, known[place].candidate.cost <= cost { return }
            let candidate = Candidate(
                left: left, right: right, inputs: inputs, variable: variable, deferred: deferred, rows: rows,
                cost: cost, joinCost: joinCost)
            if let place { known[place].candidate = candidate } else { known.append((lead, candidate)) }
        }
        if pair.isMergeable, sampling.follows(.merging) {
            for variable in pair.certain {
                let (keys, others) = (inputs.0.distinctCount(of: variable), inputs.1.distinctCount(of: variable))
                let cost =
                    inputs.0.cost(sortedBy: variable, keys: others) + inputs.1.cost(sortedBy: variable, keys: keys)
                    + rows * 2
                consider(variable, inputs, cost, lead: variable)
            }
        }
        for (probe, built) in [(inputs.0, inputs.1), (inputs.1, inputs.0)] {
            let cost = probe.cost + built.cost + built.rows * 10 + probe.rows * 6 + rows * 2
            consider(nil, (probe, built), cost, lead: pair.isMergeable ? probe.order.first : nil)
        }
    }
}

extension JoinCandidates.Candidate {
    /// The step.
    var node: PlanNode {
        let (one, other) = inputs
        var distinct = one.distinct.merging(other.distinct) { min($0, $1) }
        for (variable, count) in distinct { distinct[variable] = max(1, min(count, rows)) }
        let certain = one.certain.union(other.certain)
        let samples = one.samples.merging(other.samples) { mine, _ in mine }
        guard let variable else {
            let isOrdered = one.variables.allSatisfy {
                !other.variables.contains($0) || (one.certain.contains($0) && other.certain.contains($0))
            }
            let node = PlanNode(
                .hashJoin(.inner, condition: nil), [one, other],
                variables: HashJoinOperator.variables(.inner, one.variables, other.variables), certain: certain,
                order: isOrdered ? one.order : [], rows: rows, distinct: distinct, cost: joinCost)
            node.samples = samples
            return node
        }
        let node = PlanNode(
            .mergeJoin(.inner, on: variable), [one.sorted(by: variable), other.sorted(by: variable)],
            variables: one.variables + other.variables.filter { !one.variables.contains($0) }, certain: certain,
            order: [variable], rows: rows, distinct: distinct, cost: joinCost)
        node.samples = samples
        return node
    }
}

/// The variables that two parts share.
private struct JoinedVariables {
    /// Those that both bind in every row.
    var certain: [Int]
    /// Whether these are all: the further variables of a merge are compared as ids, so they must be bound.
    var isMergeable: Bool
    /// How many rows of the other side a row of one side meets, where that was counted.
    var sampled: (isLeft: Bool, meetings: Double)?

    /// `nil` if nothing is shared.
    init?(_ leftPlans: [PlanNode], _ rightPlans: [PlanNode], _ sampling: JoinSampling) {
        let (left, right) = (leftPlans[0], rightPlans[0])
        var count = 0
        certain = []
        for variable in left.variables where right.variables.contains(variable) {
            count += 1
            if left.certain.contains(variable), right.certain.contains(variable) { certain.append(variable) }
        }
        guard count > 0 else { return nil }
        isMergeable = count == certain.count
        guard certain.count == 1, let variable = certain.first else { return }
        if let values = left.samples[variable], !values.isEmpty,
            let meetings = sampling.meetings(of: values, variable, in: rightPlans)
        {
            sampled = (isLeft: true, meetings)
        } else if let values = right.samples[variable], !values.isEmpty,
            let meetings = sampling.meetings(of: values, variable, in: leftPlans)
        {
            sampled = (isLeft: false, meetings)
        }
    }

    private static let skew = 4.0

    /// How many rows the join gives.
    func rows(_ left: PlanNode, _ right: PlanNode) -> Double {
        if let sampled { return (sampled.isLeft ? left.rows : right.rows) * sampled.meetings }
        var rows = left.rows * right.rows
        for (place, variable) in certain.enumerated() {
            let values = max(left.distinctCount(of: variable), right.distinctCount(of: variable))
            // Further variables mostly depend on the first.
            rows /= place == 0 ? values : max(1, values.squareRoot())
            // Where both sides hold a value several times, the common values are mostly common in both.
            if place == 0, left.rows > 1.5 * left.distinctCount(of: variable),
                right.rows > 1.5 * right.distinctCount(of: variable)
            {
                rows *= JoinedVariables.skew
            }
        }
        return rows
    }
}
