/// A request over HTTP.
public struct HTTPRequest: Sendable {
    /// What is to be done.
    public enum Method: Equatable, Sendable {
        /// Fetches.
        case get
        /// Sends a body of a media type.
        case post([UInt8], contentType: String)
        /// Puts a body of a media type in the place of what is there.
        case put([UInt8], contentType: String)

        /// The name in the request's first line, the body and its media type, where there is a body.
        var content: (name: String, body: [UInt8], type: String)? {
            switch self {
            case .get: nil
            case .post(let body, let type): ("POST", body, type)
            case .put(let body, let type): ("PUT", body, type)
            }
        }
    }

    /// Who asks. What it holds stands in no description and no error.
    public enum Credentials: Equatable, Sendable {
        /// A token (RFC 6750).
        case bearer(String)
        /// A name and a password, sent as the server asks for it: as they are (RFC 7617), or in a digest (RFC 7616).
        case user(String, password: String)
    }

    /// A field of the head.
    public struct Header: Equatable, Sendable {
        /// The name.
        public let name: String
        /// The value.
        public let value: String

        /// Makes a field.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The URL; what is not ASCII in it is percent-encoded (RFC 3987 §3.1).
    public var url: String
    /// What is to be done.
    public var method: Method
    /// The media types that are wanted, as `Accept` names them; `nil` leaves the choice to the server.
    public var accept: String?
    /// More fields of the head; they are not sent to another host that the first one leads to.
    public var headers: [Header]
    /// Who asks; not sent to another host either.
    public var credentials: Credentials?

    /// Makes a request.
    public init(_ url: String, method: Method = .get, accept: String? = nil, headers: [Header] = []) {
        self.url = url
        self.method = method
        self.accept = accept
        self.headers = headers
    }
}

/// The head of an answer.
public struct HTTPResponse: Equatable, Sendable {
    /// The status code.
    public let status: Int
    /// The value of `Content-Type`.
    public let contentType: String?
    /// The URL that answered, behind all redirections.
    public let url: String
    /// The value of `Retry-After` (RFC 9110 §10.2.3): when the server may be asked again.
    public let retryAfter: String?

    /// Whether the request was fulfilled.
    public var isSuccess: Bool { (200..<300).contains(status) }

    /// The media type alone, in lower case, without parameters.
    public var mediaType: String? {
        guard let contentType else { return nil }
        let type = contentType.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }.lowercased()
        return type.isEmpty ? nil : type
    }
}
