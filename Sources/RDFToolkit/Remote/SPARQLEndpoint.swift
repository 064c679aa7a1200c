package import HTTPClient
public import RDFModel
internal import RDFSyntax
public import SPARQLSyntax

/// A server that answers queries by the SPARQL protocol.
///
/// A short query is asked with `GET`, so that caches on the way can help, a long one with `POST`.
public struct SPARQLEndpoint: Sendable {
    /// The address, without a fragment.
    public let url: String
    /// Who asks.
    package var credentials: HTTPRequest.Credentials?
    private let session: HTTPSession

    /// Names a server.
    ///
    /// - Parameters:
    ///   - url: the address.
    ///   - access: what may be fetched.
    ///   - isNamed: whether a person named the address, so that it may be one of this machine's own network.
    public init(_ url: String, access: RemoteAccess, isNamed: Bool = false) {
        self.url = String(url.prefix { $0 != "#" })
        session = access.session(isNamed: isNamed)
    }

    /// From how many bytes of its address on a request is not sent with `GET`.
    private static let longestURL = 2000

    /// The solutions of a `SELECT` query.
    ///
    /// - Parameters:
    ///   - query: the query's text.
    ///   - check: called every few milliseconds; what it throws ends the request.
    /// - Throws: `HTTPError`, ``RemoteError``, what `check` throws.
    public func solutions(of query: String, check: () throws -> Void = {}) throws -> Solutions {
        guard case .solutions(let solutions) = try result(of: query, check: check) else {
            throw RemoteError.malformed(url: url, reason: "the answer has no solutions")
        }
        return solutions
    }

    /// The answer to a query of whatever form: what the server sends decides.
    ///
    /// - Throws: `HTTPError`, ``RemoteError``, `SyntaxError`, what `check` throws.
    public func result(
        of query: String, asks: QueryAnswer.Kind? = nil, check: () throws -> Void = {}
    ) throws -> QueryResult {
        var bytes: [UInt8] = []
        let response = try send(query, asks, check) { bytes += $1 }
        if let format = ResultFormat(mediaType: response.mediaType) {
            do throws(ResultError) {
                return try ResultReader(format, base: try? IRI(response.url)).read(bytes)
            } catch {
                throw RemoteError.malformed(url: url, reason: "\(error)")
            }
        }
        guard let format = RDFFormat(mediaType: response.mediaType) else { throw unreadable(response, asks) }
        var triples = TripleCollector()
        try RDFReader.read(
            bytes: bytes, format: format, base: try? IRI(response.url), source: url, into: &triples)
        return .graph(triples.triples)
    }

    /// Hands on the graph of a `CONSTRUCT` or `DESCRIBE` as it comes.
    ///
    /// - Throws: `HTTPError`, ``RemoteError``, `SyntaxError`, what `check` and the sink throw.
    public func graph(of query: String, into sink: inout some QuadSink, check: () throws -> Void = {}) throws {
        var reader: RDFReader?
        try send(query, .graph, check) { response, bytes in
            if reader == nil {
                guard let format = RDFFormat(mediaType: response.mediaType) else { throw unreadable(response, .graph) }
                reader = try RDFReader(format: format, base: try? IRI(response.url), source: url)
            }
            try reader?.read(bytes, into: &sink)
        }
        try reader?.finish(into: &sink)
    }

    private func unreadable(_ response: HTTPResponse, _ kind: QueryAnswer.Kind?) -> RemoteError {
        let wanted =
            switch kind {
            case .graph: "syntax of RDF"
            case .solutions, .boolean: "format of results"
            case nil: "format of results and no syntax of RDF"
            }
        return .mediaType(url: url, response.mediaType, wanted: wanted)
    }

    @discardableResult
    private func send(
        _ query: String, _ kind: QueryAnswer.Kind?, _ check: () throws -> Void,
        _ body: (HTTPResponse, [UInt8]) throws -> Void
    ) throws -> HTTPResponse {
        let pair = "query=" + PercentEncoding.encode(query)
        let accept =
            switch kind {
            case .graph: SPARQLEndpoint.graphTypes
            case .solutions, .boolean: SPARQLEndpoint.resultTypes
            case nil: SPARQLEndpoint.resultTypes + ", " + SPARQLEndpoint.graphTypes
            }
        let short = url + (url.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + pair
        var request = HTTPRequest(short, accept: accept)
        request.credentials = credentials
        if short.utf8.count > SPARQLEndpoint.longestURL {
            request.url = url
            request.method = .post(Array(pair.utf8), contentType: "application/x-www-form-urlencoded")
        }
        var said = ServerText()
        let response = try session.send(request, check: check) { response, bytes in
            if response.isSuccess { try body(response, bytes) } else { said.add(bytes) }
        }
        guard response.isSuccess else { throw RemoteError.status(url: url, response.status, text: said.lines) }
        return response
    }

    private static let resultTypes =
        "application/sparql-results+json, application/sparql-results+xml;q=0.9, text/tab-separated-values;q=0.5"
    private static let graphTypes =
        "application/n-triples, text/turtle;q=0.9, application/n-quads;q=0.8, application/trig;q=0.8, "
        + "application/rdf+xml;q=0.7, application/ld+json;q=0.6"
}

/// Keeps the triples of all graphs.
private struct TripleCollector: QuadSink {
    var triples: [Triple] = []

    mutating func prefix(_ name: String, _ namespace: IRI) {}
    mutating func quad(_ quad: Quad) { triples.append(quad.triple) }
}
