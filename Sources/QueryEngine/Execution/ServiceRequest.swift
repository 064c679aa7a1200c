public import RDFModel
public import SPARQLSyntax

/// What another endpoint is asked by `SERVICE` (SPARQL 1.1 Federated Query).
public struct ServiceRequest: Sendable {
    /// The endpoint.
    public let endpoint: IRI
    /// The query for an endpoint that reads text: `SELECT *` of the pattern.
    public let query: Query
    /// The pattern, for an endpoint within the process.
    public let pattern: Algebra
}

/// Answers a request, on the thread of the query. Whatever it throws is the failure of the service, which `SILENT` turns
/// into one solution that binds nothing.
///
/// It calls `check` every now and then, some ten times a second at least while it waits, and lets through what that
/// throws: the query's time is over, or nobody wants its result any more.
public typealias ServiceClient =
    @Sendable (
        _ request: ServiceRequest, _ check: () throws -> Void
    ) throws -> Solutions

extension ServiceRequest {
    /// How many rows of values go with one request.
    static let rowsPerRequest = 250
    /// With how many rows it is asked for what they need; with more, for everything.
    static let mostRows = 10_000

    /// - Parameters:
    ///   - endpoint: the endpoint.
    ///   - pattern: the pattern.
    ///   - values: rows that the solutions will be joined with, each variable certain to be bound by the pattern.
    ///   - base: the base of the query.
    init(_ endpoint: IRI, _ pattern: ServicePattern, values: InlineData?, base: IRI?) {
        self.endpoint = endpoint
        guard let values else {
            query = Query(selecting: pattern.group, base: base)
            self.pattern = pattern.algebra
            return
        }
        // Beside nothing but triples and conditions on them, the values are the same as in front of a group, and any
        // endpoint makes use of them there.
        let elements: [PatternElement] =
            pattern.group.elements.allSatisfy(\.isTripleOrCondition) ? pattern.group.elements : [.group(pattern.group)]
        query = Query(selecting: GroupPattern([.values(values)] + elements), base: base)
        self.pattern = .join(.table(values), pattern.algebra)
    }
}
