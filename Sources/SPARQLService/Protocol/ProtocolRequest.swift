/// A request of HTTP, as far as the protocol looks at it.
public struct ProtocolRequest: Sendable {
    /// `GET`, `POST`, …
    public var method: String
    /// The path and, behind a question mark, the query string.
    public var target: String
    /// The value of `Content-Type`.
    public var contentType: String?
    /// The value of `Accept`; more than one are joined by commas.
    public var accept: String?
    /// The body.
    public var body: [UInt8]

    /// Describes a request.
    public init(
        method: String, target: String, contentType: String? = nil, accept: String? = nil, body: [UInt8] = []
    ) {
        self.method = method
        self.target = target
        self.contentType = contentType
        self.accept = accept
        self.body = body
    }

    /// The path, as it stands.
    var path: Substring { target.prefix { $0 != "?" } }

    /// The bytes behind the question mark.
    var queryString: Substring.UTF8View {
        let path = path
        return target[path.endIndex...].dropFirst().utf8
    }
}
