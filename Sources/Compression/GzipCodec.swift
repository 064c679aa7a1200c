internal import CZlib

/// A stream of zlib in the gzip format.
@safe
final class GzipCodec: StreamCodec {
    // SAFETY: the stream is allocated for the life of the object, since zlib keeps a pointer back to it.
    private let stream: UnsafeMutablePointer<z_stream>
    private let isEncoder: Bool

    /// Window of 32 KB, and 16 for the gzip format.
    private static let windowBits: Int32 = 15 + 16

    init(encodes: Bool) throws(CodecFailure) {
        isEncoder = encodes
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        // SAFETY: the stream is zeroed, as the library asks for.
        let status =
            unsafe encodes
            ? deflateInit2_(
                stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GzipCodec.windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                size)
            : inflateInit2_(stream, GzipCodec.windowBits, ZLIB_VERSION, size)
        guard status == Z_OK else { throw .outOfMemory }
    }

    deinit {
        // SAFETY: ended and freed once; a stream whose start failed may be ended as well.
        _ = unsafe isEncoder ? deflateEnd(stream) : inflateEnd(stream)
        unsafe stream.deallocate()
    }

    func run(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
    ) throws(CodecFailure) -> CodecStep {
        let (inputCount, outputCount) = (UInt32(clamping: input.count), UInt32(clamping: output.count))
        // SAFETY: both buffers outlive the call, and the library only reads the input.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        unsafe stream.pointee.avail_in = inputCount
        unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = outputCount
        let status = unsafe isEncoder ? deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH) : inflate(stream, Z_NO_FLUSH)
        switch status {
        case Z_OK, Z_STREAM_END, Z_BUF_ERROR: break
        case Z_MEM_ERROR: throw .outOfMemory
        default: throw .damaged
        }
        return unsafe CodecStep(
            consumed: Int(inputCount - stream.pointee.avail_in), produced: Int(outputCount - stream.pointee.avail_out),
            isEnd: status == Z_STREAM_END)
    }

    func restart() throws(CodecFailure) {
        // SAFETY: the stream was started in `init`.
        guard unsafe (isEncoder ? deflateReset(stream) : inflateReset(stream)) == Z_OK else { throw .damaged }
    }
}
