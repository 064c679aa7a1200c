import QuadStore
import SPARQLSyntax

/// A plan that several threads read in pieces (``PlanNode/drivingScan``).
struct PiecedInput {
    private let plan: PlanNode
    private let pieces: [ClosedRange<UInt64>]
    private let context: QueryContext

    /// Pieces for a thread: as threads do not run equally fast, they take one after the other.
    private static let piecesOfThread = 8
    /// How many rows a group has to have for each thread to make groups of its own, which are put together later.
    private static let rowsOfGroup = 64.0

    /// `nil` if the plan has no pieces, or too little work to be worth the threads.
    init?(_ plan: PlanNode, _ context: QueryContext) throws {
        guard context.threads > 1, context.follows(.threads), plan.cost >= context.piecedWork,
            let scan = plan.drivingScan
        else { return nil }
        let cuts = try context.view.cuts(scan.range, pieces: context.threads * PiecedInput.piecesOfThread)
        var pieces: [ClosedRange<UInt64>] = []
        var start = scan.range.next?.lowerBound ?? 0
        let end = scan.range.next?.upperBound ?? .max - 1
        for cut in cuts where cut > start && cut <= end {
            pieces.append(start...cut - 1)
            start = cut
        }
        guard !pieces.isEmpty else { return nil }
        pieces.append(start...end)
        self.plan = plan
        self.pieces = pieces
        self.context = context
    }

    /// The plan's rows.
    func rows() -> Operator {
        GatherOperator(plan.variables, plan, pieces, context) { copy, context in try copy.makeOperator(context) }
    }

    /// The groups of the plan's rows; `nil` if one thread has them as soon. Where rows are only counted and groups are few,
    /// each thread counts those of its pieces.
    ///
    /// - Parameter node: the step that groups.
    func group(by keys: [Int], _ aggregates: [RowAggregate], _ node: PlanNode) -> Operator? {
        let groups = keys.reduce(1) { $0 * plan.distinctCount(of: $1) }
        guard aggregates.allSatisfy(\.countsRowByRow), groups * PiecedInput.rowsOfGroup <= plan.rows else {
            // To put the rows of threads together costs as much as to read them.
            return plan.doesMoreThanRead ? GroupOperator(rows(), by: keys, aggregates, context, node) : nil
        }
        let sums = aggregates.map { aggregate in
            RowAggregate(
                variable: aggregate.variable, function: .sum, distinct: false,
                expression: .variable(aggregate.variable), rowVariables: [])
        }
        // SAFETY: each thread makes columns of its own from what is only read here.
        nonisolated(unsafe) let aggregates = aggregates
        let counted = GatherOperator(keys + aggregates.map(\.variable), plan, pieces, context) { copy, context in
            GroupOperator(try copy.makeOperator(context), by: keys, aggregates.map(\.copied), context)
        }
        return GroupOperator(counted, by: keys, sums, context, node)
    }
}

extension RowAggregate {
    /// Whether it counts what each row decides alone.
    fileprivate var countsRowByRow: Bool { function == .count && !distinct && expression?.isDeterministic ?? true }

    /// The same aggregate for another thread.
    fileprivate var copied: RowAggregate {
        var aggregate = self
        aggregate.expression = expression?.copied
        return aggregate
    }
}
