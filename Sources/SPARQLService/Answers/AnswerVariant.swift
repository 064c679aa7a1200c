#if Server
    internal import Compression
    internal import HTTPNegotiation
    internal import HTTPTypes
    internal import QuadStore
    internal import Synchronization

    /// Which of the forms of one thing is sent, and from which commit.
    struct AnswerVariant: Equatable {
        /// What the tags of the service have in common (``EndpointService/mark``).
        var mark: String
        /// The media type, as `Content-Type` has it.
        var mediaType: String
        /// How it is compressed.
        var compression: CompressionFormat?
        /// The commit that it is made of; `nil` if the same request may give another answer from it.
        var commit: CommitNumber?

        /// Whether the same commit gives the same bytes, so that the tag is a strong one and changes may be bound to it.
        var isExact = false
        /// Which pages of other origins may read it, if the fields shall say so.
        var origin: String?

        /// What all tags of one commit begin with, quotation mark and all.
        static func tagPrefix(_ mark: String, _ commit: CommitNumber) -> String { "\"\(mark)-\(commit)-" }

        /// The entity tag (RFC 9110 §8.8.3), mostly a weak one: other bytes from one commit, such as rows in another
        /// order, say the same.
        var tag: String? {
            guard let commit else { return nil }
            let type = mediaType.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
            let form = String(type, radix: 36) + (compression.map { "-" + $0.rawValue } ?? "")
            return (isExact ? "" : "W/") + AnswerVariant.tagPrefix(mark, commit) + form + "\""
        }

        /// The fields of an answer; those that were made last are kept, as most answers have the same.
        var fields: HTTPFields {
            if let last = AnswerVariant.last.withLock({ $0 }), last.variant == self { return last.fields }
            let fields = makeFields()
            AnswerVariant.last.withLock { $0 = (self, fields) }
            return fields
        }

        private static let last = Mutex<(variant: AnswerVariant, fields: HTTPFields)?>(nil)

        private func makeFields() -> HTTPFields {
            var fields = HTTPFields()
            fields.reserveCapacity(8)
            fields.append(HTTPField(name: .contentType, value: mediaType))
            fields.append(AnswerVariant.vary)
            if let tag {
                fields.append(HTTPField(name: .eTag, value: tag))
                fields.append(AnswerVariant.checked)
            } else {
                fields.append(AnswerVariant.notStored)
            }
            // The coding of an answer, which is known later, stands in front of them.
            if let origin, compression == nil { SharedAnswer.share(&fields, with: origin) }
            return fields
        }

        private static let vary = HTTPField(name: .vary, value: "Accept, Accept-Encoding")
        private static let checked = HTTPField(name: .cacheControl, value: "no-cache")
        private static let notStored = HTTPField(name: .cacheControl, value: "no-store")

        /// Whether the client has it already (RFC 9110 §13.1.2).
        func isKnown(to request: HTTPRequest) -> Bool {
            guard request.method == .get || request.method == .head else { return false }
            let known = request.headerFields[values: .ifNoneMatch]
            guard !known.isEmpty, let tag else { return false }
            return EntityTags.isNamed(tag, in: known)
        }
    }

    /// What clients were given for the values of `Accept` that they send again and again.
    final class NegotiationCache<Value: Sendable>: Sendable {
        private let known = Mutex<[String: Value]>([:])

        /// What was found for a value, or what `find` finds.
        func value(_ key: String, _ find: () throws(ProtocolError) -> Value) throws(ProtocolError) -> Value {
            if let value = known.withLock({ $0[key] }) { return value }
            let value = try find()
            known.withLock { known in
                if known.count >= 256 { known.removeAll() }
                known[key] = value
            }
            return value
        }
    }
#endif
