internal import CZstd

/// A stream of libzstd that decodes. Frames may ask for a window of 128 MB at most, the library's usual bound.
@safe
final class ZstdDecoder: StreamCodec {
    // SAFETY: made in `init`, freed once in `deinit`.
    private let context: OpaquePointer

    init() throws(CodecFailure) {
        guard let context = unsafe ZSTD_createDCtx() else { throw .outOfMemory }
        unsafe self.context = context
    }

    deinit {
        _ = unsafe ZSTD_freeDCtx(context)
    }

    func run(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
    ) throws(CodecFailure) -> CodecStep {
        // SAFETY: both buffers outlive the call.
        var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let status = unsafe ZSTD_decompressStream(context, &target, &source)
        if ZSTD_isError(status) != 0 {
            let code = ZSTD_getErrorCode(status)
            let needsMemory =
                code == ZSTD_error_memory_allocation || code == ZSTD_error_frameParameter_windowTooLarge
            throw needsMemory ? .outOfMemory : .damaged
        }
        return unsafe CodecStep(consumed: source.pos, produced: target.pos, isEnd: status == 0)
    }

    func restart() {
        // The library starts the next frame by itself.
    }
}

/// A stream of libzstd that encodes, at its usual level.
@safe
final class ZstdEncoder: StreamCodec {
    // SAFETY: made in `init`, freed once in `deinit`.
    private let context: OpaquePointer

    init() throws(CodecFailure) {
        guard let context = unsafe ZSTD_createCCtx() else { throw .outOfMemory }
        unsafe self.context = context
        // SAFETY: the context is new.
        _ = unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    }

    deinit {
        _ = unsafe ZSTD_freeCCtx(context)
    }

    func run(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
    ) throws(CodecFailure) -> CodecStep {
        // SAFETY: both buffers outlive the call.
        var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let status = unsafe ZSTD_compressStream2(
            context, &target, &source, isLast ? ZSTD_e_end : ZSTD_e_continue)
        guard ZSTD_isError(status) == 0 else { throw .outOfMemory }
        return unsafe CodecStep(consumed: source.pos, produced: target.pos, isEnd: isLast && status == 0)
    }

    func restart() {
        // The library starts the next frame by itself.
    }
}
