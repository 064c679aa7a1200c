public import RDFModel

/// A group graph pattern: what stands between braces (SPARQL 1.1 §5.2).
public struct GroupPattern: Equatable, Sendable {
    /// The parts in the order in which they were written.
    public var elements: [PatternElement]

    /// Makes a group of the given parts.
    public init(_ elements: [PatternElement] = []) {
        self.elements = elements
    }
}

/// One part of a group graph pattern.
public indirect enum PatternElement: Equatable, Sendable {
    /// A triple whose predicate is an IRI or a variable.
    case triple(TriplePattern)
    /// A property path that is more than one IRI.
    case path(PathPattern)
    /// A group within the group.
    case group(GroupPattern)
    /// `OPTIONAL { … }`
    case optional(GroupPattern)
    /// `{ … } UNION { … }`, at least two.
    case union([GroupPattern])
    /// `MINUS { … }`
    case minus(GroupPattern)
    /// `GRAPH name { … }`
    case graph(PatternTerm, GroupPattern)
    /// `SERVICE name { … }`
    case service(PatternTerm, silent: Bool, GroupPattern)
    /// `FILTER …`
    case filter(Expression)
    /// `BIND (expression AS variable)`
    case bind(Expression, Variable)
    /// `VALUES …`
    case values(InlineData)
    /// A query within the query.
    case subquery(QueryBody)
}

/// A table of terms written into the query (SPARQL 1.1 §10).
public struct InlineData: Equatable, Sendable {
    /// The columns.
    public var variables: [Variable]
    /// The rows; every row has a cell for each column, `nil` stands for `UNDEF`.
    public var rows: [[Term?]]

    /// Makes a table.
    public init(variables: [Variable], rows: [[Term?]]) {
        self.variables = variables
        self.rows = rows
    }
}
