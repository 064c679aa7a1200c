import SPARQLSyntax

extension Planner {
    /// A plan of all parts of a group.
    func plan(_ group: JoinGroup, _ scope: Scope) throws -> PlanNode {
        if let variables = group.emptyVariables {
            // Nothing comes of the whole, but its variables are known above.
            var all = variables
            for leaf in group.leaves { all += leaf[0].variables }
            for (algebra, scope) in group.dependents { all += algebra.variableNumbers(scope) }
            var seen: Set<Int> = []
            return .empty(all.filter { seen.insert($0).inserted })
        }
        var pending = group.filters
        var node: PlanNode?
        if group.dependents.isEmpty {
            if !group.leaves.isEmpty { (node, pending) = try joined(group.leaves, pending) }
        } else {
            let parts = try group.clusters.map { try plan($0, &pending) }
            node = product(parts, pending) { product, _ in applied(&pending, product) }
        }
        var result = filtered(node ?? .unit, pending)
        for (algebra, negated) in group.patternFilters {
            result = try patternFilter(result, algebra, negated, scope)
        }
        return result
    }

    /// A plan with conditions applied.
    func filtered(_ node: PlanNode, _ filters: [RowExpression]) -> PlanNode {
        if filters.isEmpty { return node }
        let selectivity = node.isNarrowed ? 0.9 : filters.reduce(1.0) { $0 * $1.selectivity }
        return .unary(
            .filter(filters.count == 1 ? filters[0] : .and(filters)), node, rows: max(1, node.rows * selectivity),
            work: node.rows * filters.reduce(0) { $0 + $1.work(orderedBy: node.order.first) })
    }

    /// Joins patterns in the order that costs least; returns the filters that could not be applied too.
    func joined(_ leaves: [[PlanNode]], _ filters: [RowExpression]) throws -> (node: PlanNode, left: [RowExpression]) {
        let ranges = try candidateRanges(filters)
        var (leaves, filters) = (try leaves.map { try narrowed($0, ranges) }, filters)
        if leaves.count == 1 { return single(leaves[0], filters) }
        let sampling = JoinSampling(context)
        try sampling.note(leaves)
        // A search holds its patterns as bits; more of them are joined part by part.
        while leaves.count > JoinSearch.mostLeaves {
            var part = JoinSearch(Array(leaves.prefix(JoinSearch.mostLeaves)), filters, sampling, self)
            let (node, left) = try part.run()
            leaves.replaceSubrange(0..<JoinSearch.mostLeaves, with: [[node]])
            filters = left
        }
        var search = JoinSearch(leaves, filters, sampling, self)
        return try search.run()
    }

    /// The cheapest way to read a pattern that is joined with nothing, with the filters that can be applied to it.
    private func single(_ leaf: [PlanNode], _ filters: [RowExpression]) -> (node: PlanNode, left: [RowExpression]) {
        let certain = leaf[0].certain
        let ready = filters.filter { !$0.holdsPattern && $0.variables.isSubset(of: certain) }
        let left = filters.filter { $0.holdsPattern || !$0.variables.isSubset(of: certain) }
        let plans = leaf.map { (lead: $0.order.first ?? -1, node: filtered($0, ready)) }
        let best = plans.min { ($0.node.cost, $0.lead) < ($1.node.cost, $1.lead) }
        return (best?.node ?? leaf[0], left)
    }

    // MARK: Joins with patterns that depend on the left side

    /// Joins rows with a pattern that is best planned when they are known.
    func join(
        _ kind: JoinKind, _ input: PlanNode, _ right: Algebra, _ condition: RowExpression?, _ scope: Scope
    ) throws -> PlanNode {
        if context.follows(.merging), condition == nil, kind != .inner, input.rows > 5000, right.isJoinOfTriples,
            let merged = try mergedJoin(kind, input, right, scope)
        {
            return merged
        }
        if kind == .left, let condition, let joined = try equalityJoin(input, right, condition, scope) {
            return joined
        }
        let variables = right.visibleVariables.map { scope.names.number(of: $0) }.filter { scope.bindings[$0] == nil }
        let certain = Set(right.certainVariables.map { scope.names.number(of: $0) })
        let pattern = DependentPattern { keys in
            var inner = scope
            inner.keys = keys
            return try self.plan(right, inner)
        }
        return try joined(kind, input, pattern, condition, variables: variables, certain: certain)
    }

    func joined(
        _ kind: JoinKind, _ input: PlanNode, _ right: DependentPattern, _ condition: RowExpression? = nil,
        variables: [Int], certain: Set<Int>
    ) throws -> PlanNode {
        let join = AdaptiveJoin(kind: kind, right: right, condition: condition, rightVariables: variables)
        return PlanNode(
            .adaptiveJoin(join), [input], variables: HashJoinOperator.variables(kind, input.variables, variables),
            certain: kind == .inner ? input.certain.union(certain.intersection(variables)) : input.certain,
            rows: kind == .inner || kind == .left ? input.rows : max(1, input.rows / 2), distinct: input.distinct,
            cost: input.cost + input.rows * 10)
    }

