#if Server
    internal import HTTPNegotiation
    public import HTTPTypes

    /// A request of HTTP, whole.
    public struct EndpointRequest: Sendable {
        /// Method, target and fields.
        public var head: HTTPRequest
        /// The body, as it came.
        public var body: [UInt8]

        /// Describes a request.
        public init(_ head: HTTPRequest, body: [UInt8] = []) {
            self.head = head
            self.body = body
        }

        /// The path, as it stands in the target.
        public var path: Substring {
            let target = head.path ?? "/"
            return target[..<(target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex)]
        }

        /// The bytes behind the question mark.
        var queryString: Substring.UTF8View {
            let target = head.path ?? "/"
            return target[path.endIndex...].dropFirst().utf8
        }

        /// The value of `Accept`; more than one are joined by commas.
        public var accept: String? { value(.accept) }

        /// The value of `Accept-Encoding`.
        var acceptEncoding: String? { value(.acceptEncoding) }

        /// The value of a field, which mostly comes once.
        private func value(_ name: HTTPField.Name) -> String? {
            var found: String?
            for field in head.headerFields where field.name == name {
                if found != nil { return head.headerFields[name] }
                found = field.value
            }
            return found
        }

        /// The value of `Content-Type`, read.
        var contentType: MediaType? { head.headerFields[.contentType].flatMap { MediaType($0) } }

        /// The address that the client used, without the query string: `http://host/path`.
        var address: String {
            "\(head.scheme ?? "http")://\(head.authority ?? "localhost")\(path)"
        }

        /// Whether nothing but reading is asked for.
        var isRead: Bool { head.method == .get || head.method == .head }

        /// The body's text, which must be UTF-8 (SPARQL 1.1 Protocol §2.1.3, §2.2.2).
        ///
        /// - Throws: ``ProtocolError``: 400, 415.
        func text(of what: String) throws(ProtocolError) -> String {
            if let charset = contentType?.parameters["charset"]?.lowercased(), charset != "utf-8", charset != "utf8" {
                throw ProtocolError(status: 415, message: "the \(what) has to be UTF-8, not \(charset)")
            }
            guard let text = String(validating: body, as: UTF8.self) else {
                throw .bad("the \(what) holds bytes that are no UTF-8")
            }
            return text
        }
    }
#endif
