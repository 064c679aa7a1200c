internal import CBzip2

/// A stream of libbz2.
@safe
final class Bzip2Codec: StreamCodec {
    // SAFETY: the stream is allocated for the life of the object, since the library keeps a pointer back to it.
    private let stream: UnsafeMutablePointer<bz_stream>
    private let isEncoder: Bool

    init(encodes: Bool) throws(CodecFailure) {
        isEncoder = encodes
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: bz_stream())
        try start()
    }

    deinit {
        end()
        unsafe stream.deallocate()
    }

    private func start() throws(CodecFailure) {
        // SAFETY: the stream is zeroed or was ended, as the library asks for. Blocks of 900 KB, no messages.
        let status = unsafe isEncoder ? BZ2_bzCompressInit(stream, 9, 0, 0) : BZ2_bzDecompressInit(stream, 0, 0)
        guard status == BZ_OK else { throw .outOfMemory }
    }

    private func end() {
        // SAFETY: a stream that was not started has no state, which the library checks.
        _ = unsafe isEncoder ? BZ2_bzCompressEnd(stream) : BZ2_bzDecompressEnd(stream)
    }

    func run(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
    ) throws(CodecFailure) -> CodecStep {
        // The library takes it for an error to be called without anything to do.
        if unsafe isEncoder && input.isEmpty && !isLast { return CodecStep(consumed: 0, produced: 0, isEnd: false) }
        let (inputCount, outputCount) = (UInt32(clamping: input.count), UInt32(clamping: output.count))
        // SAFETY: both buffers outlive the call, and the library only reads the input.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: CChar.self))
        unsafe stream.pointee.avail_in = inputCount
        unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        unsafe stream.pointee.avail_out = outputCount
        let status =
            unsafe isEncoder ? BZ2_bzCompress(stream, isLast ? BZ_FINISH : BZ_RUN) : BZ2_bzDecompress(stream)
        switch status {
        case BZ_OK, BZ_RUN_OK, BZ_FINISH_OK, BZ_STREAM_END: break
        case BZ_MEM_ERROR: throw .outOfMemory
        default: throw .damaged
        }
        return unsafe CodecStep(
            consumed: Int(inputCount - stream.pointee.avail_in), produced: Int(outputCount - stream.pointee.avail_out),
            isEnd: status == BZ_STREAM_END)
    }

    func restart() throws(CodecFailure) {
        end()
        try start()
    }
}
