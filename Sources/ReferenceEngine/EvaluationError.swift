/// Why a query that is well formed has no result.
public enum EvaluationError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The query calls another endpoint, which this evaluator does not reach.
    case serviceNotSupported(String)

    /// One sentence for people.
    public var description: String {
        switch self {
        case .serviceNotSupported(let name): "SERVICE \(name) cannot be reached from here"
        }
    }
}
