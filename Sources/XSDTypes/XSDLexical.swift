/// What the lexical mappings share.
enum XSDLexical {
    /// Takes blanks off both ends, as `whiteSpace="collapse"` does (XSD 1.1 Part 2 §4.3.6).
    static func trim(_ bytes: inout ArraySlice<UInt8>) {
        while let first = bytes.first, isBlank(first) { bytes = bytes.dropFirst() }
        while let last = bytes.last, isBlank(last) { bytes = bytes.dropLast() }
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// Takes a sign off the front; whether it is a minus.
    static func takeSign(_ bytes: inout ArraySlice<UInt8>) -> Bool {
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        return isNegative
    }
}
