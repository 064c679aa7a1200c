/// Reads one JSON text (RFC 8259), strictly: no comments, no trailing commas, no bare control characters.
struct JSONParser {
    private let bytes: [UInt8]
    private var offset: Int
    private let end: Int
    /// Arrays and objects may not stand deeper than this in one another, so that no input exhausts the stack.
    private static let deepest = 64

    /// Makes a parser of a part of valid UTF-8.
    init(_ bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
    }

    /// The one value in the range, with nothing but white space around it.
    mutating func parse() throws(JSONError) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard offset == end else { throw JSONError(offset: offset, expected: "the end of the line") }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        skipSpace()
        guard offset < end, depth <= JSONParser.deepest else { throw JSONError(offset: offset, expected: "a value") }
        switch bytes[offset] {
        case 0x22: return .string(try string())
        case 0x7B: return .object(try object(depth: depth))
        case 0x5B: return .array(try array(depth: depth))
        case 0x2D, 0x30...0x39: return .number(try number())
        case 0x74: return try literal("true", .bool(true))
        case 0x66: return try literal("false", .bool(false))
        case 0x6E: return try literal("null", .null)
        default: throw JSONError(offset: offset, expected: "a value")
        }
    }

    private mutating func skipSpace() {
        while offset < end, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard offset < end, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    private mutating func literal(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        guard bytes[offset..<end].starts(with: word.utf8) else { throw JSONError(offset: offset, expected: "a value") }
        offset += word.utf8.count
        return value
    }

    private mutating func object(depth: Int) throws(JSONError) -> [(name: String, value: JSONValue)] {
        offset += 1
        var members: [(name: String, value: JSONValue)] = []
        skipSpace()
        if take(0x7D) { return members }
        repeat {
            skipSpace()
            guard offset < end, bytes[offset] == 0x22 else {
                throw JSONError(offset: offset, expected: "the name of a member")
            }
            let name = try string()
            skipSpace()
            guard take(0x3A) else { throw JSONError(offset: offset, expected: "':'") }
            members.append((name, try value(depth: depth + 1)))
            skipSpace()
        } while take(0x2C)
        guard take(0x7D) else { throw JSONError(offset: offset, expected: "',' or '}'") }
        return members
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
        offset += 1
        var values: [JSONValue] = []
        skipSpace()
        if take(0x5D) { return values }
        repeat {
            values.append(try value(depth: depth + 1))
            skipSpace()
        } while take(0x2C)
        guard take(0x5D) else { throw JSONError(offset: offset, expected: "',' or ']'") }
        return values
    }

    private mutating func number() throws(JSONError) -> String {
        let start = offset
        _ = take(0x2D)
        if !take(0x30) { try digits() }
        if take(0x2E) { try digits() }
        if offset < end, bytes[offset] | 0x20 == 0x65 {
            offset += 1
            if !take(0x2B) { _ = take(0x2D) }
            try digits()
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func digits() throws(JSONError) {
        let start = offset
        while offset < end, bytes[offset] >= 0x30, bytes[offset] <= 0x39 { offset += 1 }
        guard offset > start else { throw JSONError(offset: offset, expected: "a digit") }
    }

    // MARK: Strings

    private mutating func string() throws(JSONError) -> String {
        offset += 1
        var output: [UInt8] = []
        while offset < end {
            let start = offset
            while offset < end, bytes[offset] >= 0x20, bytes[offset] != 0x22, bytes[offset] != 0x5C { offset += 1 }
            output += bytes[start..<offset]
            if take(0x22) { return String(decoding: output, as: UTF8.self) }
            guard take(0x5C) else { break }
            try escape(into: &output)
        }
        throw JSONError(offset: offset, expected: "'\"' at the string's end")
    }

    private mutating func escape(into output: inout [UInt8]) throws(JSONError) {
        let mistake = JSONError(offset: offset, expected: "an escape that JSON has")
        guard offset < end else { throw mistake }
        let byte = bytes[offset]
        offset += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: output.append(byte)
        case 0x62: output.append(0x08)
        case 0x66: output.append(0x0C)
        case 0x6E: output.append(0x0A)
        case 0x72: output.append(0x0D)
        case 0x74: output.append(0x09)
        case 0x75: output += String(Character(try escapedScalar())).utf8
        default: throw mistake
        }
    }

    /// The code point behind `\u`, of two escapes if it lies beyond the basic plane.
    private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
        let start = offset
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let mistake = JSONError(offset: start, expected: "a code point, not half of a surrogate pair")
        guard first < 0xDC00, take(0x5C), take(0x75) else { throw mistake }
        let second = try hexadecimal()
        guard second >= 0xDC00, second < 0xE000,
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw mistake }
        return scalar
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard offset < end, let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue, bytes[offset] < 0x80
            else { throw JSONError(offset: offset, expected: "a hexadecimal digit") }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }
}
