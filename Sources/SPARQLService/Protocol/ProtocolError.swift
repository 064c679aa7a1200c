#if Server
    public import HTTPTypes

    /// Why a request is refused: what its sender is told.
    public struct ProtocolError: Error, Equatable, Sendable {
        /// The status of HTTP (RFC 9110 §15).
        public var status: Int
        /// One sentence or more, as plain text.
        public var message: String
        /// The methods that the resource knows, where the request's is none of them (RFC 9110 §10.2.1).
        public var allowedMethods: [HTTPRequest.Method]
        /// After how many seconds to ask again, where there is no room now.
        public var retryAfter: Int?
        /// Whether the client may come again with a token.
        public var wantsToken: Bool

        /// A refusal.
        public init(
            status: Int, message: String, allowedMethods: [HTTPRequest.Method] = [], retryAfter: Int? = nil,
            wantsToken: Bool = false
        ) {
            self.status = status
            self.message = message
            self.allowedMethods = allowedMethods
            self.retryAfter = retryAfter
            self.wantsToken = wantsToken
        }

        /// The request makes no sense.
        static func bad(_ message: String) -> ProtocolError { ProtocolError(status: 400, message: message) }

        /// The resource does not know the method.
        static func method(allowing methods: [HTTPRequest.Method]) -> ProtocolError {
            ProtocolError(
                status: 405, message: "this resource takes " + methods.map(\.rawValue).joined(separator: ", "),
                allowedMethods: methods)
        }

        /// There is nothing at the path.
        static let nothingHere = ProtocolError(
            status: 404, message: "there is nothing here; queries go to /sparql, graphs to /store")

        /// The answer that says so.
        var answer: EndpointAnswer {
            var fields: HTTPFields = [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"]
            if !allowedMethods.isEmpty { fields[.allow] = allowedMethods.map(\.rawValue).joined(separator: ", ") }
            if let retryAfter { fields[.retryAfter] = String(retryAfter) }
            if wantsToken { fields[.wwwAuthenticate] = "Bearer realm=\"yong\"" }
            return EndpointAnswer(HTTPResponse(status: .init(code: status), headerFields: fields), message + "\n")
        }
    }

    /// An answer that is here, whole.
    public struct EndpointAnswer: Equatable, Sendable {
        /// Status and fields, without `Content-Length`.
        public var head: HTTPResponse
        /// The body.
        public var body: [UInt8]

        /// Describes an answer.
        public init(_ head: HTTPResponse, _ body: [UInt8] = []) {
            self.head = head
            self.body = body
        }

        init(_ head: HTTPResponse, _ text: String) {
            self.init(head, Array(text.utf8))
        }

        /// An answer without a body.
        init(_ status: HTTPResponse.Status, _ fields: HTTPFields = [:]) {
            self.init(HTTPResponse(status: status, headerFields: fields))
        }
    }
#endif
