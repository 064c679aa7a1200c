/// A stream of one of the C libraries, which turns input into output piece by piece.
protocol StreamCodec: AnyObject {
    /// Works on until the input is used up, the output is full, or a member ends.
    ///
    /// - Parameter isLast: for encoders, whether no input comes behind this.
    func run(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
    ) throws(CodecFailure) -> CodecStep

    /// Starts the next member.
    func restart() throws(CodecFailure)
}

/// How far a codec came.
struct CodecStep {
    /// How many bytes of the input it took.
    var consumed: Int
    /// How many bytes of the output it filled.
    var produced: Int
    /// Whether a member ended.
    var isEnd: Bool
}

/// What a library complains about.
enum CodecFailure: Error {
    case damaged
    case outOfMemory

    /// The error that names the stream.
    func error(_ source: String, _ format: CompressionFormat) -> CompressionError {
        switch self {
        case .damaged: .damaged(source: source, format)
        case .outOfMemory: .outOfMemory(source: source, format)
        }
    }
}

extension StreamCodec {
    /// Runs over a part of `input` from `offset` on; the output is a new array of at most `capacity` bytes.
    func output(
        of input: [UInt8], from offset: inout Int, isLast: Bool = false, capacity: Int = 1 << 18
    ) throws(CodecFailure) -> (bytes: [UInt8], isEnd: Bool) {
        var result: Result<CodecStep, CodecFailure> = .failure(.damaged)
        let start = offset
        // SAFETY: the codec writes into the uninitialised buffer and says how much of it; the input lives as long.
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            unsafe input.withUnsafeBytes { input in
                do throws(CodecFailure) {
                    let rest = unsafe UnsafeRawBufferPointer(rebasing: input[start...])
                    let step = unsafe try run(rest, into: UnsafeMutableRawBufferPointer(buffer), isLast: isLast)
                    count = step.produced
                    result = .success(step)
                } catch {
                    count = 0
                    result = .failure(error)
                }
            }
        }
        let step = try result.get()
        offset += step.consumed
        return (bytes, step.isEnd)
    }
}
