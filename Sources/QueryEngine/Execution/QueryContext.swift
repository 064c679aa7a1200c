import QuadStore
import RDFModel
import SPARQLFunctions
import TextIndex
import XSDTypes

/// What all operators of one run of a query share. Used by one thread at a time.
final class QueryContext {
    /// The quads.
    let view: QuadView
    /// The terms.
    let terms: QueryTerms
    /// How many rows a batch has.
    private(set) var batchSize: Int
    /// What functions depend on; few queries call any.
    private(set) lazy var functions = makeFunctions()
    private let now: XSDMoment?
    private let base: IRI?
    /// The order of terms by their ids.
    private(set) lazy var order = IDOrder(self)
    private let withoutRules: Set<PlanningRule>
    /// How many threads may read pieces of one input, and from how much work on they do.
    let threads: Int
    let piecedWork: Double
    /// What finds strings by their words.
    let text: TextSearch?
    private let extensions: [IRI: ExtensionFunction]
    private lazy var textCondition = text.map { TextCondition($0) }
    private let limits: QueryLimits
    private let cancellation: Cancellation?
    /// What ends this thread's part of the run alone.
    private let halt: Cancellation?
    private let deadline: Deadline?
    private var memory = 0
    private var failure: (any Error)?

    /// - Parameters:
    ///   - view: the quads.
    ///   - options: limits, and what functions depend on.
    ///   - base: the query's base.
    init(_ view: QuadView, _ options: ExecutionOptions, base: IRI?) {
        self.view = view
        terms = QueryTerms(view.dictionary)
        limits = options.limits
        withoutRules = options.withoutRules
        text = options.text
        extensions = options.functions
        threads = options.threads
        piecedWork = options.piecedWork
        cancellation = options.cancellation
        halt = nil
        batchSize = options.batchSize
        deadline = Deadline(options.limits)
        (now, self.base) = (options.now, base)
    }

    private func makeFunctions() -> FunctionContext {
        let nodes = BlankNodeMaker()
        let (cancellation, halt, deadline) = (cancellation, halt, deadline)
        return FunctionContext(
            now: now, base: base, makeBlankNode: { nodes.make() },
            shouldStop: {
                (cancellation?.isCancelled ?? false) || (halt?.isCancelled ?? false)
                    || (deadline?.hasPassed ?? false)
            })
    }

    /// A context for another thread of the same run, which knows neither a text search nor functions of the caller.
    ///
    /// - Parameters:
    ///   - view: another view of the same commit.
    ///   - halt: ends what runs in this context.
    init(besides other: QueryContext, _ view: QuadView, halt: Cancellation) {
        self.view = view
        terms = QueryTerms(view.dictionary)
        limits = other.limits
        withoutRules = other.withoutRules
        text = nil
        extensions = [:]
        threads = 1
        piecedWork = other.piecedWork
        batchSize = other.batchSize
        (cancellation, deadline) = (other.cancellation, other.deadline)
        self.halt = halt
        // The moment is one for the whole query.
        (now, base) = (other.functions.now, other.base)
    }

    /// The function of that name, if it is none of SPARQL's own.
    func extensionFunction(_ name: IRI) -> (([Term]) -> Term?)? {
        if let function = extensions[name] { return function }
        guard name == TextTerms.contains, let textCondition else { return nil }
        return { textCondition.holds($0) }
    }

    /// Makes blank nodes that no data holds.
    private final class BlankNodeMaker {
        private let prefix = "q" + String(UInt64.random(in: .min ... .max), radix: 36) + "x"
        private var count = 0

        func make() -> BlankNode {
            count += 1
            return BlankNode(prefix + String(count))
        }
    }

    /// Makes batches small where a plan touches few rows: the memory of large ones would be most of the work.
    func expectWork(_ cost: Double) {
        if cost < 50_000 { batchSize = min(batchSize, cost < 500 ? 64 : 256) }
    }

    /// Whether a rule of planning is followed.
    func follows(_ rule: PlanningRule) -> Bool { !withoutRules.contains(rule) }

    /// Ends the query if its time is over or nobody wants it any more; called once a batch.
    func check() throws(QueryError) {
        if let cancellation, cancellation.isCancelled { throw .cancelled }
        if let halt, halt.isCancelled { throw .cancelled }
        try deadline?.check()
    }

    /// Notes memory that an operator took, or gave back.
    ///
    /// - Parameter operation: the operator, for the message.
    func use(_ bytes: Int, _ operation: @autoclosure () -> String) throws(QueryError) {
        memory += bytes
        if let limit = limits.memory, memory > limit { throw .memory(operation: operation(), limit: limit) }
    }

    /// The id of a value.
    func id(of value: Value) throws(ExpressionError) -> UInt64 {
        do {
            let held = terms.madeSize
            let id = try terms.id(of: value)
            if terms.madeSize != held { try use(terms.madeSize - held, "what the query computes") }
            return id
        } catch {
            fail(error)
            throw .stopped
        }
    }

    /// Notes an error that is no value of an expression but ends the query.
    func fail(_ error: any Error) {
        failure = failure ?? error
    }

    /// Ends the query after an expression was stopped.
    func stop() throws {
        if let failure { throw failure }
        try check()
        if let pattern = functions.exhaustedPattern {
            throw functions.isPatternTooLarge ? QueryError.patternSize(pattern) : .pattern(pattern)
        }
        if functions.hasLongText { throw QueryError.textLength }
        throw QueryError.cancelled
    }
}
