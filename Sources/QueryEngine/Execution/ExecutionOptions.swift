internal import QuadStore
public import RDFModel
public import TextIndex
public import XSDTypes

/// How a query is run.
public struct ExecutionOptions: Sendable {
    /// What the query may use.
    public var limits = QueryLimits()
    /// What stops it from outside.
    public var cancellation: Cancellation?
    /// Whether the default graph is the union of all named graphs and of what stands in none.
    public var unionDefaultGraph = false
    /// What the planner does not do; for tests, and to see what a rule is worth.
    public var withoutRules: Set<PlanningRule> = []
    /// The value of `NOW()`; the present if `nil`.
    public var now: XSDMoment?
    /// What finds strings by their words, for `yong:matches` and `yong:contains`; `nil` if queries may not use them.
    public var text: TextSearch?
    /// Functions beside those of SPARQL, by their names.
    public var functions: [IRI: ExtensionFunction] = [:]
    /// How many rows go from one step to the next at a time.
    package var batchSize = 2048
    /// How many threads may read pieces of one input.
    public var threads = ExecutionOptions.defaultThreads
    /// The work, in rows that are touched, from which on an input is read in pieces.
    package var piecedWork = 300_000.0

    /// As many as there are processors, up to four: what pieces give has to be put together by one of them.
    public static let defaultThreads = min(4, Processors.count)

    /// The usual way.
    public init() {}
}

/// A function that a query may call by its IRI: gives a term, or `nil` for an error of the expression. Called on any
/// thread; it should be quick, as nothing stops it.
public typealias ExtensionFunction = @Sendable (_ arguments: [Term]) -> Term?
