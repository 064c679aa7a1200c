internal import HTTPClient
internal import RDFModel
internal import RDFToolkit

/// Who publishes, as a server knows it. It stands in no description and no error.
public enum PublishingCredentials: Sendable {
    /// A bearer token.
    case token(String)
    /// A name and a password.
    case user(String, password: String)

    /// A name and a password with a colon between them; `nil` without one.
    public init?(user text: String) {
        guard let mark = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        self = .user(String(text[..<mark]), password: String(text[text.utf8.index(after: mark)...]))
    }

    var http: HTTPRequest.Credentials {
        switch self {
        case .token(let token): .bearer(token)
        case .user(let name, let password): .user(name, password: password)
        }
    }
}

/// A server that takes quads, by its addresses.
public struct PublishingServer: Sendable {
    /// How it is told of quads.
    public var proto: PublishingProtocol
    /// The address that takes them.
    public var url: String
    /// The address that answers queries; `nil` if none is known.
    public var queryURL: String?
    /// Who publishes.
    public var credentials: PublishingCredentials?

    /// Names a server.
    public init(
        _ proto: PublishingProtocol, url: String, queryURL: String? = nil, credentials: PublishingCredentials? = nil
    ) {
        self.proto = proto
        self.url = url
        self.queryURL = queryURL
        self.credentials = credentials
    }

    /// A session to a server that a person named: it may be one of this machine.
    static func session(timeout: Duration) -> HTTPSession { access(timeout: timeout).session() }

    private static func access(timeout: Duration) -> RemoteAccess {
        var access = RemoteAccess()
        access.allowsPrivateAddresses = true
        access.timeout = timeout
        return access
    }

    /// What answers queries, if an address of that is known.
    func endpoint(timeout: Duration) -> SPARQLEndpoint? {
        guard let queryURL else { return nil }
        var endpoint = SPARQLEndpoint(queryURL, access: PublishingServer.access(timeout: timeout))
        endpoint.credentials = credentials?.http
        return endpoint
    }

    /// The requests that bring a batch: one, as a batch for a graph store has statements of one graph.
    func requests(for batch: Batch, replacing: Bool) -> [HTTPRequest] {
        switch proto {
        case .update:
            let method = HTTPRequest.Method.post(
                batch.update(replacing: replacing), contentType: "application/sparql-update")
            return [request(url, method)]
        case .graphStore:
            return batch.parts.map { part in
                let replaces = replacing && part.isFirst
                // Each line of N-Triples is one of Turtle, which every graph store reads.
                let method: HTTPRequest.Method =
                    replaces
                    ? .put(part.lines, contentType: "text/turtle") : .post(part.lines, contentType: "text/turtle")
                return request(PublishingServer.address(url, of: part.graph), method)
            }
        }
    }

    private func request(_ url: String, _ method: HTTPRequest.Method) -> HTTPRequest {
        var request = HTTPRequest(url, method: method)
        request.credentials = credentials?.http
        return request
    }

    /// The address of a graph (Graph Store Protocol §4.2).
    static func address(_ store: String, of graph: IRI?) -> String {
        let mark = store.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        guard let graph else { return store + mark + "default" }
        return store + mark + "graph=" + PercentEncoding.encode(graph.text)
    }
}
