internal import RDFModel

/// The bytes of a text that are at hand, and a place in them.
///
/// This is the one place of the readers that touches memory without the compiler's checks. The bytes belong to an
/// array that the caller holds still while the lexer is in use. Behind the text stand ``QuadBlock/padding`` zero
/// bytes: so eight bytes can be loaded from any place of the text, and no loop over bytes needs to ask for the end
/// more than once a word.
///
///     text      "สวัสดี"@th .\n 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
///               ▲ position       ▲ end
@safe
struct ByteLexer: Sendable {
    // Invariant: `base` points to `end + QuadBlock.padding` initialised bytes that nobody changes.
    // SAFETY: bytes that nobody changes may be read by any thread.
    nonisolated(unsafe) private let base: UnsafePointer<UInt8>
    /// The end of the text.
    let end: Int
    /// The place.
    var position: Int

    /// Looks at the text in `bytes`, up to its padding.
    ///
    /// The caller keeps `bytes` alive and unchanged for as long as the lexer is used.
    @unsafe
    init(_ bytes: UnsafeBufferPointer<UInt8>, position: Int) {
        precondition(bytes.count >= QuadBlock.padding, "the padding is missing")
        // SAFETY: a buffer that holds at least the padding has an address.
        unsafe base = bytes.baseAddress.unsafelyUnwrapped
        end = bytes.count - QuadBlock.padding
        self.position = position
    }

    /// The byte at an index, 0 behind the end.
    @inline(__always)
    subscript(index: Int) -> UInt8 {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: end &+ QuadBlock.padding), "outside of the text")
        // SAFETY: by the check, and the invariant covers the padding.
        return unsafe base[index]
    }

    /// Eight bytes from an index of the text on, the first one lowest.
    @inline(__always)
    func word(at index: Int) -> UInt64 {
        precondition(UInt(bitPattern: index) <= UInt(bitPattern: end &+ 8), "outside of the text")
        // SAFETY: index + 8 <= end + padding, and a load may be unaligned.
        let word = unsafe UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
        return UInt64(littleEndian: word)
    }

    /// Whether two ranges of the same length hold the same bytes.
    @inline(__always)
    func isEqual(_ first: Int, _ second: Int, count: Int) -> Bool {
        var offset = 0
        while offset &+ 8 <= count {
            if word(at: first &+ offset) != word(at: second &+ offset) { return false }
            offset &+= 8
        }
        guard offset < count else { return true }
        let rest = word(at: first &+ offset) ^ word(at: second &+ offset)
        return rest << UInt64(64 &- 8 &* (count &- offset)) == 0
    }

    /// The bytes of a range.
    func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        precondition(range.lowerBound >= 0 && range.upperBound <= end, "outside of the text")
        // SAFETY: within the text by the check; the caller uses it at once.
        return unsafe UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    }

    /// A copy of the bytes of a range, cut to the text.
    func array(_ range: Range<Int>) -> [UInt8] {
        let range = range.clamped(to: 0..<end)
        return unsafe Array(bytes(range))
    }

    /// Appends the bytes of a range.
    @inline(__always)
    func append(_ range: Range<Int>, to output: inout [UInt8]) {
        // SAFETY: the pointer is not kept.
        unsafe output.append(contentsOf: bytes(range))
    }

    /// The byte at the position, 0 at the end.
    @inline(__always)
    var current: UInt8 { self[position] }

    /// Whether the text is read to its end.
    @inline(__always)
    var isAtEnd: Bool { position >= end }

    /// Steps over the byte if it stands here.
    @inline(__always)
    mutating func skip(_ byte: UInt8) -> Bool {
        guard current == byte, position < end else { return false }
        position &+= 1
        return true
    }

    /// Whether the letters of an ASCII word stand at the position; a word in small letters may stand in any case.
    func stands(_ word: StaticString, anyCase: Bool) -> Bool {
        let length = word.utf8CodeUnitCount
        guard position + length <= end else { return false }
        var index = position
        for wanted in word.description.utf8 {
            let byte = self[index]
            guard byte == wanted || (anyCase && byte | 0x20 == wanted) else { return false }
            index += 1
        }
        return true
    }
}
