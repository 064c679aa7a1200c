internal import ThaiText

/// Brings the bytes of a name into one form of Unicode.
enum NormalizedName {
    /// The normalised bytes. A name longer than any is cut.
    static func bytes(_ text: String) -> [UInt8] {
        let longest = 4096
        guard text.utf8.count > longest else { return NormalizedText(text).bytes }
        return NormalizedText(String(text.unicodeScalars.prefix(longest / 4))).bytes
    }
}
