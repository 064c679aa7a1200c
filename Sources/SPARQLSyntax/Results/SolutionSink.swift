public import RDFModel

/// Takes a result as it comes: either the variables and then row after row, or the answer to `ASK`.
public protocol SolutionSink {
    /// The columns, names without `?`; called once in front of all rows.
    mutating func begin(_ variables: [String]) throws(ResultError)
    /// A row with a cell for each column, `nil` where the variable is unbound.
    mutating func row(_ cells: [Term?]) throws(ResultError)
    /// The answer to `ASK`, in place of columns and rows.
    mutating func boolean(_ value: Bool) throws(ResultError)
    /// Called once behind everything else.
    mutating func end() throws(ResultError)
}

extension SolutionSink {
    /// Takes a result that is there as a whole.
    ///
    /// - Throws: ``ResultError/notSolutions`` if the result is a graph, and what the sink throws.
    public mutating func write(_ result: QueryResult) throws(ResultError) {
        switch result {
        case .graph:
            throw .notSolutions
        case .boolean(let value):
            try boolean(value)
        case .solutions(let solutions):
            try begin(solutions.variables)
            for row in solutions.rows { try self.row(row) }
        }
        try end()
    }
}

/// Keeps a result as a whole.
struct SolutionCollector: SolutionSink {
    private var variables: [String] = []
    private var rows: [[Term?]] = []
    private var answer: Bool?

    var result: QueryResult {
        answer.map { .boolean($0) } ?? .solutions(Solutions(variables: variables, rows: rows))
    }

    mutating func begin(_ variables: [String]) { self.variables = variables }
    mutating func row(_ cells: [Term?]) { rows.append(cells) }
    mutating func boolean(_ value: Bool) { answer = value }
    mutating func end() {}
}
