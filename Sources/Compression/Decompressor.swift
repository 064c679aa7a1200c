/// Takes the chunks of a stream as they come, compressed or not, and hands on what they hold.
///
/// The format is told by the first bytes. Several members behind each other are one stream, as `gzip`, `bzip2` and
/// `zstd` read it. Output comes in pieces of at most 256 KB, so that memory does not depend on what a stream unpacks
/// to; a stream without compression is handed on as it is.
///
/// ```swift
/// var decompressor = Decompressor(source: "graph.nt.gz")
/// for chunk in chunks { try decompressor.read(chunk) { text += $0 } }
/// try decompressor.finish { text += $0 }
/// ```
public struct Decompressor {
    /// The stream's name in errors.
    public let source: String
    /// The format, once the first bytes have told it; `nil` for a stream that is not compressed.
    public private(set) var format: CompressionFormat?
    /// The first bytes, until they are enough to tell the format.
    private var start: [UInt8]? = []
    private var codec: (any StreamCodec)?
    /// Whether the last member is complete.
    private var isBetweenMembers = false

    /// Makes a decompressor at the start of a stream.
    public init(source: String) {
        self.source = source
    }

    /// Reads on; `body` takes what the chunk holds, in pieces.
    ///
    /// - Throws: ``CompressionError``, or what `body` throws.
    public mutating func read(_ chunk: [UInt8], _ body: ([UInt8]) throws -> Void) throws {
        guard let held = start else { return try decode(chunk, body) }
        let bytes = held.isEmpty ? chunk : held + chunk
        guard bytes.count >= CompressionFormat.magicLength else {
            start = bytes
            return
        }
        try begin(with: bytes, body)
    }

    /// Ends the stream.
    ///
    /// - Throws: ``CompressionError/truncated(source:_:)`` if it is not complete, or what `body` throws.
    public mutating func finish(_ body: ([UInt8]) throws -> Void) throws {
        if let start, !start.isEmpty { try begin(with: start, body) }
        if let format, !isBetweenMembers { throw CompressionError.truncated(source: source, format) }
    }

    private mutating func begin(with bytes: [UInt8], _ body: ([UInt8]) throws -> Void) throws {
        start = nil
        format = CompressionFormat(magic: bytes)
        if let format {
            do throws(CodecFailure) {
                switch format {
                case .gzip: codec = try GzipCodec(encodes: false)
                case .bzip2: codec = try Bzip2Codec(encodes: false)
                case .zstd: codec = try ZstdDecoder()
                }
            } catch {
                throw error.error(source, format)
            }
        }
        try decode(bytes, body)
    }

    private mutating func decode(_ chunk: [UInt8], _ body: ([UInt8]) throws -> Void) throws {
        guard let codec, let format else { return chunk.isEmpty ? () : try body(chunk) }
        var offset = 0
        while true {
            var output: [UInt8] = []
            do throws(CodecFailure) {
                if isBetweenMembers {
                    // Tapes pad with zeros, which gzip passes over.
                    while offset < chunk.count, chunk[offset] == 0 { offset += 1 }
                    if offset == chunk.count { return }
                    try codec.restart()
                    isBetweenMembers = false
                }
                (output, isBetweenMembers) = try codec.output(of: chunk, from: &offset)
            } catch {
                throw error.error(source, format)
            }
            if !output.isEmpty { try body(output) }
            // An output that is not full means that nothing is left to be had from this chunk.
            if !isBetweenMembers, offset == chunk.count, output.count < 1 << 18 { return }
        }
    }
}

extension Decompressor {
    /// Decompresses bytes that are at hand; bytes that are not compressed come back as they are.
    ///
    /// - Parameters:
    ///   - compressed: the bytes.
    ///   - source: their name in errors.
    ///   - limit: the most bytes to unpack; more are cut off, so that whoever asks for one byte more than allowed sees
    ///     that there are too many, and the time spent stays bounded.
    /// - Throws: ``CompressionError``.
    public static func bytes(
        of compressed: [UInt8], source: String, limit: Int = .max
    ) throws(CompressionError) -> [UInt8] {
        guard CompressionFormat(magic: compressed) != nil else { return compressed }
        struct Enough: Error {}
        var result: [UInt8] = []
        var decompressor = Decompressor(source: source)
        func take(_ piece: [UInt8]) throws {
            result += piece.prefix(limit - result.count)
            if result.count == limit { throw Enough() }
        }
        do {
            try decompressor.read(compressed, take)
            try decompressor.finish(take)
        } catch let error as CompressionError {
            throw error
        } catch {
            // Nothing else is thrown but by `take`, which has enough.
        }
        return result
    }

    /// What the first bytes of a stream hold, as far as they can be unpacked.
    public static func start(of compressed: [UInt8]) -> [UInt8] {
        guard CompressionFormat(magic: compressed) != nil else { return compressed }
        var result: [UInt8] = []
        var decompressor = Decompressor(source: "")
        // The end is missing, and what is damaged is told when the whole is read.
        try? decompressor.read(compressed) { piece in
            if result.count < compressed.count { result += piece.prefix(compressed.count) }
        }
        return result
    }
}
