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
    /// How many rows go from one step to the next at a time.
    package var batchSize = 2048

    /// The usual way.
    public init() {}
}
