extension JSONParser {
    /// The string that starts at the quote, with its escapes resolved.
    mutating func string() throws(JSONError) -> String {
        let (quote, place) = (offset, position)
        let text = try unboundedString()
        guard offset - quote - 2 <= longestString else {
            throw JSONError(
                offset: quote, position: place, expected: "a string of at most \(longestString) bytes",
                found: "one of \(offset - quote - 2)")
        }
        return text
    }

    private mutating func unboundedString() throws(JSONError) -> String {
        offset += 1
        let start = offset
        var isASCII = true
        while offset < end {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") {
                let text = try decoded(start..<offset, isASCII: isASCII)
                offset += 1
                return text
            }
            if byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            if byte >= 0x80 {
                isASCII = false
                if byte & 0xC0 == 0x80 { continuations += 1 }
            }
            offset += 1
        }
        return try stringWithEscapes(from: start, isASCII: isASCII)
    }

    /// The rest of a string whose first part had no escape.
    private mutating func stringWithEscapes(from start: Int, isASCII: Bool) throws(JSONError) -> String {
        var output = try decoded(start..<offset, isASCII: isASCII)
        while offset < end {
            let start = offset
            var isASCII = true
            while offset < end, bytes[offset] >= 0x20, bytes[offset] != UInt8(ascii: "\""),
                bytes[offset] != UInt8(ascii: "\\")
            {
                if bytes[offset] >= 0x80 {
                    isASCII = false
                    if bytes[offset] & 0xC0 == 0x80 { continuations += 1 }
                }
                offset += 1
            }
            output += try decoded(start..<offset, isASCII: isASCII)
            if take(UInt8(ascii: "\"")) { return output }
            guard take(UInt8(ascii: "\\")) else { break }
            output.unicodeScalars.append(try escape())
        }
        throw error("'\"' at the string's end")
    }

    /// A part of a string as text.
    private func decoded(_ range: Range<Int>, isASCII: Bool) throws(JSONError) -> String {
        if isASCII { return String(decoding: bytes[range], as: UTF8.self) }
        guard let text = String(validating: bytes[range], as: UTF8.self) else { throw badUTF8(in: range) }
        return text
    }

    /// The error at the first byte of a range that is not UTF-8.
    private func badUTF8(in range: Range<Int>) -> JSONError {
        var good = range.lowerBound
        var end = good
        while end < range.upperBound {
            end += 1
            while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
            guard String(validating: bytes[good..<end], as: UTF8.self) != nil else { break }
            good = end
        }
        // Columns are counted back from the range's end.
        let behind = bytes[good..<range.upperBound].count { $0 & 0xC0 != 0x80 }
        let place = JSONPosition(
            line: Int(position.line), column: max(1, Int(position.column) - behind))
        return error("UTF-8", at: good, position: place)
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        let mistake = error("an escape that JSON has")
        guard offset < end else { throw mistake }
        let byte = bytes[offset]
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try escapedScalar()
        default: throw mistake
        }
    }

    /// The code point behind `\u`, of two escapes if it lies beyond the basic plane.
    private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
        let mistake = error("a code point, not half of a surrogate pair")
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw mistake }
        let second = try hexadecimal()
        guard second >= 0xDC00, second < 0xE000,
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw mistake }
        return scalar
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard offset < end, bytes[offset] < 0x80,
                let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue
            else { throw error("a hexadecimal digit") }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }
}
