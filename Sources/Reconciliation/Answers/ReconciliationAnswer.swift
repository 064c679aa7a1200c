#if Server
    internal import HTTPTypes
    internal import JSONSyntax

    /// An answer before it is sent.
    struct ReconciliationAnswer {
        private var status = HTTPResponse.Status.ok
        private var type: String
        private var body: [UInt8]
        private var allowed: String?
        /// Whether it may be handed to a function.
        private var isJSON: Bool

        /// A value.
        static func json(_ value: JSONValue) -> ReconciliationAnswer {
            ReconciliationAnswer(type: "application/json", body: Array(JSONWriter.compact(value).utf8), isJSON: true)
        }

        /// A page.
        static func page(_ html: String) -> ReconciliationAnswer {
            ReconciliationAnswer(type: "text/html; charset=utf-8", body: Array(html.utf8), isJSON: false)
        }

        private init(type: String, body: [UInt8], isJSON: Bool) {
            self.type = type
            self.body = body
            self.isJSON = isJSON
        }

        /// What went wrong, in the form that clients of the older API look for.
        init(_ error: ReconciliationError) {
            var message: String
            switch error {
            case .bad(let text): (status, message) = (.badRequest, text)
            case .noForm:
                (status, message) = (.unsupportedMediaType, "a body must be application/x-www-form-urlencoded")
            case .tooMany(let limit): (status, message) = (.contentTooLarge, "no more than \(limit) at once")
            case .unknown(let id): (status, message) = (.notFound, "nothing is known of \(id)")
            case .method(let allowed):
                (status, message) = (.methodNotAllowed, "this path takes \(allowed)")
                self.allowed = allowed
            case .failed: (status, message) = (.internalServerError, "the store could not be read")
            }
            let value = JSONObject([("status", "error"), ("message", .string(JSONString(message)))])
            (type, isJSON) = ("application/json", true)
            body = Array(JSONWriter.compact(.object(value)).utf8)
        }

        /// The answer, as JSONP if a function is named.
        func response(callback: String?, isHead: Bool) -> (HTTPResponse, [UInt8]) {
            var (type, body) = (type, body)
            if let callback, isJSON {
                type = "text/javascript; charset=utf-8"
                // The comment in front keeps the bytes from being taken for another kind of file.
                body = Array("/**/\(callback)(".utf8) + ReconciliationAnswer.script(body) + Array(");".utf8)
            }
            var fields = HTTPFields()
            fields[.contentType] = type
            fields[.contentLength] = String(body.count)
            fields[.xContentTypeOptions] = "nosniff"
            if let allowed { fields[.allow] = allowed }
            if type.hasPrefix("text/html") {
                // Shown in frames of other pages, with nothing that runs.
                fields[.contentSecurityPolicy] = "default-src 'none'; base-uri 'none'; form-action 'none'"
            }
            return (HTTPResponse(status: status, headerFields: fields), isHead ? [] : body)
        }

        /// JSON as a part of a script: U+2028 and U+2029 end lines of older ones.
        private static func script(_ json: [UInt8]) -> [UInt8] {
            guard json.contains(0xE2) else { return json }
            var text = ""
            for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
                switch scalar.value {
                case 0x2028: text += "\\u2028"
                case 0x2029: text += "\\u2029"
                default: text.unicodeScalars.append(scalar)
                }
            }
            return Array(text.utf8)
        }
    }
#endif
