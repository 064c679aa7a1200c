import RDFModel
import SPARQLSyntax

/// Parts of a group that hang together by variables, some of them only by way of patterns that are planned when the rows
/// of the others are known.
struct JoinCluster {
    /// Patterns; those of one part hang together by themselves.
    var parts: [[[PlanNode]]] = []
    /// Patterns that are planned when rows of the others are known.
    var dependents: [(algebra: Algebra, scope: Scope)] = []
}

extension Algebra {
    /// The numbers of the variables that a solution of the pattern may bind, but for those that have values already.
    func variableNumbers(_ scope: Scope) -> [Int] {
        visibleVariables.map { scope.names.number(of: $0) }.filter { scope.bindings[$0] == nil }
    }
}

extension JoinGroup {
    /// The parts of the group that share no variable.
    var clusters: [JoinCluster] {
        var clusters: [(cluster: JoinCluster, variables: Set<Int>)] = []
        func add(_ cluster: JoinCluster, _ variables: Set<Int>) {
            var merged = (cluster: JoinCluster(), variables: variables)
            clusters.removeAll { other in
                guard !other.variables.isDisjoint(with: variables) else { return false }
                merged.cluster.parts += other.cluster.parts
                merged.cluster.dependents += other.cluster.dependents
                merged.variables.formUnion(other.variables)
                return true
            }
            merged.cluster.parts += cluster.parts
            merged.cluster.dependents += cluster.dependents
            clusters.append(merged)
        }
        for leaf in leaves { add(JoinCluster(parts: [[leaf]]), Set(leaf[0].variables)) }
        // So far, what hangs together is one part.
        for place in clusters.indices {
            clusters[place].cluster.parts = [clusters[place].cluster.parts.flatMap { $0 }]
        }
        for dependent in dependents {
            add(JoinCluster(dependents: [dependent]), Set(dependent.algebra.variableNumbers(dependent.scope)))
        }
        return clusters.map(\.cluster)
    }
}

extension Planner {
    /// A plan of what hangs together.
    ///
    /// - Parameter filters: conditions of the group; those that are applied are taken out.
    func plan(_ cluster: JoinCluster, _ filters: inout [RowExpression]) throws -> PlanNode {
        var (parts, dependents) = (cluster.parts, cluster.dependents)
        var node: PlanNode
        if let seed = dependents.firstIndex(where: { $0.algebra.isAnchoredPath($0.scope) }) {
            // A path from a known end comes first: the rest is read for what it reaches.
            let (algebra, scope) = dependents.remove(at: seed)
            node = try plan(algebra, scope)
        } else if let start = try start(parts, dependents, filters) {
            parts.remove(at: start.place)
            (node, filters) = start.plan
        } else {
            let (algebra, scope) = dependents.removeFirst()
            node = try plan(algebra, scope)
        }
        node = applied(&filters, node)
        while !parts.isEmpty || !dependents.isEmpty {
            let known = Set(node.variables)
            if let place = parts.firstIndex(where: { !known.isDisjoint(with: variables(of: $0)) }) {
                node = try join(node, parts.remove(at: place), &filters)
            } else {
                let place = dependents.firstIndex { algebra, scope in
                    !known.isDisjoint(with: algebra.variableNumbers(scope))
                }
                if dependents.isEmpty {
                    node = try join(node, parts.removeFirst(), &filters)
                } else {
                    let (algebra, scope) = dependents.remove(at: place ?? 0)
                    node = try join(.inner, node, algebra, nil, scope)
                }
            }
            node = applied(&filters, node)
        }
        return node
    }

    /// Joins rows with patterns that are planned when they are known.
    private func join(
        _ input: PlanNode, _ leaves: [[PlanNode]], _ filters: inout [RowExpression]
    ) throws -> PlanNode {
        let conditions = filters
        let rest = DependentPattern { keys in
            try self.joined(keys.map { leaves + [self.orders(of: $0)] } ?? leaves, conditions).node
        }
        let certain = leaves.reduce(into: Set<Int>()) { $0.formUnion($1[0].certain) }
        filters.removeAll { !$0.holdsPattern && $0.variables.isSubset(of: certain) }
        return try joined(.inner, input, rest, variables: variables(of: leaves), certain: certain)
    }

    /// A plan with the conditions applied that need nothing else.
    func applied(_ filters: inout [RowExpression], _ node: PlanNode) -> PlanNode {
        let ready = filters.filter { $0.variables.isSubset(of: node.certain) && !$0.holdsPattern }
        filters.removeAll { $0.variables.isSubset(of: node.certain) && !$0.holdsPattern }
        return filtered(node, ready)
    }

    private func variables(of leaves: [[PlanNode]]) -> [Int] {
        var seen: Set<Int> = []
        return leaves.flatMap { $0[0].variables }.filter { seen.insert($0).inserted }
    }

    /// The part from which the way to the others is likely to be the shortest, and its plan.
    private func start(
        _ parts: [[[PlanNode]]], _ dependents: [(algebra: Algebra, scope: Scope)], _ filters: [RowExpression]
    ) throws -> (place: Int, plan: (node: PlanNode, left: [RowExpression]))? {
        var best: (place: Int, plan: (node: PlanNode, left: [RowExpression]))?
        var least = Double.infinity
        for (place, part) in parts.enumerated() {
            let plan = try joined(part, filters)
            if parts.count == 1 { return (place, plan) }
            let ways = try dependents.compactMap { try fanOut($0.algebra, from: plan.node.variables, $0.scope) }
            let cost = plan.node.cost + plan.node.rows * (1 + (ways.min() ?? 1))
            if best == nil || cost < least { (best, least) = ((place, plan), cost) }
        }
        return best
    }

    /// How many rows of a pattern there are, roughly, for a row of the variables; `nil` if it binds none of them.
    private func fanOut(_ algebra: Algebra, from variables: [Int], _ scope: Scope) throws -> Double? {
        guard case .path(let pattern) = algebra else {
            return algebra.variableNumbers(scope).contains(where: variables.contains) ? 4 : nil
        }
        let ends = [pattern.subject, pattern.object].map { end in
            end.variable.map { variables.contains(scope.names.number(of: $0)) } ?? false
        }
        guard ends[0] || ends[1] else { return nil }
        if ends[0], ends[1] { return 1 }
        return try fanOut(pattern.path, isForward: ends[0], scope)
    }

    private func fanOut(_ path: PropertyPath, isForward: Bool, _ scope: Scope) throws -> Double {
        switch path {
        case .link(let name):
            var inner = scope.withoutKeys
            inner.names = scope.names.inner(projecting: [])
            let ends = (from: Variable("from"), to: Variable("to"))
            let triple = TriplePattern(.variable(ends.from), .term(.iri(name)), .variable(ends.to))
            guard let plan = try leaf(triple, inner)?.first else { return 0 }
            return plan.rows / max(1, plan.distinctCount(of: inner.names.number(of: isForward ? ends.from : ends.to)))
        case .inverse(let path): return try fanOut(path, isForward: !isForward, scope)
        case .sequence(let one, let other):
            return try fanOut(one, isForward: isForward, scope) * fanOut(other, isForward: isForward, scope)
        case .alternative(let paths):
            return try paths.reduce(0) { try $0 + fanOut($1, isForward: isForward, scope) }
        case .zeroOrOne(let path): return try 1 + fanOut(path, isForward: isForward, scope)
        case .oneOrMore(let path), .zeroOrMore(let path):
            return try 10 * max(1, fanOut(path, isForward: isForward, scope))
        case .negatedSet: return 20
        }
    }
}
