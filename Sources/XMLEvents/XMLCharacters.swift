/// Which characters XML 1.0 takes where.
public enum XMLCharacters {
    /// Whether a document can hold the character at all, directly or as a reference (XML 1.0 §2.2, `Char`).
    public static func isWritable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// The first character of `text` that XML cannot hold.
    public static func firstUnwritable(in text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first { !isWritable($0) }
    }

    /// The text with U+FFFD for what XML cannot hold, such as control characters.
    public static func writable(_ text: String) -> String {
        guard firstUnwritable(in: text) != nil else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(isWritable(scalar) ? scalar : "\u{FFFD}") }
        return String(result)
    }

    /// Whether a name may start with the character (XML 1.0 §2.3, `NameStartChar`, without the colon).
    public static func startsName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x5F, 0x61...0x7A: true
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D: true
        case 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD: true
        case 0x10000...0xEFFFF: true
        default: false
        }
    }

    /// Whether the character may stand in a name (XML 1.0 §2.3, `NameChar`, without the colon).
    public static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: startsName(scalar)
        }
    }

    /// Whether `text` is a name without a colon (Namespaces in XML 1.0 §3, `NCName`).
    public static func isNCName(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, startsName(first) else { return false }
        return scalars.allSatisfy(continuesName)
    }
}
