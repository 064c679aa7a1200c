/// Texts of documents in characters that every syntax of RDF can hold: XML 1.0 has no place for most control characters (§2.2),
/// which texts out of PDF bring along.
///
/// What is replaced keeps its length in bytes and in characters, so that positions stay.
enum WritableText {
    /// A text with spaces for control characters, and with U+FFFD for U+FFFE and U+FFFF.
    static func string(_ text: String) -> String {
        isWritable(text.utf8) ? text : String(decoding: bytes(Array(text.utf8)[...]), as: UTF8.self)
    }

    /// A text in UTF-8, as ``string(_:)`` makes it.
    static func bytes(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard !isWritable(text) else { return text }
        var result = Array(text)
        for place in result.indices {
            if isControl(result[place]) {
                result[place] = 0x20
            } else if place >= 2, isNoncharacter(result[place - 2], result[place - 1], result[place]) {
                result[place] = 0xBD
            }
        }
        return result[...]
    }

    private static func isWritable(_ text: some Sequence<UInt8>) -> Bool {
        var (first, second) = (0 as UInt8, 0 as UInt8)
        for byte in text {
            if isControl(byte) || isNoncharacter(first, second, byte) { return false }
            (first, second) = (second, byte)
        }
        return true
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }

    private static func isNoncharacter(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        first == 0xEF && second == 0xBF && third >= 0xBE
    }
}
