internal import RDFModel

/// Why a parser stopped.
enum ParseStop: Error {
    /// The text is wrong; ``TermReader/failure`` says how.
    case failed
}

/// What the parsers of N-Triples, N-Quads, Turtle and TriG share: the text, the block that it is read into, the
/// terms that look the same in all of them, and messages.
struct TermReader {
    var lexer: ByteLexer
    /// Where quads and terms go. Its text is moved out while it is read.
    var block = QuadBlock()
    /// IRIs and prefixed names of this text.
    var cache = TermCache()
    /// What is wrong, once ``ParseStop/failed`` was thrown.
    private(set) var failure: (error: SyntaxError, start: Int)?
    /// The warnings of this text, with their places.
    var warnings: [(error: SyntaxError, start: Int)] = []
    /// The furthest byte that was looked at, where that is more than a few bytes behind the position.
    var furthest = 0
    let options: ReadingOptions
    /// Whether the syntax has relative IRIs at all.
    var takesRelativeIRIs = true
    let file: String
    let labels: BlankNodeScope
    /// The line and the column that the text starts in.
    var firstLine = 1
    var firstColumn = 1
    /// The datatypes and tags that need no look into the cache.
    var constants = [UInt32](repeating: QuadBlock.none, count: Constant.allCases.count)
    /// How many line feeds stand in front of a place, for messages.
    private var counted = (place: 0, lines: 0)

    /// IRIs that the syntax stands for by other signs.
    enum Constant: Int, CaseIterable {
        case type, first, rest, `nil`, reifies, integer, decimal, double, boolean

        var text: String {
            switch self {
            case .type: RDF.type.text
            case .first: RDF.first.text
            case .rest: RDF.rest.text
            case .nil: RDF.nil_.text
            case .reifies: RDF.reifies.text
            case .integer: XSD.integer.text
            case .decimal: XSD.decimal.text
            case .double: XSD.double.text
            case .boolean: XSD.boolean.text
            }
        }
    }

    init(file: String, labels: BlankNodeScope, options: ReadingOptions) {
        self.file = file
        self.labels = labels
        self.options = options
        // SAFETY: the array is static, so its bytes live as long as the program.
        lexer = unsafe ByteLexer(TermReader.noText, position: 0)
    }

    /// What a lexer looks at before there is a text.
    // SAFETY: never freed, and nobody writes to it after it is made.
    nonisolated(unsafe) private static let noText: UnsafeBufferPointer<UInt8> = {
        let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: QuadBlock.padding)
        unsafe bytes.initialize(repeating: 0)
        return UnsafeBufferPointer(bytes)
    }()

    /// Starts with a text; what was read of the text before is in the block that was taken.
    mutating func start(_ text: ByteLexer) {
        lexer = text
        cache.forget()
        for index in constants.indices { constants[index] = QuadBlock.none }
        counted = (0, 0)
        failure = nil
        warnings.removeAll()
    }

    /// Ends with a text.
    mutating func end() {
        // SAFETY: as in `init`.
        lexer = unsafe ByteLexer(TermReader.noText, position: 0)
    }

    /// The number of a constant in this block.
    @inline(__always)
    mutating func constant(_ constant: Constant) -> UInt32 {
        let known = constants[constant.rawValue]
        if known != QuadBlock.none { return known }
        let number = block.append(constant: .iri, constant.text)
        constants[constant.rawValue] = number
        return number
    }

    /// The bytes of an entry, while the block's text is being read.
    func bytes(of number: UInt32) -> [UInt8] {
        let entry = block.entries[Int(number)]
        let start = Int(entry.offset & ~QuadBlock.Entry.inMade)
        let range = start..<start + Int(entry.length)
        return entry.offset & QuadBlock.Entry.inMade == 0 ? lexer.array(range) : Array(block.made[range])
    }

    // MARK: Messages

    /// Notes an error at a range of bytes, or at the word that stands at the position.
    mutating func fail(expected: String, found: String? = nil, _ range: Range<Int>? = nil) -> ParseStop {
        let range = range ?? lexer.position..<tokenEnd
        failure = (message(expected, found, range), range.lowerBound)
        return .failed
    }

    /// Notes a warning, or an error if the options are strict.
    mutating func doubt(expected: String, found: String? = nil, _ range: Range<Int>) throws(ParseStop) {
        switch options.terms {
        case .strict: throw fail(expected: expected, found: found, range)
        case .warn:
            var warning = message(expected, found, range)
            warning.isDoubtfulTerm = true
            warnings.append((warning, range.lowerBound))
        case .lenient: break
        }
    }

    /// Forgets the error and the warnings from a place on: they are found again once more of the text is at hand.
    mutating func forgetMessages(from place: Int) {
        failure = nil
        while let last = warnings.last, last.start >= place { warnings.removeLast() }
    }

    private mutating func message(_ expected: String, _ found: String?, _ range: Range<Int>) -> SyntaxError {
        let start = min(range.lowerBound, lexer.end)
        // A message shows its line: it is the same however the text is cut only once the line is at hand.
        if lexer.end - start < 2048, lexer.lineFeeds(in: start..<lexer.end) == 0 { furthest = lexer.end }
        var lineStart = start
        while lineStart > 0, lexer[lineStart - 1] != UInt8(ascii: "\n") { lineStart -= 1 }
        if lineStart < counted.place { counted = (0, 0) }
        counted = (lineStart, counted.lines + lexer.lineFeeds(in: counted.place..<lineStart))
        // The excerpt wants the line's start for columns, and some hundred bytes behind the place.
        let piece = lexer.array(lineStart..<min(start + 2048, lexer.end))
        let excerpt = SourceExcerpt(
            file: file, bytes: piece, range: start - lineStart..<max(start, range.upperBound) - lineStart,
            line: firstLine + counted.lines, column: lineStart == 0 ? firstColumn : 1)
        return SyntaxError(excerpt, expected: expected, found: found ?? describe(range))
    }

    /// What stands at a range, in words.
    private func describe(_ range: Range<Int>) -> String {
        guard range.lowerBound < lexer.end else { return "the end of the file" }
        let byte = lexer[range.lowerBound]
        switch byte {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return "the end of the line"
        case 0..<0x20, 0x7F:
            let code = String(byte, radix: 16, uppercase: true)
            return "the control character U+" + String(repeating: "0", count: 4 - code.count) + code
        default:
            var text = lexer.array(range)
            let isLong = text.count > 200
            if isLong {
                text.removeLast(text.count - 200)
                while let last = text.last, last & 0xC0 == 0x80 { text.removeLast() }
                if let last = text.last, last >= 0xC0 { text.removeLast() }
            }
            guard let found = String(validating: text, as: UTF8.self) else {
                return "the byte 0x" + String(byte, radix: 16, uppercase: true) + ", which is no UTF-8"
            }
            return "'\(found)'" + (isLong ? "…" : "")
        }
    }

    /// The end of the word or sign at the position.
    private var tokenEnd: Int {
        var end = lexer.position
        while end < lexer.end, end - lexer.position < 40, TermReader.isWordByte(lexer[end]) { end += 1 }
        guard end == lexer.position else {
            while end > lexer.position + 1, end < lexer.end, lexer[end] & 0xC0 == 0x80 { end -= 1 }
            return end
        }
        return min(end + 1, max(lexer.end, end))
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@")
    }
}

/// Classes of ASCII bytes.
enum ASCII {
    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10
    }

    /// The value of a hexadecimal digit.
    static func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
