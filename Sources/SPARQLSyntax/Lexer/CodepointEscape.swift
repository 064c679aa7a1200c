/// The escapes `\uXXXX` and `\UXXXXXXXX` of strings and IRIs (SPARQL 1.2 §19.2, `UCHAR`).
///
/// SPARQL 1.1 took them anywhere in a query, and read the result as query text; SPARQL 1.2 knows them within
/// strings and IRIs alone, where they stand for the character and for nothing else. So does this lexer.
enum CodepointEscape {
    /// The character of the escape whose backslash stands at `index`, and how many bytes the escape takes; `nil` if
    /// it is none, or names a surrogate or nothing.
    static func read(_ bytes: [UInt8], at index: Int) -> (Unicode.Scalar, length: Int)? {
        guard index + 1 < bytes.count else { return nil }
        let digits: Int
        switch bytes[index + 1] {
        case UInt8(ascii: "u"): digits = 4
        case UInt8(ascii: "U"): digits = 8
        default: return nil
        }
        guard index + 2 + digits <= bytes.count else { return nil }
        var value: UInt32 = 0
        for byte in bytes[index + 2..<index + 2 + digits] {
            guard CharacterClasses.isHexDigit(byte), value <= 0x00FF_FFFF else { return nil }
            let digit = CharacterClasses.isDigit(byte) ? byte - UInt8(ascii: "0") : (byte | 0x20) - 87
            value = value << 4 | UInt32(digit)
        }
        return Unicode.Scalar(value).map { ($0, digits + 2) }
    }
}
