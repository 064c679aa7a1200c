/// A query's bytes after the codepoint escapes `\uXXXX` and `\UXXXXXXXX` are resolved (SPARQL 1.1 §19.2), with
/// the way back to the bytes as they were written.
struct SourceText: Sendable {
    /// The bytes that the lexer reads.
    let bytes: [UInt8]
    /// The text as it was written.
    let original: [UInt8]
    /// For every byte of `bytes`, and for the end, its place in `original`; empty if the texts are the same.
    private let origins: [Int]

    /// Resolves the escapes of `text`. A pair of backslashes is left alone, and so is an escape that names no
    /// character: the lexer stumbles over it where it stands.
    init(_ text: String) {
        let source = Array(text.utf8)
        original = source
        guard source.contains(UInt8(ascii: "\\")) else {
            bytes = source
            origins = []
            return
        }
        var result: [UInt8] = []
        var places: [Int] = []
        var index = 0
        while index < source.count {
            guard source[index] == UInt8(ascii: "\\"), index + 1 < source.count else {
                result.append(source[index])
                places.append(index)
                index += 1
                continue
            }
            if let (scalar, length) = SourceText.escape(source, at: index) {
                for byte in Array(String(Character(scalar)).utf8) {
                    result.append(byte)
                    places.append(index)
                }
                index += length
            } else {
                result += source[index...index + 1]
                places += [index, index + 1]
                index += 2
            }
        }
        places.append(source.count)
        bytes = result
        origins = places
    }

    /// The place in the text as it was written.
    func origin(_ offset: Int) -> Int {
        origins.isEmpty ? offset : origins[offset]
    }

    private static func escape(_ source: [UInt8], at index: Int) -> (Unicode.Scalar, length: Int)? {
        let digits: Int
        switch source[index + 1] {
        case UInt8(ascii: "u"): digits = 4
        case UInt8(ascii: "U"): digits = 8
        default: return nil
        }
        guard index + 2 + digits <= source.count else { return nil }
        var value: UInt32 = 0
        for byte in source[index + 2..<index + 2 + digits] {
            guard CharacterClasses.isHexDigit(byte) else { return nil }
            let digit = CharacterClasses.isDigit(byte) ? byte - UInt8(ascii: "0") : (byte | 0x20) - 87
            guard value <= 0x00FF_FFFF else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return Unicode.Scalar(value).map { ($0, digits + 2) }
    }
}
