import SPARQLSyntax

/// What a query may use.
public struct QueryLimits: Sendable {
    /// How long it may run; `nil` is as long as it takes.
    public var timeout: Duration?
    /// How much time the calling thread may have of a processor for it, and up to twice as much, for runs on that thread
    /// alone: on a busy machine, ``timeout`` also counts the time of others.
    package var processorTime: Duration?
    /// How many bytes operators may hold: sorted rows, hash tables, groups. `nil` is without bound.
    public var memory: Int?
    /// How many rows, or triples of a graph, the result may have; `nil` is without bound.
    public var results: Int?

    /// Sets limits.
    public init(timeout: Duration? = nil, memory: Int? = nil, results: Int? = nil) {
        self.timeout = timeout
        self.memory = memory
        self.results = results
    }
}

/// Why a query ended before its result was complete.
public enum QueryError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The time was over.
    case timeout(Duration)
    /// An operator needed more memory than it may have.
    case memory(operation: String, limit: Int)
    /// The result has more rows than it may have.
    case tooManyResults(Int)
    /// A regular expression takes more steps than any text is worth.
    case pattern(String)
    /// A regular expression is larger than what can be compiled, whatever the text; the beginning of it.
    case patternSize(String)
    /// A text that the query makes is longer than any term may be.
    case textLength
    /// Whoever asked wants the result no longer.
    case cancelled
    /// A service, or what `LOAD` fetches, is not at hand.
    case service(String)
    /// A text search is not at hand, or not written as it has to be.
    case textSearch(String)

    /// Whether whoever asked wants nothing more, so that nothing may pass over it in silence.
    package var isStop: Bool {
        switch self {
        case .timeout, .cancelled: true
        case .memory, .tooManyResults, .pattern, .patternSize, .textLength, .service, .textSearch: false
        }
    }

    /// One sentence.
    public var description: String {
        switch self {
        case .timeout(let duration):
            "the query was stopped after its \(duration.formatted); --timeout allows more"
        case .memory(let operation, let limit):
            "\(operation) needs more than the \(limit / 1_048_576) MiB that a query may use; --memory allows more"
        case .tooManyResults(let limit):
            "the result has more than \(limit) rows; --max-results allows more, LIMIT asks for less"
        case .pattern(let pattern): "the regular expression '\(pattern)' takes too many steps on one of the texts"
        case .patternSize(let pattern):
            "the regular expression '\(pattern)' is too large: fewer alternatives and brackets fit, or VALUES"
        case .textLength:
            "the query makes a text of more than the \(TextLimit.bytes / 1_048_576) MiB that a term may have"
        case .cancelled: "the query was cancelled"
        case .service(let detail), .textSearch(let detail): detail
        }
    }
}

extension Duration {
    /// Seconds, or milliseconds below one.
    fileprivate var formatted: String {
        let milliseconds = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
        return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }
}