    /// `OPTIONAL`, `MINUS` or `EXISTS` by the order of the one variable that both sides share, if that is cheap.
    private func mergedJoin(
        _ kind: JoinKind, _ input: PlanNode, _ right: Algebra, _ scope: Scope
    ) throws -> PlanNode? {
        var group = JoinGroup()
        try addTriples(right, scope, to: &group)
        guard group.emptyVariables == nil, !group.leaves.isEmpty else { return nil }
        let candidates = group.leaves.count == 1 ? group.leaves[0] : [try joined(group.leaves, []).node]
        let shared = input.variables.filter { candidates[0].variables.contains($0) }
        guard shared.count == 1, let variable = shared.first, input.certain.contains(variable),
            candidates[0].certain.contains(variable)
        else { return nil }
        let left = input.sorted(by: variable)
        let keys = input.distinctCount(of: variable)
        let sides = candidates.map { $0.sorted(by: variable) }
        guard let side = sides.min(by: { $0.cost(ofKeys: keys) < $1.cost(ofKeys: keys) }) else { return nil }
        let cost = left.cost + side.cost(ofKeys: keys) + input.rows
        let hashed = input.cost + candidates[0].cost + candidates[0].rows * 8 + input.rows * 4
        guard cost < hashed else { return nil }
        return PlanNode(
            .mergeJoin(kind, on: variable), [left, side],
            variables: HashJoinOperator.variables(kind, left.variables, side.variables), certain: left.certain,
            order: left.order, rows: input.rows, distinct: input.distinct, cost: cost)
    }

    private func addTriples(_ algebra: Algebra, _ scope: Scope, to group: inout JoinGroup) throws {
        switch algebra {
        case .basicPattern(let triples): try add(triples, scope, to: &group)
        case .join(let left, let right):
            try addTriples(left, scope, to: &group)
            try addTriples(right, scope, to: &group)
        default: group.emptyVariables = []
        }
    }

    /// `FILTER EXISTS`: a join where that gives the same as substitution, else row by row.
    private func patternFilter(
        _ input: PlanNode, _ algebra: Algebra, _ negated: Bool, _ scope: Scope
    ) throws -> PlanNode {
        let outer = Set(algebra.mentionedVariables.map { scope.names.number(of: $0) }).intersection(input.variables)
        if algebra.allowsSubstitution, outer.isSubset(of: input.certain) {
            return try join(negated ? .notExists : .exists, input, algebra, nil, scope)
        }
        if let joined = try equalityFilter(input, algebra, negated: negated, scope) { return joined }
        return filtered(input, [.exists(CorrelatedPattern(algebra, scope, self), negated: negated)])
    }
}

extension PlanNode {
    /// The same rows in the order of a variable's ids.
    func sorted(by variable: Int) -> PlanNode {
        if order.first == variable { return self }
        return .unary(
            .idSort(variable), self, order: [variable], work: sortingWork)
    }
}

extension RowExpression {
    /// How many of a hundred rows fulfil the condition, roughly, divided by a hundred.
    var selectivity: Double {
        switch self {
        case .identity(_, _, let negated), .identities(_, _, let negated): negated ? 0.9 : 0.05
        case .comparison(.equal, _, _): 0.1
        case .text: 0.1
        case .order(let order): order.comparison == .equal ? 0.1 : 0.3
        case .not: 0.7
        case .and(let operands): operands.reduce(1) { $0 * $1.selectivity }
        default: 0.3
        }
    }

    /// The work of evaluating the condition for a row, in rows that are touched.
    ///
    /// - Parameter lead: the variable by whose ids the rows ascend: its terms are read one behind the other.
    func work(orderedBy lead: Int?) -> Double {
        switch self {
        case .identity, .identities, .bound, .constant, .unknown: 2
        case .order: 3
        case .variable(let variable): variable == lead ? 20 : 60
        case .text(let test): test.variable == lead ? 20 : 400
        case .exists: 500
        case .call(_, let operands), .extensionCall(_, let operands):
            operands.reduce(100) { $0 + $1.work(orderedBy: lead) }
        case .not(let operand), .negative(let operand), .positive(let operand): operand.work(orderedBy: lead) + 2
        case .cast(let operand, _): operand.work(orderedBy: lead) + 50
        case .comparison(_, let left, let right), .arithmetic(_, let left, let right):
            left.work(orderedBy: lead) + right.work(orderedBy: lead) + 15
        case .membership(let operand, let list, _):
            list.reduce(operand.work(orderedBy: lead)) { $0 + $1.work(orderedBy: lead) + 15 }
        case .or(let operands), .and(let operands): operands.reduce(2) { $0 + $1.work(orderedBy: lead) }
        }
    }

    /// Whether a pattern stands in the expression.
    var holdsPattern: Bool {
        switch self {
        case .exists: true
        case .variable, .bound, .identity, .identities, .constant, .unknown, .text, .order: false
        case .not(let operand), .negative(let operand), .positive(let operand), .cast(let operand, _):
            operand.holdsPattern
        case .comparison(_, let left, let right), .arithmetic(_, let left, let right):
            left.holdsPattern || right.holdsPattern
        case .membership(let operand, let list, _): operand.holdsPattern || list.contains(where: \.holdsPattern)
        case .or(let operands), .and(let operands), .call(_, let operands), .extensionCall(_, let operands):
            operands.contains(where: \.holdsPattern)
        }
    }
}

extension Algebra {
    /// Whether this is a path with an end that is known.
    func isAnchoredPath(_ scope: Scope) -> Bool {
        guard case .path(let path) = self else { return false }
        return [path.subject, path.object].contains { end in
            guard let variable = end.variable else { return true }
            return scope.bindings[scope.names.number(of: variable)] != nil
        }
    }
}
