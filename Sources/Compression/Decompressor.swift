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
    /// The chunk that is being unpacked, and how far it is used up.
    private var input: [UInt8] = []
    private var offset = 0
    /// Whether nothing more is to be had from the chunk.
    private var isDrained = true
    /// Whether the last member is complete.
    private var isBetweenMembers = false

    /// The most bytes of a piece.
    static let largestPiece = 1 << 18

    /// Makes a decompressor at the start of a stream.
    public init(source: String) {
        self.source = source
    }

    /// Reads on; `body` takes what the chunk holds, in pieces.
    ///
    /// - Throws: ``CompressionError``, or what `body` throws.
    public mutating func read(_ chunk: [UInt8], _ body: ([UInt8]) throws -> Void) throws {
        try feed(chunk)
        while let piece = try nextPiece() { try body(piece) }
    }

    /// Ends the stream.
    ///
    /// - Throws: ``CompressionError/truncated(source:_:)`` if it is not complete, or what `body` throws.
    public mutating func finish(_ body: ([UInt8]) throws -> Void) throws {
        try feedEnd()
        while let piece = try nextPiece() { try body(piece) }
    }

    /// Takes the next chunk, once ``nextPiece()`` has given all of the last one.
    package mutating func feed(_ chunk: [UInt8]) throws(CompressionError) {
        guard let held = start else { return take(chunk) }
        let bytes = held.isEmpty ? chunk : held + chunk
        guard bytes.count >= CompressionFormat.magicLength else {
            start = bytes
            return
        }
        try begin(with: bytes)
    }

    /// Says that no chunk will follow; a last piece may.
    ///
    /// - Throws: ``CompressionError/truncated(source:_:)``.
    package mutating func feedEnd() throws(CompressionError) {
        if let start, !start.isEmpty { try begin(with: start) }
        if let format, !isBetweenMembers { throw .truncated(source: source, format) }
    }

    /// The next piece of what the chunk holds; `nil` once there is no more of it.
    package mutating func nextPiece() throws(CompressionError) -> [UInt8]? {
        guard let codec, let format else {
            if isDrained || input.isEmpty { return nil }
            isDrained = true
            return input
        }
        while !isDrained {
            var output: [UInt8] = []
            do throws(CodecFailure) {
                if isBetweenMembers {
                    // Tapes pad with zeros, which gzip passes over.
                    while offset < input.count, input[offset] == 0 { offset += 1 }
                    if offset == input.count {
                        isDrained = true
                        return nil
                    }
                    try codec.restart()
                    isBetweenMembers = false
                }
                (output, isBetweenMembers) = try codec.output(
                    of: input, from: &offset, capacity: Decompressor.largestPiece)
            } catch {
                throw error.error(source, format)
            }
            // An output that is not full means that nothing is left to be had from this chunk.
            isDrained = !isBetweenMembers && offset == input.count && output.count < Decompressor.largestPiece
            if !output.isEmpty { return output }
        }
        return nil
    }

    private mutating func take(_ chunk: [UInt8]) {
        input = chunk
        offset = 0
        isDrained = false
    }

    private mutating func begin(with bytes: [UInt8]) throws(CompressionError) {
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
        take(bytes)
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
        var result: [UInt8] = []
        var decompressor = Decompressor(source: source)
        try decompressor.feed(compressed)
        while let piece = try decompressor.nextPiece() {
            result += piece.prefix(limit - result.count)
            if result.count == limit { return result }
        }
        try decompressor.feedEnd()
        return result
    }

    /// What the first bytes of a stream hold, as far as they can be unpacked; some hundred kilobytes at most.
    public static func start(of compressed: [UInt8]) -> [UInt8] {
        guard CompressionFormat(magic: compressed) != nil else { return compressed }
        var decompressor = Decompressor(source: "")
        // The end is missing, and what is damaged is told when the whole is read.
        try? decompressor.feed(compressed)
        return ((try? decompressor.nextPiece()) ?? nil) ?? []
    }
}
