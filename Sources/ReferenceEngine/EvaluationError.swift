import SPARQLSyntax

/// Why a request that is well formed has no result.
public enum EvaluationError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The query calls another endpoint, which this evaluator does not reach.
    case serviceNotSupported(String)
    /// What `SERVICE` names is no IRI, or a variable that nothing binds.
    case serviceNotNamed(String)
    /// A regular expression takes more steps than a match may.
    case patternTooExpensive(String)
    /// A text that the query makes is longer than any term may be.
    case textTooLong
    /// The update loads a document, which this evaluator does not reach.
    case loadNotSupported(String)
    /// A graph that is to be made is there already.
    case graphExists(String)
    /// A graph that is to be copied, moved or added is not there.
    case graphMissing(String)

    /// One sentence for people.
    public var description: String {
        switch self {
        case .serviceNotSupported(let name): "SERVICE \(name) cannot be reached from here"
        case .serviceNotNamed(let name): "SERVICE \(name) names no endpoint"
        case .patternTooExpensive(let pattern): "the regular expression '\(pattern)' takes too many steps"
        case .textTooLong: "the query makes a text of more than the \(TextLimit.bytes) bytes that a term may have"
        case .loadNotSupported(let name): "LOAD <\(name)> is not possible: no loader is at hand"
        case .graphExists(let name): "the graph <\(name)> is there already"
        case .graphMissing(let name): "the graph <\(name)> is not there"
        }
    }
}
