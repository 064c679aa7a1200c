public import RDFModel

/// The rows of a `SELECT` query.
public struct Solutions: Sendable {
    /// The columns, names without `?`.
    public let variables: [String]
    /// The rows; a row has a cell for each column, `nil` where the variable is unbound.
    public let rows: [[Term?]]

    /// Makes a table.
    public init(variables: [String], rows: [[Term?]]) {
        self.variables = variables
        self.rows = rows
    }
}

/// What a query gives.
public enum QueryResult: Sendable {
    /// The rows of `SELECT`.
    case solutions(Solutions)
    /// The answer to `ASK`.
    case boolean(Bool)
    /// The graph of `CONSTRUCT` or `DESCRIBE`, each triple once.
    case graph([Triple])
}
