#if Server
    internal import Compression
    internal import HTTPTypes

    extension EndpointAnswer {
        /// The answer as the client wants it compressed, if that is worth it (RFC 9110 §12.5.3).
        func compressed(for request: EndpointRequest) -> EndpointAnswer {
            guard isText, head.headerFields[.contentEncoding] == nil else { return self }
            var answer = self
            answer.head.headerFields[.vary] = EndpointAnswer.vary(head.headerFields[.vary])
            guard body.count >= AnswerStream.smallest, let format = CompressionFormat.negotiated(request.acceptEncoding)
            else { return answer }
            var packed: [UInt8] = []
            do {
                var compressor = try Compressor(format, source: "answer")
                try compressor.write(body) { packed += $0 }
                try compressor.finish { packed += $0 }
            } catch {
                // There is no memory to compress; the answer is as good without.
                return answer
            }
            guard packed.count < body.count else { return answer }
            answer.body = packed
            answer.head.headerFields[.contentEncoding] = format.rawValue
            if head.headerFields[.contentLength] != nil {
                answer.head.headerFields[.contentLength] = String(packed.count)
            }
            // A strong tag is that of other bytes (RFC 9110 §8.8.3).
            if let tag = head.headerFields[.eTag], !tag.hasPrefix("W/") { answer.head.headerFields[.eTag] = "W/" + tag }
            return answer
        }

        /// Whether the body is of a media type that is no image, font or archive, which are small already.
        private var isText: Bool {
            guard let type = head.headerFields[.contentType] else { return false }
            let name = type.prefix { $0 != ";" && $0 != " " }
            return name.hasPrefix("text/") || name.hasSuffix("+xml")
                || name.hasPrefix("application/") && !EndpointAnswer.packedTypes.contains(String(name))
        }

        private static let packedTypes: Set<String> = [
            "application/octet-stream", "application/gzip", "application/zip", "application/zstd", "application/pdf",
        ]

        private static func vary(_ given: String?) -> String {
            guard let given, !given.isEmpty else { return "Accept-Encoding" }
            return given.lowercased().contains("accept-encoding") || given == "*" ? given : given + ", Accept-Encoding"
        }
    }
#endif
