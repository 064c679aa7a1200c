internal import QuadStore
public import QueryEngine
public import RDFModel
public import SPARQLSyntax

/// Whoever answers queries: a store, files in memory, another server.
public protocol QueryTarget: Sendable {
    /// Prefixes that queries may use without declaring them, besides the well-known ones.
    var prefixes: [String: IRI] { get }

    /// Begins to answer a query. The answer is read while the target and the options are in use, on one thread.
    ///
    /// - Throws: what makes an answer impossible, `QueryError` at a limit.
    func answer(_ query: ParsedQuery, options: ExecutionOptions) throws -> QueryAnswer

    /// How a query was answered, step by step; `nil` where that is not known.
    ///
    /// - Throws: as ``answer(_:options:)``.
    func explanation(of query: ParsedQuery, options: ExecutionOptions) throws -> PlanDescription?
}

/// Quads at hand: a store, or files that were read into memory.
public struct LocalQueryTarget: QueryTarget {
    /// Prefixes that the data declared.
    public let prefixes: [String: IRI]
    private let view: @Sendable () throws -> QuadView
    private let services: ServiceClient?

    /// A store, of which each query sees the last commit.
    public init(_ store: Store, services: ServiceClient? = nil) {
        prefixes = [:]
        view = { try store.snapshot() }
        self.services = services
    }

    /// Files of RDF, which are read now.
    ///
    /// - Throws: what ``GraphFiles/read(into:progress:)`` throws.
    public init(reading files: GraphFiles, services: ServiceClient? = nil) throws {
        var prefixes: [String: IRI] = [:]
        let memory = try MemoryStore { sink in
            try files.read(into: &sink)
            prefixes = sink.prefixes
        }
        self.prefixes = prefixes
        view = { memory.snapshot() }
        self.services = services
    }

    /// Begins to answer a query.
    public func answer(_ query: ParsedQuery, options: ExecutionOptions) throws -> QueryAnswer {
        let run = try QueryExecution(query.query, over: view(), options: options, services: services)
        switch query.query.form {
        case .select: return .solutions(variables: run.variables, next: { try run.nextRows() })
        case .ask: return .boolean(try run.hasSolution())
        case .construct, .describe: return .graph { try run.forEachTriple($0) }
        }
    }

    /// The plan, with the rows that each step gave.
    public func explanation(of query: ParsedQuery, options: ExecutionOptions) throws -> PlanDescription? {
        let run = try QueryExecution(query.query, over: view(), options: options, services: services)
        try run.readAll()
        return run.explanation
    }
}

/// Another server.
public struct RemoteQueryTarget: QueryTarget {
    /// None but the well-known ones.
    public let prefixes: [String: IRI] = [:]
    private let endpoint: SPARQLEndpoint

    /// Names the server.
    public init(_ endpoint: SPARQLEndpoint) {
        self.endpoint = endpoint
    }

    /// Asks the server.
    public func answer(_ query: ParsedQuery, options: ExecutionOptions) throws -> QueryAnswer {
        let (text, check) = (query.selfContainedText, options.stopCheck())
        switch query.query.form {
        case .construct, .describe:
            return .graph { [endpoint] body in
                try LimitedTriples.hand(to: body, limit: options.limits.results) { sink in
                    try endpoint.graph(of: text, into: &sink, check: check)
                }
            }
        case .select, .ask:
            let kind: QueryAnswer.Kind = if case .ask = query.query.form { .boolean } else { .solutions }
            return try RemoteQueryTarget.answer(endpoint.result(of: text, asks: kind, check: check), options)
        }
    }

    /// Asks the server something that need not be SPARQL as it is known here.
    ///
    /// - Throws: as ``answer(_:options:)``.
    public func answer(asIs text: String, options: ExecutionOptions) throws -> QueryAnswer {
        try RemoteQueryTarget.answer(endpoint.result(of: text, check: options.stopCheck()), options)
    }

    /// Nothing is known of how other servers work.
    public func explanation(of query: ParsedQuery, options: ExecutionOptions) -> PlanDescription? { nil }

    private static func answer(_ result: QueryResult, _ options: ExecutionOptions) throws -> QueryAnswer {
        switch result {
        case .boolean(let value): return .boolean(value)
        case .graph(let triples):
            return .graph { body in
                try LimitedTriples.hand(to: body, limit: options.limits.results) { sink in
                    for triple in triples { try sink.quad(Quad(triple)) }
                }
            }
        case .solutions(let solutions):
            if let limit = options.limits.results, solutions.rows.count > limit {
                throw QueryError.tooManyResults(limit)
            }
            var rest: [[Term?]]? = solutions.rows
            return .solutions(
                variables: solutions.variables,
                next: {
                    defer { rest = nil }
                    return rest
                })
        }
    }
}

/// Hands on each triple once, up to a limit.
private struct LimitedTriples: QuadSink {
    let limit: Int?
    let body: (Triple) throws -> Void
    private var seen: Set<Triple> = []

    private init(limit: Int?, body: @escaping (Triple) throws -> Void) {
        self.limit = limit
        self.body = body
    }

    /// Runs `work` with a sink that hands triples to `body`.
    static func hand(
        to body: (Triple) throws -> Void, limit: Int?, _ work: (inout LimitedTriples) throws -> Void
    ) throws {
        try withoutActuallyEscaping(body) { body in
            var sink = LimitedTriples(limit: limit, body: body)
            try work(&sink)
        }
    }

    mutating func prefix(_ name: String, _ namespace: IRI) {}

    mutating func quad(_ quad: Quad) throws {
        guard seen.insert(quad.triple).inserted else { return }
        if let limit, seen.count > limit { throw QueryError.tooManyResults(limit) }
        try body(quad.triple)
    }
}
