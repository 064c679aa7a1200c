import ThaiText

/// A name that must not appear, found in texts whatever stands between its words, its invisible characters and the order
/// of its marks.
struct ExcludedName: Sendable {
    /// The name normalised, without spaces.
    let letters: [UInt8]

    /// `nil` if fewer than two letters are left of the name.
    init?(_ name: String) {
        letters = ExcludedName.letters(of: name)
        if letters.count < 2 { return nil }
    }

    /// A name normalised, without spaces.
    static func letters(of name: String) -> [UInt8] {
        NormalizedText(name).bytes.map(lowercased).filter { $0 > 0x20 }
    }

    /// The first range of the text, in UTF-8, from a place on, in which the name stands.
    func firstRange(in text: [UInt8], from place: Int) -> Range<Int>? {
        let rest = String(decoding: text[place...], as: UTF8.self)
        let normalized = NormalizedText(rest)
        guard let found = firstRange(inNormalized: normalized.bytes, from: 0) else { return nil }
        let range = normalized.originalRange(of: found)
        return range.lowerBound + place..<range.upperBound + place
    }

    /// All ranges of the text, in UTF-8, in which the name stands; linear in the text's length.
    func ranges(in normalized: NormalizedText) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var place = 0
        while let found = firstRange(inNormalized: normalized.bytes, from: place) {
            ranges.append(normalized.originalRange(of: found))
            place = found.upperBound
        }
        return ranges
    }

    private func firstRange(inNormalized bytes: [UInt8], from place: Int) -> Range<Int>? {
        var start = place
        while start < bytes.count {
            if ExcludedName.lowercased(bytes[start]) == letters[0] {
                var (position, matched) = (start, 0)
                while position < bytes.count, matched < letters.count {
                    let byte = ExcludedName.lowercased(bytes[position])
                    if byte == letters[matched] {
                        matched += 1
                    } else if matched == 0 || !ExcludedName.isSeparator(byte) {
                        break
                    }
                    position += 1
                }
                if matched == letters.count { return start..<position }
            }
            start += 1
        }
        return nil
    }

    /// Whether a byte may stand between the letters of a name: a space, or what addresses and files have instead.
    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): true
        default: false
        }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
