/// The bytes that are written and not yet taken.
///
/// What is written goes into memory that is there already, in one step whatever it consists of.
struct ByteOutput {
    // Invariant: the first `count` bytes are those that were written; the array has room for more behind them.
    private var bytes: [UInt8] = []
    /// The number of bytes.
    private(set) var count = 0
    /// The room that is made at first.
    private let firstRoom: Int

    /// - Parameter room: how many bytes there are likely to be.
    init(room: Int = 4096) { firstRoom = room }

    /// Makes room for more bytes.
    @inline(__always)
    private mutating func reserve(_ size: Int) {
        if bytes.count - count < size { grow(size) }
    }

    private mutating func grow(_ size: Int) {
        let room = max(firstRoom, count * 2, count + size)
        bytes = [UInt8](unsafeUninitializedCapacity: room) { target, initialized in
            bytes.withUnsafeBytes { written in
                // SAFETY: there is room for more than what was written. What stands behind it is read by nobody before
                // it is written too; any bits are a byte.
                let target = UnsafeMutableRawBufferPointer(target)
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: written[0..<count]))
            }
            initialized = room
        }
    }

    /// Writes `size` bytes at the end, which `fill` has to write all.
    @inline(__always)
    private mutating func append(_ size: Int, _ fill: (UnsafeMutableRawPointer) -> Void) {
        reserve(size)
        let start = count
        // SAFETY: there is room for so many bytes behind the count.
        bytes.withUnsafeMutableBytes { buffer in
            if let base = buffer.baseAddress { fill(base + start) }
        }
        count += size
    }

    mutating func write(_ text: String) { write(text.utf8.span) }

    mutating func write(_ piece: [UInt8]) { write(piece.span) }

    @inline(__always)
    mutating func write(_ byte: UInt8) {
        append(1) { $0.storeBytes(of: byte, as: UInt8.self) }
    }

    /// Writes bytes that are at hand for the moment.
    @inline(__always)
    mutating func write(_ span: Span<UInt8>) {
        // SAFETY: the buffer is copied during the call.
        span.withUnsafeBufferPointer { piece in
            append(piece.count) { ByteOutput.copy(UnsafeRawBufferPointer(piece), to: $0) }
        }
    }

    /// Writes a text that stands in the program.
    @inline(__always)
    mutating func write(fixed text: StaticString) {
        // SAFETY: the text stays where it is.
        append(text.utf8CodeUnitCount) { target in
            text.withUTF8Buffer { ByteOutput.copy(UnsafeRawBufferPointer($0), to: target) }
        }
    }

    /// Writes bytes between two texts that stand in the program.
    @inline(__always)
    mutating func write(fixed start: StaticString, _ span: Span<UInt8>, fixed end: StaticString) {
        // SAFETY: the buffers are copied during the call, and there is room for all three.
        span.withUnsafeBufferPointer { piece in
            append(start.utf8CodeUnitCount + piece.count + end.utf8CodeUnitCount) { target in
                start.withUTF8Buffer { ByteOutput.copy(UnsafeRawBufferPointer($0), to: target) }
                ByteOutput.copy(UnsafeRawBufferPointer(piece), to: target + start.utf8CodeUnitCount)
                end.withUTF8Buffer {
                    ByteOutput.copy(
                        UnsafeRawBufferPointer($0), to: target + start.utf8CodeUnitCount + piece.count)
                }
            }
        }
    }

    /// Writes a part of another output.
    @inline(__always)
    mutating func write(_ range: Range<Int>, of other: ByteOutput) {
        precondition(range.upperBound <= other.count, "a cell is not there")
        // SAFETY: checked above, and copied during the call.
        other.bytes.withUnsafeBytes { source in
            append(range.count) { ByteOutput.copy(UnsafeRawBufferPointer(rebasing: source[range]), to: $0) }
        }
    }

    // SAFETY: the target has room for the piece, and is no part of it.
    @inline(__always)
    private static func copy(_ piece: UnsafeRawBufferPointer, to target: UnsafeMutableRawPointer) {
        if let base = piece.baseAddress { target.copyMemory(from: base, byteCount: piece.count) }
    }

    /// Whether a text holds quotes, backslashes or control characters.
    static func needsEscapes(_ text: Span<UInt8>) -> Bool {
        // Without a way out, so that several bytes are looked at together.
        var special: UInt8 = 0
        text.withUnsafeBufferPointer { text in
            for byte in text {
                special |= (byte < 0x20 ? 1 : 0) | (byte == 0x22 ? 1 : 0) | (byte == 0x5C ? 1 : 0)
            }
        }
        return special != 0
    }

    /// Forgets all bytes.
    mutating func removeAll() { count = 0 }

    /// The bytes; none are left.
    mutating func take() -> [UInt8] {
        let taken = Array(bytes[0..<count])
        count = 0
        return taken
    }
}
