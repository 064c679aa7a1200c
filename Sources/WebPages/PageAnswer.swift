#if Server
    internal import HTTPTypes

    /// An answer before it is sent.
    struct PageAnswer {
        var status: HTTPResponse.Status
        var fields = HTTPFields()
        var body: [UInt8]

        /// An answer of a media type.
        init(status: HTTPResponse.Status = .ok, type: String, _ body: [UInt8]) {
            self.status = status
            self.body = body
            fields[.contentType] = type
        }

        /// Sends the visitor elsewhere.
        init(seeOther address: String) {
            self.init(status: .seeOther, type: "text/plain; charset=utf-8", Array((address + "\n").utf8))
            fields[.location] = address
        }

        /// Nothing has changed since the visitor came last.
        static func notModified(_ tag: String) -> PageAnswer {
            var answer = PageAnswer(status: .notModified, type: "", [])
            answer.fields[.contentType] = nil
            answer.fields[.eTag] = tag
            return answer
        }

        /// Sets a field that the library of types does not name.
        private static func set(_ name: String, _ value: String, in fields: inout HTTPFields) {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }

        /// Says where the same stands in other formats (RFC 8288).
        mutating func link(_ value: String) { PageAnswer.set("Link", value, in: &fields) }

        /// What a page may load: files of this server alone, and no scripts or styles that stand within pages.
        static let policy =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

        /// The answer with what all answers tell browsers.
        var response: (HTTPResponse, [UInt8]) {
            var fields = fields
            fields[.contentSecurityPolicy] = PageAnswer.policy
            fields[.xContentTypeOptions] = "nosniff"
            PageAnswer.set("Referrer-Policy", "same-origin", in: &fields)
            if status != .notModified { fields[.contentLength] = String(body.count) }
            return (HTTPResponse(status: status, headerFields: fields), body)
        }
    }
#endif
