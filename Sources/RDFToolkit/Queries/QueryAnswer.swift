public import RDFModel

/// The answer to a query; rows and triples come as they are asked for. Used by one thread at a time.
public enum QueryAnswer {
    /// What an answer is.
    public enum Kind: Sendable {
        /// The rows of `SELECT`.
        case solutions
        /// The answer to `ASK`.
        case boolean
        /// The graph of `CONSTRUCT` or `DESCRIBE`.
        case graph
    }

    /// The rows of `SELECT`: the columns, and what gives the next rows, `nil` at the end.
    case solutions(variables: [String], next: () throws -> [[Term?]]?)
    /// The answer to `ASK`.
    case boolean(Bool)
    /// The graph of `CONSTRUCT` or `DESCRIBE`: what calls its argument with each triple.
    case graph(_ forEach: (_ body: (Triple) throws -> Void) throws -> Void)

    /// What the answer is.
    public var kind: Kind {
        switch self {
        case .solutions: .solutions
        case .boolean: .boolean
        case .graph: .graph
        }
    }
}
