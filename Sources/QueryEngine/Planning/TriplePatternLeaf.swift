import QuadStore
import RDFModel
import SPARQLSyntax
import Sorting

/// A triple pattern in its graph, as ids and numbers of variables.
struct TriplePatternLeaf {
    /// What stands at a place.
    enum Slot: Equatable {
        case constant(UInt64)
        case variable(Int)
        /// Any graph.
        case any
    }

    /// Subject, predicate, object, graph; the graph is ``Slot/any`` in the default graph.
    var slots: [Slot]
    /// Whether the statements of the store's default graph are meant.
    var isDefault: Bool
    /// The graphs that count; `nil` is all.
    var graphs: Set<UInt64>?
    /// Whether a statement counts once however many graphs hold it.
    var collapsesGraphs = false

    /// The variables, each once.
    var variables: [Int] {
        var found: [Int] = []
        for case .variable(let variable) in slots where !found.contains(variable) { found.append(variable) }
        return found
    }

    /// All ways to read the pattern whose rows come in different orders, or at different costs.
    func plans(_ view: QuadView) throws(StoreError) -> [PlanNode] {
        var plans: [PlanNode] = []
        // Ranges that hold the matches and nothing else have one size in every order.
        var matchCount: Int?
        for permutation in candidates where view.isSorted(permutation) || TriplePatternLeaf.usual.contains(permutation)
        {
            plans.append(try plan(permutation, prefixCount: prefixCount(permutation), view, &matchCount))
        }
        // Of the ways in one order the cheapest is enough.
        var best: [[Int]: PlanNode] = [:]
        for plan in plans {
            let key = Array(plan.order.prefix(2))
            if best[key].map({ plan.cost < $0.cost }) ?? true { best[key] = plan }
        }
        return best.values.ordered { ($0.cost, $0.order.first ?? 0) < ($1.cost, $1.order.first ?? 0) }
    }

    /// The way to read the pattern at least cost, for one that is joined with nothing; of ways that cost the same, the
    /// one whose rows are ordered by the variable of the least number.
    func cheapestPlan(_ view: QuadView) throws(StoreError) -> PlanNode {
        guard let best = cheapest(view) else { return try plans(view)[0] }
        var matchCount: Int?
        return try plan(best, prefixCount: boundCount, view, &matchCount)
    }

    /// The rows that match and no others, as ``cheapestPlan(_:)`` reads them; `nil` if no permutation has them side by
    /// side.
    func cheapestRange(_ view: QuadView) -> ScanRange? {
        cheapest(view).map { range($0, prefixCount: boundCount) }
    }

    private func cheapest(_ view: QuadView) -> Permutation? {
        let bound = boundCount
        var best: (permutation: Permutation, lead: Int)?
        for permutation in candidates
        where prefixCount(permutation) == bound
            && (view.isSorted(permutation) || TriplePatternLeaf.usual.contains(permutation))
        {
            var lead = 0
            if bound < permutation.positions.count,
                case .variable(let variable) = slots[permutation.positions[bound].rawValue]
            {
                lead = variable
            }
            if best.map({ lead < $0.lead }) ?? true { best = (permutation, lead) }
        }
        return best?.permutation
    }

    /// One way to read the pattern whose range holds the matches and nothing else; `nil` if there is none.
    func exactRange(_ view: QuadView) throws(StoreError) -> ScanRange? {
        if collapsesGraphs || graphs != nil || variables.count != slots.count(where: isVariable) { return nil }
        let exact = candidates.filter { prefixCount($0) == boundCount }
        guard let permutation = exact.first(where: { view.isSorted($0) }) ?? exact.first else { return nil }
        return range(permutation, prefixCount: boundCount)
    }

    /// Permutations that are sorted even where each costs time: they hold every choice of known places in front.
    private static let usual: Set<Permutation> = [.spo, .pos, .osp, .spog, .psog, .posg, .ospg, .gspo, .gpos]

    /// Among so few rows it does not pay to find out how many values differ.
    private static let few = 64.0

