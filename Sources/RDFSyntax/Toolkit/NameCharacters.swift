/// Which characters stand in prefixes, local names and labels of blank nodes (Turtle §6.5).
enum NameCharacters {
    /// Whole scripts, Thai among them, that stand in names: looked at first, since nearly all characters are there.
    private static let scripts: ClosedRange<UInt32> = 0x37F...0x1FFF

    /// `PN_CHARS_BASE` outside ASCII.
    static func isBase(_ scalar: Unicode.Scalar) -> Bool {
        scripts.contains(scalar.value) || isRareBase(scalar.value)
    }

    /// `PN_CHARS` outside ASCII.
    static func isName(_ scalar: Unicode.Scalar) -> Bool {
        scripts.contains(scalar.value) || isRareName(scalar.value)
    }

    // Not for inlining: whatever reads names would repeat the tables.
    @inline(never)
    private static func isRareBase(_ value: UInt32) -> Bool {
        switch value {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x200C...0x200D: true
        case 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD: true
        case 0x10000...0xEFFFF: true
        default: false
        }
    }

    @inline(never)
    private static func isRareName(_ value: UInt32) -> Bool {
        switch value {
        case 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: isRareBase(value)
        }
    }
}
