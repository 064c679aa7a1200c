/// The codes of ``SymbolText`` and their classes.
///
///     0x00–0x7F  ASCII
///     0x80       a letter outside ASCII and Thai
///     0x81       anything else outside ASCII and Thai
///     0xA1–0xFB  Thai in TIS-620
enum Symbol {
    static let letter: UInt8 = 0x80
    static let other: UInt8 = 0x81
    static let newline: UInt8 = 0x0A
    static let space: UInt8 = 0x20
    static let quote: UInt8 = 0x22
    static let apostrophe: UInt8 = 0x27
    static let open: UInt8 = 0x28
    static let close: UInt8 = 0x29
    static let comma: UInt8 = 0x2C
    static let hyphen: UInt8 = 0x2D
    static let dot: UInt8 = 0x2E
    static let slash: UInt8 = 0x2F
    static let colon: UInt8 = 0x3A
    /// `ฯ`, the sign of abbreviation.
    static let paiyannoi: UInt8 = 0xCF

    /// The code of a character of two to four bytes.
    static func code(_ bytes: [UInt8], at index: Int, length: Int) -> UInt8 {
        let second = UInt32(bytes[index + 1] & 0x3F)
        switch length {
        case 2:
            let scalar = UInt32(bytes[index] & 0x1F) << 6 | second
            if scalar == 0xA0 { return space }
            return scalar >= 0xC0 && scalar != 0xD7 && scalar != 0xF7 ? letter : other
        case 3:
            let scalar = UInt32(bytes[index] & 0x0F) << 12 | second << 6 | UInt32(bytes[index + 2] & 0x3F)
            switch scalar {
            case 0x0E00...0x0E7F:
                let letter = UInt8(scalar & 0x7F)
                return isAssigned(letter) ? letter + 0xA0 : other
            case 0x2018, 0x2019: return apostrophe
            case 0x201C, 0x201D, 0x201E: return quote
            case 0x2010...0x2015: return hyphen
            case 0x2000...0x200A, 0x202F, 0x3000: return space
            case 0x1E00...0x1FFF: return letter
            default: return other
            }
        default: return other
        }
    }

    /// Whether Thai has a character at a place of its block of Unicode, which begins at U+0E00.
    @inline(__always)
    static func isAssigned(_ place: UInt8) -> Bool { (0x01...0x3A).contains(place) || (0x3F...0x5B).contains(place) }

    /// A Thai consonant, vowel or mark, but no digit or sign.
    static func isThai(_ code: UInt8) -> Bool {
        (code >= 0xA1 && code <= 0xDA && code != paiyannoi) || (code >= 0xE0 && code <= 0xE5)
            || (code >= 0xE7 && code <= 0xEE)
    }

    /// A Thai consonant.
    static func isConsonant(_ code: UInt8) -> Bool { code >= 0xA1 && code <= 0xCE }

    /// A vowel that is written before the consonant it is spoken after.
    static func isLeadingVowel(_ code: UInt8) -> Bool { code >= 0xE0 && code <= 0xE4 }

    /// A vowel or mark that cannot begin a syllable.
    static func isFollowing(_ code: UInt8) -> Bool {
        (code >= 0xD0 && code <= 0xDA) || code == 0xE5 || (code >= 0xE7 && code <= 0xEE)
    }

    /// A digit, ASCII or Thai.
    static func isDigit(_ code: UInt8) -> Bool { (code >= 0x30 && code <= 0x39) || (code >= 0xF0 && code <= 0xF9) }

    /// A letter that is not Thai.
    static func isLatin(_ code: UInt8) -> Bool {
        (code >= 0x41 && code <= 0x5A) || (code >= 0x61 && code <= 0x7A) || code == letter
    }

    /// A capital letter of ASCII, or a letter whose case is not known.
    static func isCapital(_ code: UInt8) -> Bool { code >= 0x41 && code <= 0x5A }

    /// Whether a word may end or begin before the character at `index`: it splits no syllable, Latin word or number.
    static func isBoundary(_ codes: [UInt8], _ index: Int) -> Bool {
        guard index > 0, index < codes.count else { return true }
        let (before, after) = (codes[index - 1], codes[index])
        if isFollowing(after) || isLeadingVowel(before) { return !isThai(before) && !isThai(after) }
        if isLatin(before) && (isLatin(after) || (after >= 0x30 && after <= 0x39)) { return false }
        if isDigit(before) && isDigit(after) { return false }
        return true
    }
}
