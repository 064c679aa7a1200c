#if Server
    internal import HTTPNegotiation
    internal import HTTPTypes

    /// The fields of a request.
    struct ReconciliationRequest {
        private let fields: [FormFields]
        /// The function that the answer is to be handed to.
        let callback: String?

        /// Reads the query string, and the body of a `POST`.
        ///
        /// - Throws: ``ReconciliationError``, `FormError`.
        init(_ head: HTTPRequest, query: ArraySlice<UInt8>, body: [UInt8]) throws {
            var fields = [try FormFields(query)]
            if head.method == .post {
                let type = head.headerFields[.contentType].flatMap { MediaType($0) }?.name
                guard type == "application/x-www-form-urlencoded" else { throw ReconciliationError.noForm }
                fields.append(try FormFields(body))
            }
            self.fields = fields
            callback = fields.lazy.compactMap { $0.values("callback").first }.first
            if let callback, !ReconciliationRequest.isFunction(callback) {
                throw ReconciliationError.bad("callback is no name of a function")
            }
        }

        /// The first value of a field; `nil` if there is none.
        subscript(name: String) -> String? {
            fields.lazy.compactMap { $0.values(name).first }.first
        }

        /// The value of a field that has to be there.
        func required(_ name: String) throws(ReconciliationError) -> String {
            guard let value = self[name], !value.isEmpty else { throw .bad("the request lacks \(name)") }
            return value
        }

        /// A field that is a whole number within bounds; what is none counts as `usual`.
        func number(_ name: String, _ bounds: ClosedRange<Int>, usual: Int) -> Int {
            self[name].flatMap { Int($0) }.map { min(max($0, bounds.lowerBound), bounds.upperBound) } ?? usual
        }

        /// Names, and names of members: whatever else a script could hold is refused.
        private static func isFunction(_ text: String) -> Bool {
            let bytes = Array(text.utf8)
            guard !bytes.isEmpty, bytes.count <= 128, !(bytes[0] >= 0x30 && bytes[0] <= 0x39) else { return false }
            return bytes.allSatisfy { byte in
                byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
                    || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || byte == UInt8(ascii: ".")
            }
        }
    }

    /// Why a request gets no answer.
    enum ReconciliationError: Error, Equatable {
        /// The request makes no sense.
        case bad(String)
        /// The body is of another media type than that of a form.
        case noForm
        /// The request asks for more than is answered at once.
        case tooMany(limit: Int)
        /// There is no such thing.
        case unknown(String)
        /// The path is there, and takes other methods.
        case method(allowed: String)
        /// The store could not be read.
        case failed
    }
#endif
