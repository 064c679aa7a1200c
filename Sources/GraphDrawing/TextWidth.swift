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

    /// Breaks `text` into lines of at most `width` ems, at spaces where there are any and before a Thai consonant
    /// or leading vowel where not; at most `lines` lines, the last of which ends in `…` if something is left out.
    static func wrap(_ text: String, width: Double, lines: Int) -> [String] {
        var result: [String] = []
        var line = String.UnicodeScalarView()
        var lineWidth = 0.0
        var lastBreak: String.UnicodeScalarView.Index?
        for scalar in text.unicodeScalars {
            if isBreakable(before: scalar), !line.isEmpty { lastBreak = line.endIndex }
            line.append(scalar)
            lineWidth += ems(scalar)
            guard lineWidth > width, let cut = lastBreak, cut > line.startIndex else { continue }
            if result.count + 1 == lines {
                result.append(String(line[..<cut]) + "…")
                return result
            }
            result.append(trimmed(line[..<cut]))
            line = String.UnicodeScalarView(line[cut...].drop { $0 == " " })
            lineWidth = ems(String(line))
            lastBreak = nil
        }
        if !line.isEmpty { result.append(String(line)) }
        return result
    }

    private static func trimmed(_ line: Substring.UnicodeScalarView) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return String(line)
    }

    private static func isBreakable(before scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20: return true
        // Leading vowels begin a syllable; a consonant may end one, so a break before it is only second best, but
        // a box that is too wide is worse.
        case 0x0E40...0x0E44, 0x0E01...0x0E2E: return true
        default: return false
        }
    }
}
