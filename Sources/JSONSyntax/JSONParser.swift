/// Reads one JSON text (RFC 8259), strictly: no comments, no trailing commas, no bare control characters, UTF-8 only.
///
/// Arrays and objects may stand only so deep in one another, so that no input exhausts the stack.
public struct JSONParser {
    /// What to do with an object that has two members of one name, which RFC 8259 §4 leaves open.
    public enum DuplicateNames: Sendable {
        /// An error at the second name, as JSON-LD asks for (JSON-LD 1.1 §9).
        case rejected
        /// The last of them counts.
        case lastCounts
    }

    /// How deep arrays and objects may stand in one another unless another bound is given.
    public static let usualNesting = 256

    let bytes: [UInt8]
    var offset: Int
    let end: Int
    /// Line and start of the line that `offset` stands in; a start before the first byte is negative.
    private var line: Int
    private var lineStart: Int
    /// Bytes of the line in front of `offset` that continue a character, and so take no column.
    var continuations = 0
    private let nesting: Int
    private let duplicates: DuplicateNames
    private let endName: String
    let longestString: Int

    /// Makes a parser.
    ///
    /// - Parameters:
    ///   - bytes: the text, or more than it.
    ///   - range: the part that is the text; all of it if not given.
    ///   - position: the place of the part's first byte.
    ///   - nesting: how deep arrays and objects may stand in one another.
    ///   - duplicates: what to do with names that stand twice in an object.
    ///   - endName: what the text's end is called in errors.
    ///   - longestString: how many bytes a string may take.
    public init(
        _ bytes: [UInt8], range: Range<Int>? = nil, at position: JSONPosition = .start, nesting: Int = usualNesting,
        duplicates: DuplicateNames = .rejected, endName: String = "the end of the document",
        longestString: Int = .max
    ) {
        self.bytes = bytes
        let range = range ?? 0..<bytes.count
        offset = range.lowerBound
        end = range.upperBound
        line = Int(position.line)
        lineStart = range.lowerBound - (Int(position.column) - 1)
        self.nesting = nesting
        self.duplicates = duplicates
        self.endName = endName
        self.longestString = longestString
    }

    /// The one value of the text, with nothing but white space around it.
    public mutating func parse() throws(JSONError) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard offset == end else { throw error(endName) }
        return value
    }

    /// The place of the next byte.
    public var position: JSONPosition {
        JSONPosition(line: line, column: offset - lineStart - continuations + 1)
    }

    func error(_ expected: String, at place: Int? = nil, position: JSONPosition? = nil) -> JSONError {
        let place = place ?? offset
        return JSONError(
            offset: place, position: position ?? self.position, expected: expected, found: found(at: place))
    }

    /// What stands at an offset, in words.
    private func found(at place: Int) -> String {
        guard place < end else { return endName }
        let near = bytes[place..<min(end, place + 16)]
        guard let scalar = String(decoding: near, as: UTF8.self).unicodeScalars.first else { return endName }
        if scalar == "\u{FFFD}" || scalar.properties.generalCategory == .control {
            let digits = String(bytes[place], radix: 16, uppercase: true)
            return "the byte 0x" + (digits.utf8.count < 2 ? "0" : "") + digits
        }
        return "'\(Character(scalar))'"
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        skipSpace()
        guard offset < end else { throw error("a value") }
        guard depth <= nesting else { throw error("at most \(nesting) arrays and objects within each other") }
        let start = position
        switch bytes[offset] {
        case UInt8(ascii: "\""): return JSONValue(.string(JSONString(try string())), at: start)
        case UInt8(ascii: "{"): return JSONValue(.object(try object(depth: depth)), at: start)
        case UInt8(ascii: "["): return JSONValue(.array(try array(depth: depth)), at: start)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return JSONValue(.number(try number()), at: start)
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: throw error("a value")
        }
    }

    private mutating func skipSpace() {
        while offset < end {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0D: offset += 1
            case 0x0A:
                offset += 1
                line += 1
                lineStart = offset
                continuations = 0
            default: return
            }
        }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard offset < end, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    private mutating func literal(_ word: String, _ content: JSONValue.Content) throws(JSONError) -> JSONValue {
        guard bytes[offset..<end].starts(with: word.utf8) else { throw error("a value") }
        let value = JSONValue(content, at: position)
        offset += word.utf8.count
        return value
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
        offset += 1
        var object = JSONObject()
        skipSpace()
        if take(UInt8(ascii: "}")) { return object }
        repeat {
            skipSpace()
            let (start, place) = (offset, position)
            guard offset < end, bytes[offset] == UInt8(ascii: "\"") else { throw error("the name of a member") }
            let name = JSONString(try string())
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw error("':'") }
            let value = try value(depth: depth + 1)
            if !object.insert(JSONObject.Member(name, value, at: place)) {
                guard duplicates == .lastCounts else {
                    throw JSONError(
                        offset: start, position: place, expected: "a name that stands once in its object",
                        found: "a second \"\(name.text)\"")
                }
                object[name] = value
            }
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw error("',' or '}'") }
        return object
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
        offset += 1
        var values: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return values }
        repeat {
            values.append(try value(depth: depth + 1))
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw error("',' or ']'") }
        return values
    }

    private mutating func number() throws(JSONError) -> JSONNumber {
        let start = offset
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if offset < end, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return JSONNumber(unchecked: String(decoding: bytes[start..<offset], as: UTF8.self))
    }

    private mutating func digits() throws(JSONError) {
        let start = offset
        while offset < end, bytes[offset] >= 0x30, bytes[offset] <= 0x39 { offset += 1 }
        guard offset > start else { throw error("a digit") }
    }
}
