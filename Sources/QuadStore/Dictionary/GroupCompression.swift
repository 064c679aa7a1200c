internal import CZstd

/// A dictionary of zstd for decoding, shared by all readers.
@safe
final class DecodingDictionary: Sendable {
    // SAFETY: read only after `init`, freed once in `deinit`; libzstd lets threads share it.
    nonisolated(unsafe) fileprivate let pointer: OpaquePointer

    /// `nil` if libzstd refuses the bytes or has no memory.
    init?(_ bytes: StoredBytes) {
        // SAFETY: libzstd copies the bytes.
        guard let made = unsafe ZSTD_createDDict(bytes.pointer.baseAddress, bytes.count) else { return nil }
        unsafe pointer = made
    }

    deinit {
        _ = unsafe ZSTD_freeDDict(pointer)
    }
}

/// What libzstd needs for decoding; used by one thread at a time.
@safe
private final class DecodingContext: Sendable {
    // SAFETY: used by its owner alone, freed once in `deinit`.
    nonisolated(unsafe) let pointer: OpaquePointer
    private static let free = Guarded<[DecodingContext]>([])
    private static let most = 64

    private init?() {
        guard let made = unsafe ZSTD_createDCtx() else { return nil }
        unsafe pointer = made
    }

    deinit {
        _ = unsafe ZSTD_freeDCtx(pointer)
    }

    /// One that is free, as making it takes longer than to decode a group; `nil` if there is no memory.
    static func take() -> DecodingContext? { free.withLock { $0.popLast() } ?? DecodingContext() }

    /// Lets others have it.
    func giveBack() {
        DecodingContext.free.withLock { free in
            if free.count < DecodingContext.most { free.append(self) }
        }
    }
}

/// Decodes groups; used by one thread at a time.
@safe
final class GroupDecoder {
    /// Taken for the first frame, as few transactions need one.
    private var context: DecodingContext?
    /// No group is longer: what says so is damaged.
    private static let greatestSize: UInt64 = 1 << 32

    deinit {
        context?.giveBack()
    }

    /// The bytes of a frame; `nil` if it is damaged, or if there is no memory.
    func decode(_ frame: StoredBytes, _ dictionary: DecodingDictionary?) -> [UInt8]? {
        if context == nil { context = DecodingContext.take() }
        guard let context = unsafe context?.pointer else { return nil }
        let source = unsafe frame.pointer
        // SAFETY: the frame outlives the calls; what is uninitialised at first is counted as what was written.
        let size = unsafe ZSTD_getFrameContentSize(source.baseAddress, source.count)
        guard size > 0, size < GroupDecoder.greatestSize else { return nil }
        var isComplete = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
            let written =
                if let dictionary {
                    unsafe ZSTD_decompress_usingDDict(
                        context, buffer.baseAddress, Int(size), source.baseAddress, source.count, dictionary.pointer)
                } else {
                    unsafe ZSTD_decompressDCtx(
                        context, buffer.baseAddress, Int(size), source.baseAddress, source.count)
                }
            isComplete = ZSTD_isError(written) == 0 && written == Int(size)
            count = isComplete ? written : 0
        }
        return isComplete ? bytes : nil
    }
}

/// Trains a dictionary on groups, and encodes them with it.
@safe
struct GroupEncoder: ~Copyable {
    // SAFETY: made in `init`, freed once in `deinit`.
    private let context: OpaquePointer
    private let prepared: OpaquePointer?
    /// The dictionary that decoding needs; empty if there is none.
    let dictionary: [UInt8]

    /// Learns from the groups that stand one behind the other; without a dictionary if there is too little to learn.
    ///
    /// `nil` if there is no memory.
    init?(_ groups: [UInt8], ends: [Int], dictionarySize: Int, level: Int32) {
        dictionary =
            dictionarySize == 0 ? [] : GroupEncoder.train(groups, ends: ends, size: dictionarySize, level: level)
        guard let made = unsafe ZSTD_createCCtx() else { return nil }
        unsafe context = made
        unsafe prepared =
            dictionary.isEmpty
            ? nil : dictionary.withStoredBytes { unsafe ZSTD_createCDict($0.pointer.baseAddress, $0.count, level) }
        // SAFETY: the context is new. The number of a dictionary, four bytes a frame, is known from the chunk.
        _ = unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_dictIDFlag, 0)
        _ = unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)
        if let prepared = unsafe prepared { _ = unsafe ZSTD_CCtx_refCDict(context, prepared) }
    }

    deinit {
        unsafe ZSTD_freeCCtx(context)
        unsafe ZSTD_freeCDict(prepared)
    }

    /// Appends the frame of a group; whether it could be made.
    func encode(_ group: StoredBytes, into frames: inout [UInt8]) -> Bool {
        let bound = ZSTD_compressBound(group.count)
        let start = frames.count
        frames.append(contentsOf: repeatElement(0, count: bound))
        // SAFETY: the frame has as much room as it can need.
        let written = unsafe frames.withUnsafeMutableBytes { buffer in
            unsafe ZSTD_compress2(
                context, buffer.baseAddress.map { unsafe $0 + start }, bound, group.pointer.baseAddress, group.count)
        }
        let isMade = ZSTD_isError(written) == 0
        frames.removeLast(frames.count - start - (isMade ? written : 0))
        return isMade
    }

    /// A dictionary from groups that are spread evenly over all of them.
    private static func train(_ groups: [UInt8], ends: [Int], size: Int, level: Int32) -> [UInt8] {
        // What is a small part of the groups is worth its room; and training takes a time that grows with the samples.
        let size = min(size, groups.count / 8)
        guard size >= 4096, ends.count >= 16 else { return [] }
        let wanted = size * samplesPerByte
        let step = max(1, groups.count / wanted)
        var samples: [UInt8] = []
        var sizes: [Int] = []
        // libzstd learns from the first samples and tries what it learned on the last, so that both must be of all
        // kinds: they come in an order that jumps about. The step is a prime, so that it meets each of them once.
        let count = (ends.count + step - 1) / step
        let jump = count % 7919 == 0 ? 7907 : 7919
        for sample in 0..<count {
            let index = sample * jump % count * step
            let start = index == 0 ? 0 : ends[index - 1]
            samples += groups[start..<ends[index]]
            sizes.append(ends[index] - start)
        }
        // SAFETY: all buffers outlive the call, and what it writes is counted.
        return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            let made = unsafe samples.withUnsafeBytes { samples in
                unsafe ZDICT_trainFromBuffer(
                    buffer.baseAddress, size, samples.baseAddress, sizes, UInt32(sizes.count))
            }
            count = ZDICT_isError(made) == 0 ? made : 0
        }
    }

    /// How many bytes of samples are looked at for each byte of a dictionary.
    private static let samplesPerByte = 32
}
