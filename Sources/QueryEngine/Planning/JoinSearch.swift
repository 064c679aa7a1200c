import Sorting

/// Finds the order and the ways in which patterns are joined at least cost: by dynamic programming over their subsets,
/// or greedily where they are many.
struct JoinSearch {
    private let leaves: [[PlanNode]]
    private let filters: [RowExpression]
    private let sampling: JoinSampling
    private let planner: Planner
    /// The best plans of a subset, one for each first variable of an order.
    private var best: [UInt64: [PlanNode]] = [:]

    /// The most patterns of one search.
    static let mostLeaves = 60

    /// Beyond so many patterns the search is greedy.
    private static let mostExact = 9
    /// Up to so many patterns it is always exact.
    private static let fewExact = 4
    /// Where a pattern has no more rows than this, the way leads from it to its neighbours, and the search would take
    /// longer than the joins.
    private static let fewRows = 100.0

    /// Whether all orders of a part are looked at.
    private func isWorthExactness(_ part: UInt64) -> Bool {
        if part.nonzeroBitCount <= JoinSearch.fewExact { return true }
        guard part.nonzeroBitCount <= JoinSearch.mostExact else { return false }
        return leaves.indices.allSatisfy {
            part & (1 << UInt64($0)) == 0 || leaves[$0][0].rows > JoinSearch.fewRows
        }
    }

    init(
        _ leaves: [[PlanNode]], _ filters: [RowExpression], _ sampling: JoinSampling, _ planner: Planner
    ) {
        self.leaves = leaves
        self.filters = filters
        self.sampling = sampling
        self.planner = planner
    }

    /// The best plan, and the filters that could not be applied.
    mutating func run() throws -> (node: PlanNode, left: [RowExpression]) {
        for (number, leaf) in leaves.enumerated() {
            best[1 << UInt64(number)] = JoinSearch.pruned(leaf.map { filtered($0, []) })
        }
        let parts = components()
        for part in parts {
            if !sampling.follows(.joinOrder) {
                joinAsWritten(part)
            } else if isWorthExactness(part) {
                try searchExactly(part)
            } else {
                try searchGreedily(part)
            }
        }
        let node = planner.product(parts.map { cheapest(best[$0] ?? []) }, filters) { filtered($0, $1) }
        return (node, filters.filter { !isApplied($0, node) })
    }

    private func isApplied(_ filter: RowExpression, _ node: PlanNode) -> Bool {
        !filter.holdsPattern && filter.variables.isSubset(of: node.certain)
    }

    /// Applies the filters that could not be applied to the parts.
    private func filtered(_ node: PlanNode, _ parts: [PlanNode]) -> PlanNode {
        let ready = filters.filter { filter in
            isApplied(filter, node) && !parts.contains { isApplied(filter, $0) }
        }
        return ready.isEmpty ? node : planner.filtered(node, ready)
    }

    /// Sets of patterns that hang together by variables.
    private func components() -> [UInt64] {
        var parts: [(mask: UInt64, variables: Set<Int>)] = []
        for (number, leaf) in leaves.enumerated() {
            var (mask, variables) = (UInt64(1) << UInt64(number), Set(leaf[0].variables))
            parts.removeAll { part in
                guard !part.variables.isDisjoint(with: variables) else { return false }
                mask |= part.mask
                variables.formUnion(part.variables)
                return true
            }
            parts.append((mask, variables))
        }
        return parts.map(\.mask)
    }

    private func cheapest(_ plans: [PlanNode]) -> PlanNode {
        plans.min { $0.cost < $1.cost } ?? .unit
    }

    /// Joins the parts as they are written, each with those in front of it that share a variable.
    private mutating func joinAsWritten(_ all: UInt64) {
        var parts = (0..<UInt64(leaves.count)).map { UInt64(1) << $0 }.filter { all & $0 != 0 }
        while parts.count > 1 {
            for place in parts.indices.dropFirst() {
                guard let left = best[parts[0]], let right = best[parts[place]] else { return }
                let plans = joins([(left, right)])
                if plans.isEmpty { continue }
                parts[0] |= parts.remove(at: place)
                best[parts[0]] = JoinSearch.pruned(plans)
                break
            }
        }
    }

