extension Symbol {
    /// What ``isBoundary(_:_:)`` says of the place between two characters: the form for loops over texts.
    @inline(__always)
    static func isBoundary(between before: UInt8, and after: UInt8) -> Bool {
        // 0xD0 to 0xDA, 0xE5 and 0xE7 to 0xEE follow their consonant: a bit each, from 0xC0 on.
        let following: UInt64 = 0x7FF << 16 | 1 << 37 | 0xFF << 39
        if after >= 0xC0, following &>> UInt64(after & 63) & 1 != 0 { return false }
        if isLeadingVowel(before) { return false }
        // Neither Latin nor a digit, as are nearly all letters of a Thai text.
        if before > letter, before < 0xF0 { return true }
        if isLatin(before) { return !isLatin(after) && !(after >= 0x30 && after <= 0x39) }
        return !(isDigit(before) && isDigit(after))
    }
}
