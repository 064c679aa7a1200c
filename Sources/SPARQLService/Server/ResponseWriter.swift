#if Server
    internal import HTTPTypes
    internal import NIOCore
    internal import NIOHTTP1

    /// Writes the answers of one connection as HTTP/1.1 has them (RFC 9112): head and framing go with the bytes of the
    /// body into one buffer, which one call of the system sends.
    struct ResponseWriter {
        /// How the end of a body is told (RFC 9112 §6.3).
        private enum Framing {
            /// By `Content-Length`, or by there being none.
            case length
            /// By pieces that tell their lengths.
            case chunked
            /// By the end of the connection, for clients of HTTP/1.0.
            case close
        }

        private var framing = Framing.length
        private let allocator = ByteBufferAllocator()
        /// Where a head is put together: a buffer looks at its room anew for each piece.
        private var text: [UInt8] = []
        /// The fields of the answer before, and how they are written: most answers to a client have the same.
        private var lastFields = HTTPFields()
        private var lastLines: [UInt8] = []

        /// Begins an answer.
        ///
        /// - Parameters:
        ///   - response: status and fields; with `Content-Length` if that is known and not told beside them.
        ///   - length: how many bytes the body has.
        ///   - version: the request's.
        ///   - isPersistent: whether the client wants the connection to stay; becomes `false` if the answer cannot end
        ///     otherwise.
        ///   - size: about how many bytes of a body will be appended.
        mutating func head(
            _ response: HTTPResponse, length: Int?, for version: HTTPVersion, isPersistent: inout Bool, size: Int
        ) -> ByteBuffer {
            let isModern = (version.major, version.minor) >= (1, 1)
            framing = .length
            if response.status.mayHaveBody, length == nil, !response.headerFields.contains(.contentLength) {
                framing = isModern ? .chunked : .close
                if !isModern { isPersistent = false }
            }
            let status = HTTPResponseStatus(statusCode: response.status.code)
            if lastFields != response.headerFields { note(response.headerFields) }
            text.removeAll(keepingCapacity: true)
            if status == .ok {
                add("HTTP/1.1 200 OK\r\ndate: ")
            } else {
                add("HTTP/1.1 ")
                add(String(status.code))
                add(" ")
                add(status.reasonPhrase)
                add("\r\ndate: ")
            }
            add(HTTPDate.now)
            if !isPersistent {
                add("\r\nconnection: close")
            } else if !isModern {
                add("\r\nconnection: keep-alive")
            }
            if case .chunked = framing { add("\r\ntransfer-encoding: chunked") }
            text.append(contentsOf: lastLines)
            if let length {
                add("\r\nContent-Length: ")
                add(String(length))
            }
            add("\r\n\r\n")
            var buffer = allocator.buffer(capacity: text.count + size + 24)
            buffer.writeBytes(text)
            return buffer
        }

        /// Keeps how fields are written.
        private mutating func note(_ fields: HTTPFields) {
            lastFields = fields
            text.removeAll(keepingCapacity: true)
            for field in fields {
                add("\r\n")
                add(field.name.rawName)
                add(": ")
                add(field.value)
            }
            lastLines = text
        }

        @inline(__always)
        private mutating func add(_ piece: String) {
            let isAdded: Void? = piece.utf8.withContiguousStorageIfAvailable { text.append(contentsOf: $0) }
            if isAdded == nil { text.append(contentsOf: piece.utf8) }
        }

        /// Appends a piece of the body.
        func piece(_ bytes: ArraySlice<UInt8>, to buffer: inout ByteBuffer) {
            // A piece without bytes would say that the body is complete.
            guard !bytes.isEmpty else { return }
            guard case .chunked = framing else {
                buffer.writeBytes(bytes)
                return
            }
            buffer.writeString(String(bytes.count, radix: 16))
            buffer.writeStaticString("\r\n")
            buffer.writeBytes(bytes)
            buffer.writeStaticString("\r\n")
        }

        /// Appends what ends the body.
        func end(_ buffer: inout ByteBuffer) {
            if case .chunked = framing { buffer.writeStaticString("0\r\n\r\n") }
        }

        /// An empty buffer for a piece of so many bytes.
        func buffer(for count: Int) -> ByteBuffer { allocator.buffer(capacity: count + 24) }

        /// The answer that asks for the body of a request (RFC 9110 §15.2.1).
        func goOn() -> ByteBuffer { ByteBuffer(staticString: "HTTP/1.1 100 Continue\r\n\r\n") }
    }

    extension HTTPResponse.Status {
        /// Whether an answer of this status may have a body (RFC 9110 §6.4.1).
        var mayHaveBody: Bool { code >= 200 && self != .noContent && self != .notModified }
    }
#endif
