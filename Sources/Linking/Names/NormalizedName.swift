internal import ThaiText

/// Brings the bytes of a name into one form of Unicode.
enum NormalizedName {
    /// The normalised bytes. A name longer than any is cut.
    static func bytes(_ text: String) -> [UInt8] {
        let longest = 4096
        guard text.utf8.count > longest else { return withFullNoun(NormalizedText(text).bytes) }
        return NormalizedText(String(text.unicodeScalars.prefix(longest / 4))).bytes
    }

    /// The sort of place in full, where a letter and a point stand for it.
    private static func withFullNoun(_ bytes: [UInt8]) -> [UInt8] {
        for (short, full) in nouns where bytes.starts(with: short) && bytes.count > short.count + 3 {
            let rest = bytes[short.count...]
            // Another point makes it an abbreviation of something else.
            if !rest.contains(UInt8(ascii: ".")) { return full + rest }
        }
        return bytes
    }

    private static let nouns = [("จ.", "จังหวัด"), ("อ.", "อำเภอ"), ("ต.", "ตำบล")].map {
        (short: Array($0.0.utf8), full: Array($0.1.utf8))
    }
}