    /// Permutations that are of use.
    private var candidates: [Permutation] {
        Permutation.allCases.filter { permutation in
            // Where statements collapse, the graph must be what tells equal neighbours apart. And in the default graph
            // there is always a way that leaves nothing out that is known.
            permutation.holdsNamedGraphs != isDefault
                && (!collapsesGraphs || permutation.positions.last == .graph)
                && (!isDefault || prefixCount(permutation) == boundCount)
        }
    }

    private var boundCount: Int { slots.count(where: isConstant) }

    private func prefixCount(_ permutation: Permutation) -> Int {
        permutation.positions.prefix { isConstant(slots[$0.rawValue]) }.count
    }

    private func isConstant(_ slot: Slot) -> Bool {
        if case .constant = slot { true } else { false }
    }

    private func isVariable(_ slot: Slot) -> Bool {
        if case .variable = slot { true } else { false }
    }

    private func range(_ permutation: Permutation, prefixCount: Int) -> ScanRange {
        var range = ScanRange(permutation)
        for position in permutation.positions.prefix(prefixCount) {
            if case .constant(let id) = slots[position.rawValue] { range.prefix.append(TermID(bits: id)) }
        }
        return range
    }

    private func plan(
        _ permutation: Permutation, prefixCount: Int, _ view: QuadView, _ matchCount: inout Int?
    ) throws(StoreError) -> PlanNode {
        let positions = permutation.positions
        let range = range(permutation, prefixCount: prefixCount)
        var access = ScanAccess(
            range: range, outputs: [], constants: [], equalities: [], graphs: graphs, collapsesGraphs: collapsesGraphs)
        access.outputs.reserveCapacity(positions.count - prefixCount)
        var order: [Int] = []
        order.reserveCapacity(positions.count - prefixCount)
        var isOrdered = true
        for column in prefixCount..<positions.count {
            switch slots[positions[column].rawValue] {
            case .constant(let id):
                access.constants.append((column, id))
                isOrdered = false
            case .any: isOrdered = false
            case .variable(let variable):
                if let known = access.outputs.first(where: { $0.variable == variable }) {
                    access.equalities.append((known.column, column))
                } else {
                    access.outputs.append((column, variable))
                    if isOrdered { order.append(variable) }
                }
            }
        }
        let isExact = prefixCount == boundCount
        let count = if isExact, let matchCount { matchCount } else { try view.count(range) }
        if isExact { matchCount = count }
        let touched = Double(count)
        var rows = touched
        for _ in access.constants { rows /= 20 }
        for _ in access.equalities { rows /= 20 }
        if touched > 0 { rows = max(rows, 1) }
        var distinct: [Int: Double] = [:]
        distinct.reserveCapacity(access.outputs.count)
        for (place, output) in access.outputs.enumerated() {
            if touched <= TriplePatternLeaf.few {
                distinct[output.variable] = rows
            } else if place == 0, output.column == prefixCount {
                distinct[output.variable] = Double(try view.distinctCount(range, columns: prefixCount + 1))
            } else {
                distinct[output.variable] = try distinctEstimate(output.variable, view) ?? rows
            }
        }
        return PlanNode(
            .scan(access), variables: access.outputs.map(\.variable), certain: Set(access.outputs.map(\.variable)),
            order: order, rows: rows, distinct: distinct, cost: touched + 50)
    }

    /// How many values a variable has, at most: the least that a permutation tells in which it comes behind things that
    /// are known.
    private func distinctEstimate(_ variable: Int, _ view: QuadView) throws(StoreError) -> Double? {
        var least: Int?
        for permutation in Permutation.allCases
        where permutation.holdsNamedGraphs != isDefault && view.isSorted(permutation) {
            var range = ScanRange(permutation)
            for position in permutation.positions {
                if case .constant(let id) = slots[position.rawValue] {
                    range.prefix.append(TermID(bits: id))
                    continue
                }
                guard slots[position.rawValue] == .variable(variable) else { break }
                let count = try view.distinctCount(range, columns: range.prefix.count + 1)
                least = min(least ?? count, count)
                break
            }
        }
        return least.map(Double.init)
    }
}
