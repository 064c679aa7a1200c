#if Server
    internal import HTTPTypes

    /// The conditions under which a request may change a resource (RFC 9110 §13).
    struct Precondition {
        private let match: [String]
        private let noneMatch: [String]

        /// Reads `If-Match` and `If-None-Match`. Dates are no conditions here, as no answer has `Last-Modified`.
        init(_ request: HTTPRequest) {
            match = Precondition.tags(request.headerFields[values: .ifMatch])
            noneMatch = Precondition.tags(request.headerFields[values: .ifNoneMatch])
        }

        /// Whether there is none.
        var isEmpty: Bool { match.isEmpty && noneMatch.isEmpty }

        /// Judges in the order of §13.2.2.
        ///
        /// - Parameters:
        ///   - isThere: whether the resource has a representation now.
        ///   - prefix: what the tags of its representations begin with.
        /// - Throws: ``ProtocolError``: 412.
        func check(isThere: Bool, tags prefix: String) throws(ProtocolError) {
            // Tags are compared strongly: one that a proxy made weak is none that the resource has now (§13.1.1).
            if !match.isEmpty, !(isThere && match.contains { $0 == "*" || $0.hasPrefix(prefix) }) {
                throw ProtocolError(
                    status: 412, message: isThere ? "the graph is another than If-Match says" : "there is no such graph"
                )
            }
            if isThere, noneMatch.contains(where: { $0 == "*" || Precondition.opaque($0).hasPrefix(prefix) }) {
                throw ProtocolError(status: 412, message: "there is such a graph, which If-None-Match excludes")
            }
        }

        private static func tags(_ values: [String]) -> [String] {
            values.flatMap { value in
                value.split(separator: ",").map { part in part.filter { $0 != " " && $0 != "\t" } }
            }
        }

        private static func opaque(_ tag: String) -> Substring { tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...] }
    }
#endif