    private mutating func searchExactly(_ all: UInt64) throws {
        let numbers = (0..<UInt64(leaves.count)).filter { all & (1 << $0) != 0 }
        // Subsets by their size, so that parts come before wholes.
        var subsets: [UInt64] = []
        for choice in 1..<(UInt64(1) << UInt64(numbers.count)) where choice.nonzeroBitCount > 1 {
            var mask = UInt64(0)
            for (place, number) in numbers.enumerated() where choice & (1 << UInt64(place)) != 0 { mask |= 1 << number }
            subsets.append(mask)
        }
        let order = subsets.indices.ordered {
            let (one, other) = (subsets[$0], subsets[$1])
            return one.nonzeroBitCount != other.nonzeroBitCount
                ? one.nonzeroBitCount < other.nonzeroBitCount : one < other
        }
        for mask in order.map({ subsets[$0] }) {
            try sampling.check()
            var splits: [(left: [PlanNode], right: [PlanNode])] = []
            var part = (mask - 1) & mask
            while part > 0 {
                let rest = mask & ~part
                if part > rest, let left = best[part], let right = best[rest] { splits.append((left, right)) }
                part = (part - 1) & mask
            }
            let found = joins(splits)
            if !found.isEmpty { best[mask] = JoinSearch.pruned(found) }
        }
    }

    /// Joins the two parts whose result is smallest, until one is left.
    private mutating func searchGreedily(_ all: UInt64) throws {
        var parts = (0..<UInt64(leaves.count)).map { UInt64(1) << $0 }.filter { all & $0 != 0 }
        // What two parts give together, by both; most of it holds from one round to the next.
        var known: [UInt64: [PlanNode]] = [:]
        while parts.count > 1 {
            try sampling.check()
            var choice: (one: Int, other: Int, plan: PlanNode)?
            for one in parts.indices {
                for other in parts.indices where other > one {
                    let mask = parts[one] | parts[other]
                    if known[mask] == nil {
                        guard let left = best[parts[one]], let right = best[parts[other]] else { continue }
                        known[mask] = joins([(left, right)])
                    }
                    guard let plan = known[mask]?.min(by: { ($0.rows, $0.cost) < ($1.rows, $1.cost) }) else { continue }
                    if let choice, (choice.plan.rows, choice.plan.cost) <= (plan.rows, plan.cost) { continue }
                    choice = (one, other, plan)
                }
            }
            guard let (one, other, _) = choice else { return }
            let mask = parts[one] | parts[other]
            best[mask] = JoinSearch.pruned(known[mask] ?? [])
            parts.remove(at: other)
            parts[one] = mask
        }
    }

    /// The best ways to join the parts of each split of a set; none if no split shares a variable.
    private func joins(_ splits: [(left: [PlanNode], right: [PlanNode])]) -> [PlanNode] {
        var candidates = JoinCandidates(sampling)
        for (left, right) in splits { candidates.add(left, right) }
        return candidates.best.map { candidate in
            var node = candidate.node
            if let deferred = candidate.deferred { node = planner.filtered(node, [deferred]) }
            return filtered(node, [candidate.left, candidate.right])
        }
    }

    /// The cheapest plan, and for each order the cheapest that has it.
    private static func pruned(_ plans: [PlanNode]) -> [PlanNode] {
        var best: [Int: PlanNode] = [:]
        for plan in plans {
            let lead = plan.order.first ?? -1
            if best[lead].map({ plan.cost < $0.cost }) ?? true { best[lead] = plan }
        }
        let sorted = best.ordered { ($0.value.cost, $0.key) < ($1.value.cost, $1.key) }.map(\.value)
        // Beyond the cost of sorting the cheapest, an order is worth nothing.
        let most = sorted[0].cost + sorted[0].rows * 50 + 1000
        return sorted.filter { plan in
            // A dear condition may come behind the join.
            plan === sorted[0] || (plan.dearFilter?.input.cost ?? plan.cost) <= most
        }
    }
}

extension PlanNode {
    /// A join of parts without shared variables.
    static func product(_ left: PlanNode, _ right: PlanNode) -> PlanNode {
        let rows = left.rows * right.rows
        return PlanNode(
            .hashJoin(.inner, condition: nil), [right, left], variables: right.variables + left.variables,
            certain: left.certain.union(right.certain), rows: rows,
            distinct: left.distinct.merging(right.distinct) { one, _ in one }, cost: left.cost + right.cost + rows)
    }
}
