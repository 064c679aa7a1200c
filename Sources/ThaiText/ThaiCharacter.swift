/// What a Thai code point is, told from its UTF-8 bytes.
///
/// All of U+0E00 to U+0E7F is `E0 B8 80` to `E0 B9 BF`, so seven bits tell which it is.
public enum ThaiCharacter {
    /// The seven low bits of the Thai code point at `offset` (`0x01` for KO KAI), or `nil` if none begins there.
    @inlinable
    public static func code(in bytes: [UInt8], at offset: Int) -> UInt8? {
        guard offset + 2 < bytes.count, bytes[offset] == 0xE0 else { return nil }
        let second = bytes[offset + 1]
        guard second & 0xFE == 0xB8 else { return nil }
        return (second & 1) << 6 | bytes[offset + 2] & 0x3F
    }

    /// KO KAI to HO NOKHUK.
    @inlinable
    public static func isConsonant(_ code: UInt8) -> Bool { code >= 0x01 && code <= 0x2E }

    /// SARA E, AE, O and the two AI, which are written before their consonant.
    @inlinable
    public static func isLeadingVowel(_ code: UInt8) -> Bool { code >= 0x40 && code <= 0x44 }

    /// SARA A, AA and AM, and LAKKHANGYAO, which follow their consonant on the line.
    @inlinable
    public static func isFollowingVowel(_ code: UInt8) -> Bool {
        code == 0x30 || code == 0x32 || code == 0x33 || code == 0x45
    }

    /// A mark above or below its consonant: it takes no column of its own.
    @inlinable
    public static func isMark(_ code: UInt8) -> Bool {
        code == 0x31 || (code >= 0x34 && code <= 0x3A) || (code >= 0x47 && code <= 0x4E)
    }

    /// MAI EK, THO, TRI or CHATTAWA.
    @inlinable
    public static func isToneMark(_ code: UInt8) -> Bool { code >= 0x48 && code <= 0x4B }

    /// ๐ to ๙.
    @inlinable
    public static func isDigit(_ code: UInt8) -> Bool { code >= 0x50 && code <= 0x59 }

    /// The place of a mark among the marks of one consonant, 1 to 4; 0 for what is no mark.
    static func rank(_ code: UInt8) -> UInt8 {
        switch code {
        case 0x31, 0x34...0x3A, 0x47: 1
        case 0x4D: 2
        case 0x48...0x4B: 3
        case 0x4C, 0x4E: 4
        default: 0
        }
    }

    /// Whether a cluster may begin at `offset`: whether a cut there keeps every mark with its consonant, a vowel
    /// that follows with what it follows, and a leading vowel with what it leads. Offsets inside a code point and
    /// those at Thai marks answer no; the text's beginning and end answer yes.
    ///
    /// - Complexity: constant.
    public static func isClusterBoundary(in bytes: [UInt8], at offset: Int) -> Bool {
        guard offset > 0, offset < bytes.count else { return offset == 0 || offset == bytes.count }
        guard bytes[offset] & 0xC0 != 0x80 else { return false }
        guard let next = code(in: bytes, at: offset) else { return true }
        if isMark(next) { return false }
        guard offset >= 3, let previous = code(in: bytes, at: offset - 3) else { return true }
        if isFollowingVowel(next) { return false }
        return !(isLeadingVowel(previous) && isConsonant(next))
    }
}
