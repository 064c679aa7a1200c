#if Server
    internal import HTTPNegotiation
    /// The parts of a `multipart/form-data` body (RFC 7578, RFC 2046 §5.1).
    struct MultipartForm {
        /// One part.
        struct Part: Equatable {
            /// The value of its `Content-Type`.
            var mediaType: MediaType?
            /// The file's name, if it has one.
            var fileName: String?
            /// Its bytes.
            var body: [UInt8]
        }

        /// The parts in their order.
        private(set) var parts: [Part] = []

        /// Reads a body.
        ///
        /// - Throws: ``ProtocolError``: 400 where it is not of this form.
        init(_ body: [UInt8], boundary: String) throws(ProtocolError) {
            let line = Array("--\(boundary)".utf8)
            var place = 0
            guard let first = MultipartForm.find(line, in: body, from: 0) else { throw MultipartForm.broken }
            place = first + line.count
            while true {
                if body[place...].starts(with: "--".utf8) { return }
                guard let start = MultipartForm.find(Array("\r\n".utf8), in: body, from: place),
                    let end = MultipartForm.find(Array("\r\n".utf8) + line, in: body, from: start)
                else { throw MultipartForm.broken }
                parts.append(try MultipartForm.part(body[(start + 2)..<max(start + 2, end)]))
                place = end + 2 + line.count
            }
        }

        private static let broken = ProtocolError.bad("the form is not what its boundary says")

        private static func part(_ bytes: ArraySlice<UInt8>) throws(ProtocolError) -> Part {
            let bytes = Array(bytes)
            var part = Part(body: [])
            var start = 0
            while let end = find(Array("\r\n".utf8), in: bytes, from: start) {
                if end == start {
                    part.body = Array(bytes[(end + 2)...])
                    return part
                }
                let field = String(decoding: bytes[start..<end], as: UTF8.self)
                let pieces = field.split(separator: ":", maxSplits: 1)
                if pieces.count == 2 {
                    switch pieces[0].lowercased() {
                    case "content-type": part.mediaType = MediaType(pieces[1])
                    case "content-disposition":
                        part.fileName = MediaType("form/" + pieces[1].drop { $0 == " " })?.parameters["filename"]
                    default: break
                    }
                }
                start = end + 2
            }
            throw broken
        }

        private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
            guard start <= bytes.count - pattern.count else { return nil }
            for place in start...(bytes.count - pattern.count)
            where bytes[place] == pattern[0] && bytes[place...].starts(with: pattern) { return place }
            return nil
        }
    }
#endif
