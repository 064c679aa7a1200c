internal import RDFModel

/// Why a parser stopped within a statement.
enum ParseStop: Error {
    /// The bytes end here, and more may come: the statement is read again from its start once they have.
    case needMore
    /// The text is wrong; ``ByteLexer/failure`` says how.
    case failed
}

/// The bytes of a text syntax that are at hand, and a place in them.
///
/// The readers of N-Triples, N-Quads, Turtle and TriG read by recursive descent, a statement at a time. Where the
/// bytes end before the statement does, they stop with ``ParseStop/needMore``, go back to the statement's start
/// and wait: so they read pushed chunks without keeping more than one statement, and need no state for every
/// place within the grammar. A statement of n bytes is tried again only once its bytes at hand have doubled, so
/// the work stays linear in n.
struct ByteLexer {
    private(set) var bytes: [UInt8] = []
    var position = 0
    /// Whether no more bytes will come.
    var isLast = false
    /// What is wrong, once ``ParseStop/failed`` was thrown.
    private(set) var failure: SyntaxError?
    /// The text's name for messages.
    let file: String
    /// Terms made lately, so that a repeated predicate or subject costs no allocation.
    var recent = RecentIRIs()
    /// Room for unescaped text.
    var scratch: [UInt8] = []

    private var failurePlace = 0
    private var firstLine = 1
    private var firstColumn = 1
    private var isBeforeMark = true

    init(file: String) {
        self.file = file
    }

    /// Whether the text is read to its end.
    var isAtEnd: Bool { position >= bytes.count && isLast }

    mutating func append(_ chunk: [UInt8]) {
        bytes += chunk
    }

    /// Skips the byte order mark; `false` if that cannot be told yet.
    mutating func skipByteOrderMark() -> Bool {
        guard isBeforeMark else { return true }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if bytes.count < mark.count, !isLast, bytes.elementsEqual(mark.prefix(bytes.count)) { return false }
        if bytes.starts(with: mark) { bytes.removeFirst(mark.count) }
        isBeforeMark = false
        return true
    }

    /// Forgets what is read, but for the line that the position stands in, which a message may have to show.
    mutating func discardRead() {
        guard position > 0 else { return }
        var end = position
        while end > 0, position - end < 4096, bytes[end - 1] != UInt8(ascii: "\n") { end -= 1 }
        if end > 0, bytes[end - 1] != UInt8(ascii: "\n") { end = position }
        guard end > 0 else { return }
        let read = bytes[..<end]
        var lines = 0
        for byte in read where byte == UInt8(ascii: "\n") { lines += 1 }
        firstLine += lines
        if lines > 0 { firstColumn = 1 }
        // A cut within a line happens only where the line is very long.
        let lineStart = read.last == UInt8(ascii: "\n") ? end : (read.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
        for byte in read[lineStart...] where byte & 0xC0 != 0x80 { firstColumn += 1 }
        bytes.removeFirst(end)
        position -= end
    }

    // MARK: Bytes

    /// The byte at the position, or 0 at the end of the text.
    @inline(__always)
    func peek() throws(ParseStop) -> UInt8 {
        if position < bytes.count { return bytes[position] }
        if isLast { return 0 }
        throw .needMore
    }

    /// The byte `offset` behind the position, or 0 behind the end of the text.
    @inline(__always)
    func peek(_ offset: Int) throws(ParseStop) -> UInt8 {
        let index = position + offset
        if index < bytes.count { return bytes[index] }
        if isLast { return 0 }
        throw .needMore
    }

    /// Steps over the byte if it stands here.
    @inline(__always)
    mutating func skip(_ byte: UInt8) throws(ParseStop) -> Bool {
        guard try peek() == byte, position < bytes.count else { return false }
        position += 1
        return true
    }

    /// Skips white space and comments.
    mutating func skipSpace() throws(ParseStop) {
        while true {
            switch try peek() {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): position += 1
            case UInt8(ascii: "#"): try skipComment()
            default: return
            }
        }
    }

    /// Skips blanks within a line.
    @inline(__always)
    mutating func skipBlanks() throws(ParseStop) {
        while true {
            let byte = try peek()
            guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") else { return }
            position += 1
        }
    }

    /// Skips from a `#` to the end of the line.
    mutating func skipComment() throws(ParseStop) {
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return }
            position += 1
        }
        if !isLast { throw .needMore }
    }

    /// The character at `index`; a wrong UTF-8 sequence is an error.
    mutating func scalar(at index: Int) throws(ParseStop) -> (scalar: Unicode.Scalar, length: Int) {
        let lead = bytes[index]
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        if index + length > bytes.count, !isLast { throw .needMore }
        var iterator = bytes[index..<min(index + length, bytes.count)].makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator), UTF8.width(scalar) == length else {
            throw fail(expected: "UTF-8", index..<index + 1)
        }
        return (scalar, length)
    }

    // MARK: Errors

    /// Notes an error at a range of bytes, or at the position.
    mutating func fail(expected: String, found: String? = nil, _ range: Range<Int>? = nil) -> ParseStop {
        let range = range ?? position..<tokenEnd
        failurePlace = range.lowerBound
        failure = SyntaxError(
            SourceExcerpt(file: file, bytes: bytes, range: range, line: firstLine, column: firstColumn),
            expected: expected, found: found ?? describe(range))
        return .failed
    }

    /// Forgets an error whose line is not yet at hand as a whole, so that it is found again once the line is, and
    /// the message is the same however the text was cut; `false` if the error stands.
    mutating func postponeFailure() -> Bool {
        guard !isLast, bytes.count - failurePlace < 1024,
            !bytes[min(failurePlace, bytes.count)...].contains(UInt8(ascii: "\n"))
        else { return false }
        failure = nil
        return true
    }

    /// What stands at a range, in words.
    private func describe(_ range: Range<Int>) -> String {
        guard range.lowerBound < bytes.count else { return "the end of the file" }
        let byte = bytes[range.lowerBound]
        switch byte {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return "the end of the line"
        case 0..<0x20, 0x7F:
            let code = String(byte, radix: 16, uppercase: true)
            return "the control character U+" + String(repeating: "0", count: 4 - code.count) + code
        default:
            let text = bytes[range.clamped(to: 0..<bytes.count)]
            guard let found = String(validating: text, as: UTF8.self) else {
                return "the byte 0x" + String(byte, radix: 16, uppercase: true) + ", which is no UTF-8"
            }
            return "'\(found)'"
        }
    }

    /// The end of the word or sign at the position, for messages.
    private var tokenEnd: Int {
        var end = position
        while end < bytes.count, end - position < 40, ByteLexer.isWordByte(bytes[end]) { end += 1 }
        guard end == position else {
            while end > position + 1, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            return end
        }
        return min(position + 1, max(bytes.count, position))
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ":"),
            UInt8(ascii: "@"), 0x80...0xFF:
            true
        default: false
        }
    }
}
