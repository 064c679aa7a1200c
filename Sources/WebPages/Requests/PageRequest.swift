#if Server
    internal import HTTPNegotiation
    internal import HTTPTypes

    /// A request as the pages look at it.
    struct PageRequest {
        /// The path with its escapes.
        let path: Substring
        /// The fields of the query string, or of a form that was sent.
        let fields: FormFields
        /// The value of `Accept`.
        let accept: String?
        /// The language of the answer.
        let language: PageLanguage
        /// Whether the address names the language.
        let namesLanguage: Bool
        /// Whether fields came in a body.
        let isForm: Bool
        /// The values of `If-None-Match`.
        let knownTags: [String]

        /// Reads the head of a request, and the body of a form.
        ///
        /// - Throws: `FormError` for fields that cannot be read.
        init(_ head: HTTPRequest, body: [UInt8]) throws(FormError) {
            let target = head.path ?? "/"
            path = target.prefix { $0 != "?" && $0 != "#" }
            let query = target[path.endIndex...].prefix { $0 != "#" }.dropFirst()
            isForm = head.method == .post
            fields = try isForm ? FormFields(body) : FormFields(Array(query.utf8))
            accept =
                head.headerFields[values: .accept].isEmpty
                ? nil : head.headerFields[values: .accept].joined(separator: ",")
            let named = fields.values("lang").first.flatMap { PageLanguage(tag: $0) }
            namesLanguage = named != nil
            language =
                named ?? PageLanguage(accepted: head.headerFields[values: .acceptLanguage].joined(separator: ","))
            knownTags = head.headerFields[values: .ifNoneMatch]
        }

        /// The value of a field; `nil` if there is none, or it is empty.
        subscript(name: String) -> String? {
            fields.values(name).first { !$0.isEmpty }
        }

        /// A number from 1 on, such as that of a page of results.
        func number(_ name: String, atMost most: Int) -> Int {
            self[name].flatMap { Int($0) }.map { min(max($0, 1), most) } ?? 1
        }
    }
#endif
