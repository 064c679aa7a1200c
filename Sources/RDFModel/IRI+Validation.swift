extension IRI {
    /// Checks the scheme and the characters of an absolute IRI (RFC 3987 §2.2).
    package static func validate(_ text: String) throws(IRIError) {
        guard hasScheme(text) else { throw .missingScheme(text) }
        if isPlain(text) { return }
        var offset = 0
        var percentDigits = 0
        var percentOffset = 0
        for scalar in text.unicodeScalars {
            if percentDigits > 0 {
                guard scalar.properties.isASCIIHexDigit else {
                    throw .badPercentEncoding(offset: percentOffset, in: text)
                }
                percentDigits -= 1
            } else if scalar == "%" {
                percentDigits = 2
                percentOffset = offset
            } else if !isAllowed(scalar) {
                throw .forbiddenCharacter(scalar, offset: offset, in: text)
            }
            offset += 1
        }
        if percentDigits > 0 { throw .badPercentEncoding(offset: percentOffset, in: text) }
    }

    /// Whether a text has characters of ASCII only, all of which may stand in an IRI as they are: what most IRIs are.
    private static func isPlain(_ text: String) -> Bool {
        let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
            // Without a way out, so that several bytes are looked at together.
            var special = false
            for byte in bytes {
                special =
                    special || byte <= 0x22 && byte != 0x21 || byte == 0x25 || byte == 0x3C || byte == 0x3E
                    || byte == 0x5C || byte == 0x5E || byte == 0x60 || byte >= 0x7B && byte != 0x7E
            }
            return !special
        }
        return isPlain ?? false
    }

    /// What stands in an absolute IRI where its grammar has no place for it (RFC 3986 §3, RFC 3987 §2.2), though the character may stand
    /// elsewhere: `#` in a fragment, brackets but around an address, letters in a port; `nil` if there is nothing of the kind.
    package static func misplacedPart(of text: String) -> String? {
        let bytes = Array(text.utf8)
        let fragment = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
        if bytes[fragment...].dropFirst().contains(UInt8(ascii: "#")) { return "a second '#'" }
        var rest = bytes[...]
        if let scheme = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[(scheme + 1)...].starts(with: "//".utf8) {
            let start = scheme + 3
            let end = bytes[start...].firstIndex { "/?#".utf8.contains($0) } ?? bytes.count
            do { _ = try IRIAuthority(bytes[start..<end]) } catch { return error.text }
            rest = bytes[end...]
        }
        return rest.contains { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }
            ? "a bracket that is not around an address" : nil
    }

    /// The same of a reference and of the IRI that it was resolved to, or that it is: a relative one may have no colon in front of its
    /// first slash (RFC 3986 §4.2).
    package static func misplacedPart(of reference: String, resolvedTo iri: IRI) -> String? {
        let isRelative = !hasScheme(reference)
        if isRelative, reference.utf8.prefix(while: { !"/?#".utf8.contains($0) }).contains(UInt8(ascii: ":")) {
            return "a colon in the first step of a relative IRI"
        }
        return misplacedPart(of: iri.text)
    }

    /// Whether `text` starts with `ALPHA *( ALPHA / DIGIT / "+" / "-" / "." ) ":"` (RFC 3986 §3.1).
    package static func hasScheme(_ text: String) -> Bool {
        var isFirst = true
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                isFirst = false
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if isFirst { return false }
            case UInt8(ascii: ":"):
                return !isFirst
            default:
                return false
            }
        }
        return false
    }

    /// Whether a character may stand in an IRI as it is. Everything outside ASCII is taken but what RFC 3987
    /// leaves out of `ucschar` and `iprivate`: C1 controls and noncharacters. U+FFF0 to U+FFFD
    /// pass, as Turtle takes them.
    package static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x20, 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D, 0x7F: return false
        case 0x21...0x7E: return true
        case 0x80...0x9F, 0xFDD0...0xFDEF: return false
        default: return scalar.value & 0xFFFE != 0xFFFE
        }
    }
}
