/// Compresses a stream of bytes into one member. The same bytes give the same output: no time and no name is stored.
public struct Compressor {
    /// The format.
    public let format: CompressionFormat
    /// The stream's name in errors.
    public let source: String
    private let codec: any StreamCodec

    /// Starts a stream.
    ///
    /// - Throws: ``CompressionError/outOfMemory(source:_:)``.
    public init(_ format: CompressionFormat, source: String) throws(CompressionError) {
        self.format = format
        self.source = source
        do throws(CodecFailure) {
            switch format {
            case .gzip: codec = try GzipCodec(encodes: true)
            case .bzip2: codec = try Bzip2Codec(encodes: true)
            case .zstd: codec = try ZstdEncoder()
            }
        } catch {
            throw error.error(source, format)
        }
    }

    /// Takes bytes; `body` gets what is ready, in pieces.
    public mutating func write(_ bytes: [UInt8], _ body: ([UInt8]) throws -> Void) throws {
        var offset = 0
        while offset < bytes.count { try step(bytes, &offset, isLast: false, body) }
    }

    /// Ends the stream; `body` gets the rest.
    public mutating func finish(_ body: ([UInt8]) throws -> Void) throws {
        var offset = 0
        while try !step([], &offset, isLast: true, body) {}
    }

    @discardableResult
    private func step(
        _ bytes: [UInt8], _ offset: inout Int, isLast: Bool, _ body: ([UInt8]) throws -> Void
    ) throws -> Bool {
        let output: (bytes: [UInt8], isEnd: Bool)
        do throws(CodecFailure) {
            output = try codec.output(of: bytes, from: &offset, isLast: isLast, capacity: 1 << 16)
        } catch {
            throw error.error(source, format)
        }
        if !output.bytes.isEmpty { try body(output.bytes) }
        return output.isEnd
    }
}
