import ThaiText

/// How wide a text is when it is drawn, in ems, near enough for boxes around Thai and Latin words.
///
/// Marks above and below a Thai consonant take no width of their own.
enum TextWidth {
    static func ems(_ text: String) -> Double {
        text.unicodeScalars.reduce(0) { $0 + ems($1) }
    }

    private static func ems(_ scalar: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 0x0E31, 0x0E34...0x0E3A, 0x0E47...0x0E4E, 0x200B...0x200D, 0x0300...0x036F: return 0
        case 0x0E00...0x0E7F: return 0.58
        case 0x41...0x5A: return 0.68
        case 0x20...0x2F, 0x3A, 0x3B: return 0.34
        case 0x2E80...0xFFEF: return 1
        default: return 0.55
        }
    }

    /// Breaks `text` into lines of at most `width` ems between words; at most `lines` lines, the last of which ends
    /// in `…` if something is left out. A word that is wider than a line has one of its own.
    static func wrap(_ text: String, width: Double, lines: Int) -> [String] {
        let bytes = Array(text.utf8)
        // Without its dictionary the segmenter cannot be made; then only spaces part words.
        var cuts =
            (try? WordSegmenter().boundaries(in: bytes))
            ?? bytes.indices.filter { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: " ") }
        cuts.append(bytes.count)
        var result: [String] = []
        var (start, end) = (0, 0)
        for cut in cuts where cut > end {
            if end > start, ems(trimmed(bytes[start..<cut])) > width {
                result.append(trimmed(bytes[start..<end]))
                start = end
            }
            end = cut
        }
        if end > start { result.append(trimmed(bytes[start..<end])) }
        guard result.count > lines else { return result }
        return Array(result[..<lines].dropLast()) + [result[lines - 1] + "…"]
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> String {
        var line = line
        while line.last == UInt8(ascii: " ") { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }
}
