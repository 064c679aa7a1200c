import RDFModel

/// How names become parts of IRIs and language-tagged labels.
enum NameText {
    /// A name as one step of an IRI's path: spaces become `_`, and only what an IRI may not hold there
    /// (RFC 3987 §2.2, and the delimiters `/ ? # %`) is percent-encoded.
    static func pathStep(_ name: String) -> String {
        var result = ""
        var pendingSpace = false
        for scalar in name.unicodeScalars {
            if isSpace(scalar) {
                pendingSpace = true
                continue
            }
            if isInvisible(scalar) { continue }
            if pendingSpace && !result.utf8.isEmpty { result += "_" }
            pendingSpace = false
            if "/?#%[]".unicodeScalars.contains(scalar) || !IRI.isAllowed(scalar) {
                percentEncode(scalar, into: &result)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func percentEncode(_ scalar: Unicode.Scalar, into result: inout String) {
        for byte in Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter {
            let digits = String(byte, radix: 16, uppercase: true)
            result += byte < 0x10 ? "%0" + digits : "%" + digits
        }
    }

    /// A literal in Thai if any Thai letter stands in it, in English if any Latin letter does, else plain.
    static func literal(_ text: String) -> Literal {
        var hasLatin = false
        for scalar in text.unicodeScalars {
            if (0x0E01...0x0E4E).contains(scalar.value) { return Literal(text, language: "th") }
            if scalar.properties.isAlphabetic && scalar.value < 0x250 { hasLatin = true }
        }
        return hasLatin ? Literal(text, language: "en") : Literal(text)
    }

    /// A name with single spaces and without spaces at its ends.
    static func tidy(_ name: String) -> String {
        var result = ""
        var pendingSpace = false
        for scalar in name.unicodeScalars {
            if isSpace(scalar) {
                pendingSpace = true
                continue
            }
            if pendingSpace && !result.utf8.isEmpty { result += " " }
            pendingSpace = false
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x3000: true
        default: false
        }
    }

    /// Soft hyphens, joiners, marks of direction, byte order marks.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: true
        default: false
        }
    }
}
