/// The SPARQL algebra (SPARQL 1.1 §18.2), over multisets of solutions.
///
/// `ToList` and `ToMultiSet` change nothing in a solution and are left out; `Group`, `Aggregation` and
/// `AggregateJoin` are one node. A chain of elements of one group is nested to the left.
public indirect enum Algebra: Equatable, Sendable {
    /// A basic graph pattern. The empty one has one solution, which binds nothing.
    case basicPattern([TriplePattern])
    /// A property path that is more than a triple pattern.
    case path(PathPattern)
    /// `Join(left, right)`
    case join(Algebra, Algebra)
    /// `LeftJoin(left, right, condition)`; `nil` is the condition `true`.
    case leftJoin(Algebra, Algebra, Expression?)
    /// `Filter(condition, pattern)`
    case filter(Expression, Algebra)
    /// `Union` of all alternatives.
    case union([Algebra])
    /// `Minus(left, right)`
    case minus(Algebra, Algebra)
    /// `Graph(name, pattern)`
    case graph(PatternTerm, Algebra)
    /// A pattern that another endpoint answers.
    case service(PatternTerm, silent: Bool, ServicePattern)
    /// `Extend(pattern, variable, expression)`
    case extend(Algebra, Variable, Expression)
    /// Solutions written into the query.
    case table(InlineData)
    /// Groups by keys, and binds the variable of each aggregate; a key with a variable binds it too.
    case group(Algebra, keys: [SolutionModifiers.GroupKey], aggregates: [AggregateBinding])
    /// `OrderBy(pattern, keys)`
    case orderBy(Algebra, [SolutionModifiers.OrderKey])
    /// `Project(pattern, variables)`
    case project(Algebra, [Variable])
    /// `Distinct(pattern)`
    case distinct(Algebra)
    /// `Reduced(pattern)`
    case reduced(Algebra)
    /// `Slice(pattern, start, length)`
    case slice(Algebra, offset: Int, limit: Int?)
}

/// What an endpoint is asked by `SERVICE`.
public struct ServicePattern: Equatable, Sendable {
    /// The pattern.
    public var algebra: Algebra
    /// The pattern as it was written, for the text of a request.
    public var group: GroupPattern
}

/// An aggregate and the variable that holds its value for the expressions above the grouping.
public struct AggregateBinding: Equatable, Sendable {
    /// The variable `agg_i` of §18.2.4.1.
    public var variable: Variable
    /// What is computed.
    public var aggregate: Aggregate
}
