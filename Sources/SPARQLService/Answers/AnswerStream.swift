#if Server
    internal import Compression
    public import HTTPTypes
    internal import RDFSyntax

    /// Takes the pieces of an answer.
    public protocol AnswerSink: AnyObject {
        /// Begins an answer. What is thrown before it can still be told as an error.
        func begin(_ head: HTTPResponse) throws
        /// Takes the next bytes.
        func write(_ bytes: [UInt8]) throws
    }

    /// Gathers small pieces, compresses them if the client wants that, and begins the answer with the first large one: an
    /// error in front of it is still told.
    final class AnswerStream {
        private var head: HTTPResponse
        private let sink: any AnswerSink
        private var pending: [UInt8] = []
        private var hasBegun = false
        private var compressor: Compressor?

        /// So many bytes go on at a time.
        static let size = 1 << 16
        /// With fewer bytes, compressing costs more than it saves.
        static let smallest = 1400

        init(_ head: HTTPResponse, compressed format: CompressionFormat?, to sink: any AnswerSink) throws {
            self.head = head
            self.sink = sink
            compressor = try format.map { try Compressor($0, source: "answer") }
        }

        func write(_ bytes: [UInt8]) throws {
            if pending.isEmpty { pending = bytes } else { pending += bytes }
            if pending.count >= AnswerStream.size { try flush() }
        }

        func finish() throws {
            if !hasBegun, pending.count < AnswerStream.smallest { compressor = nil }
            if !pending.isEmpty || !hasBegun { try flush() }
            try compressor?.finish { try sink.write($0) }
        }

        private func flush() throws {
            if !hasBegun {
                hasBegun = true
                if let compressor { head.headerFields[.contentEncoding] = compressor.format.rawValue }
                try sink.begin(head)
            }
            let bytes = pending
            pending = []
            if compressor == nil {
                try sink.write(bytes)
            } else {
                try compressor?.write(bytes) { try sink.write($0) }
            }
        }
    }

    /// Lets a writer of RDF write to an answer.
    struct StreamedBytes: ByteSink {
        let stream: AnswerStream

        mutating func write(_ bytes: [UInt8]) throws { try stream.write(bytes) }
    }

    extension CompressionFormat {
        /// How an answer is compressed for a client (RFC 9110 §12.5.3); `nil` is not at all.
        static func negotiated(_ acceptEncoding: String?) -> CompressionFormat? {
            guard let acceptEncoding else { return nil }
            var best: (format: CompressionFormat, quality: Double)?
            for part in acceptEncoding.split(separator: ",") {
                let pieces = part.split(separator: ";")
                let name = pieces.first.map { $0.filter { $0 != " " } }?.lowercased()
                guard let format = [CompressionFormat.zstd, .gzip].first(where: { $0.rawValue == name }) else {
                    continue
                }
                let quality =
                    pieces.dropFirst().lazy.map { $0.filter { $0 != " " } }.first { $0.hasPrefix("q=") }
                    .flatMap { Double($0.dropFirst(2)) } ?? 1
                if quality > best?.quality ?? 0 { best = (format, quality) }
            }
            return best?.format
        }
    }
#endif
