import QuadStore

/// Hands on the rows that threads make of the pieces of a plan, in the order of the pieces.
///
/// As many pieces are worked on at a time as there are threads, so that the rows of few wait here. Each thread has a view
/// of its own of the same commit.
final class GatherOperator: Operator {
    /// Makes the steps that one thread runs, of a copy of the plan.
    typealias Steps = @Sendable (PlanNode, QueryContext) throws -> Operator

    /// A piece that a thread works on.
    private struct Running {
        var copy: PlanNode
        var task: BackgroundTask<Result<Relation, any Error>>
    }

    private let plan: PlanNode
    private let pieces: [ClosedRange<UInt64>]
    private let steps: Steps
    private let halt = Cancellation()
    /// The contexts of the threads; the piece of number n runs in the context n modulo their number.
    private var contexts: [QueryContext] = []
    private var running: [Running] = []
    private var started = 0
    private var rows: Relation
    private var row = 0
    private var size = 0

    init(
        _ variables: [Int], _ plan: PlanNode, _ pieces: [ClosedRange<UInt64>], _ context: QueryContext,
        _ steps: @escaping Steps
    ) {
        self.plan = plan
        self.pieces = pieces
        self.steps = steps
        rows = Relation(columnCount: variables.count)
        super.init(variables, context)
    }

    deinit {
        // The threads end at their next look, and are waited for as their tasks go.
        halt.cancel()
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        while row == rows.count { if try !takePiece() { return false } }
        batch.take(rows, from: &row)
        return true
    }

    /// Waits for the next piece.
    private func takePiece() throws -> Bool {
        if contexts.isEmpty { try begin() }
        guard !running.isEmpty else { return false }
        let next = running.removeFirst()
        guard let found = next.task.result() else { throw QueryError.cancelled }
        plan.count(next.copy)
        rows = try found.get()
        row = 0
        try context.use(rows.size - size, "the rows of a thread")
        size = rows.size
        start()
        return true
    }

    private func begin() throws {
        for _ in 0..<min(context.threads, pieces.count) {
            // A change between two views leaves fewer threads, or the calling one with its own view.
            guard let view = try context.view.sibling() else { break }
            contexts.append(QueryContext(besides: context, view, halt: halt))
        }
        if contexts.isEmpty { contexts.append(QueryContext(besides: context, context.view, halt: halt)) }
        for _ in contexts { start() }
    }

    /// Starts the next piece, if there is one: in the context of the one that was taken.
    private func start() {
        guard started < pieces.count else { return }
        let copy = plan.copy(piece: pieces[started])
        // SAFETY: until its result was waited for, nobody but the thread uses the copy and its context.
        nonisolated(unsafe) let (threadPlan, threadContext) = (copy, contexts[started % contexts.count])
        let task = BackgroundTask(onThread: contexts.count > 1) { [steps] in
            Result { try steps(threadPlan, threadContext).collect("the rows of a thread") }
        }
        started += 1
        running.append(Running(copy: copy, task: task))
    }
}
