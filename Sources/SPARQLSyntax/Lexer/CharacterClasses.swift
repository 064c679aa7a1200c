/// The character classes of the grammar's terminals (SPARQL 1.1 §19.8, rules 164–171).
enum CharacterClasses {
    /// `PN_CHARS_BASE`
    static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
            0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
            0x10000...0xEFFFF:
            return true
        default:
            return false
        }
    }

    /// `PN_CHARS_U`
    static func isNameStartOrUnderscore(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || isNameStart(scalar)
    }

    /// `PN_CHARS` without the hyphen: what a variable's name goes on with (`VARNAME`).
    static func isVariablePart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: return true
        default: return isNameStartOrUnderscore(scalar)
        }
    }

    /// `PN_CHARS`
    static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || isVariablePart(scalar)
    }

    /// Whether the byte is an ASCII digit.
    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// Whether the byte is an ASCII letter.
    static func isLetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }

    /// Whether the byte is a hexadecimal digit.
    static func isHexDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"))
    }
}

extension CharacterClasses {
    /// Whether the bytes can stand as `PN_LOCAL` behind a prefix as they are, without escapes, and with no full stop
    /// at the end.
    static func isPlainLocalName(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.last != UInt8(ascii: "."), bytes.first != UInt8(ascii: ".") else { return false }
        var isFirst = true
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let isDigit = scalar.value >= 0x30 && scalar.value <= 0x39
            guard
                isDigit || isNameStartOrUnderscore(scalar) || !isFirst && (isNamePart(scalar) || scalar == ".")
            else { return false }
            isFirst = false
        }
        return true
    }
}
