internal import HTTPClient
internal import RDFToolkit

/// Asks a server what it is, by requests that change nothing.
///
/// An update that inserts nothing tells whether an address takes updates, a look at the default graph whether it is a
/// graph store, `ASK {}` whether it answers queries. Asked are the address that a person named, and those beside and
/// below it that servers of this kind usually have.
public struct ServerProbe: Sendable {
    private let url: String
    private let credentials: PublishingCredentials?
    private let session: HTTPSession

    /// Makes a probe of an address; nothing is asked yet.
    public init(_ url: String, credentials: PublishingCredentials?, timeout: Duration = .seconds(30)) {
        self.url = String(url.prefix { $0 != "#" })
        self.credentials = credentials
        session = PublishingServer.session(timeout: timeout)
    }

    /// Finds the addresses of the server.
    ///
    /// - Parameters:
    ///   - proto: the protocol, if it is named: then the address is taken as it is; `nil` finds it out.
    ///   - queryURL: the address that answers queries, if it is named.
    ///   - needsQueries: whether an address has to be found that answers queries.
    /// - Throws: ``PublishingError/noServer(url:status:)``, ``PublishingError/noQueries(url:)``, `HTTPError`.
    public func server(
        _ proto: PublishingProtocol?, queryURL: String? = nil, needsQueries: Bool = true
    ) throws -> PublishingServer {
        var server: PublishingServer
        if let proto {
            server = PublishingServer(proto, url: url, credentials: credentials)
        } else {
            server = try found()
        }
        server.queryURL = queryURL
        guard needsQueries, queryURL == nil else { return server }
        server.queryURL = try addresses(["query", "sparql"]).first { try answersQueries($0) }
        if server.queryURL == nil { throw PublishingError.noQueries(url: url) }
        return server
    }

    private func found() throws -> PublishingServer {
        var refusal: Int?
        for address in addresses(["update", "sparql", "sparql-auth", "statements"]) {
            let status = try takesUpdates(address)
            if (200..<300).contains(status) {
                return PublishingServer(.update, url: address, credentials: credentials)
            }
            if status == 401 || status == 403 { refusal = refusal ?? status }
        }
        for address in addresses(["store", "data", "sparql-graph-crud-auth"]) {
            let response = try defaultGraph(of: address)
            if response.isSuccess, ["application/n-triples", "text/turtle"].contains(response.mediaType ?? "") {
                return PublishingServer(.graphStore, url: address, credentials: credentials)
            }
            if response.status == 401 || response.status == 403 { refusal = refusal ?? response.status }
        }
        throw PublishingError.noServer(url: url, status: refusal)
    }

    // MARK: Addresses

    /// The address itself, those of the names beside it, and below it.
    private func addresses(_ names: [String]) -> [String] {
        let bare = String(url.prefix { $0 != "?" })
        let scheme = bare.utf8.firstRange(of: "://".utf8)?.upperBound ?? bare.startIndex
        let path = bare[scheme...].utf8.firstIndex(of: UInt8(ascii: "/"))
        var result = [url]
        let below = bare.utf8.last == UInt8(ascii: "/") ? bare : bare + "/"
        if let path, let last = bare.utf8.lastIndex(of: UInt8(ascii: "/")), last >= path {
            result += names.map { String(bare[...last]) + $0 }
        }
        for name in names where !result.contains(where: { $0.utf8.elementsEqual((below + name).utf8) }) {
            result.append(below + name)
        }
        return result
    }

    // MARK: Questions

    /// Ends a request whose head says all.
    private struct Enough: Error {}

    /// The head of the answer to a request, without its body.
    private func head(_ request: HTTPRequest) throws -> HTTPResponse {
        var request = request
        request.credentials = credentials?.http
        var head: HTTPResponse?
        do {
            return try session.send(request) { response, _ in
                head = response
                throw Enough()
            }
        } catch let error as Enough {
            guard let head else { throw error }
            return head
        }
    }

    private func takesUpdates(_ address: String) throws -> Int {
        let nothing = Array("INSERT DATA {}".utf8)
        return try head(HTTPRequest(address, method: .post(nothing, contentType: "application/sparql-update"))).status
    }

    private func defaultGraph(of address: String) throws -> HTTPResponse {
        let accept = "application/n-triples, text/turtle;q=0.9"
        return try head(HTTPRequest(PublishingServer.address(address, of: nil), accept: accept))
    }

    private func answersQueries(_ address: String) throws -> Bool {
        let mark = address.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        let accept = "application/sparql-results+json, application/sparql-results+xml;q=0.9"
        let response = try head(HTTPRequest(address + mark + "query=ASK%20%7B%7D", accept: accept))
        return response.isSuccess && (response.mediaType ?? "").hasPrefix("application/sparql-results+")
    }
}
