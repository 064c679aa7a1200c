/// The octets of an `xsd:hexBinary` or an `xsd:base64Binary` (XSD 1.1 Part 2 §3.3.15, §3.3.16).
///
/// XSD gives binary values no order; `<` is that of XPath 3.1, octet by octet.
public struct XSDBinary: Hashable, Comparable, Sendable {
    /// The octets.
    public let bytes: [UInt8]

    /// Makes a value of octets.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// How octets are spelt.
    public enum Kind: Sendable {
        /// `xsd:hexBinary`: two hexadecimal digits an octet.
        case hexadecimal
        /// `xsd:base64Binary`: four letters for three octets (RFC 4648 §4), single spaces allowed between them.
        case base64
    }

    /// Reads a value, with blanks around it collapsed; `nil` if the text is not in the type's lexical space.
    public init?(_ text: String, kind: Kind) {
        var characters = Array(text.utf8)[...]
        XSDLexical.trim(&characters)
        let bytes =
            switch kind {
            case .hexadecimal: XSDBinary.hexadecimal(characters)
            case .base64: XSDBinary.base64(characters)
            }
        guard let bytes else { return nil }
        self.bytes = bytes
    }

    /// The canonical form: capital hexadecimal digits; Base64 without spaces.
    public func canonicalForm(_ kind: Kind) -> String {
        switch kind {
        case .hexadecimal:
            let digits = Array("0123456789ABCDEF".utf8)
            return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
        case .base64: return String(decoding: XSDBinary.base64Letters(bytes), as: UTF8.self)
        }
    }

    /// The order of the octets; of two values that start alike the shorter comes first.
    public static func < (left: XSDBinary, right: XSDBinary) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    private static func hexadecimal(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2)
        var high: UInt8?
        for character in text {
            let digit: UInt8
            switch character {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = character - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = character - UInt8(ascii: "A") + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return bytes
    }

    private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let letters = text.filter { !XSDLexical.isBlank($0) }
        // The bits below the last octet are zero, so that each value has one spelling.
        guard let bytes = Base64.bytes(of: letters[...]), base64Letters(bytes) == letters else { return nil }
        return bytes
    }

    private static func base64Letters(_ bytes: [UInt8]) -> [UInt8] {
        var letters: [UInt8] = []
        Base64.append(bytes, to: &letters)
        return letters
    }
}
