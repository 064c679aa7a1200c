import Testing

@testable import ThaiText

@Suite("Normalisation keeps the way back")
struct NormalizedTextTests {
    /// The code points of a text, since strings are compared by canonical equivalence.
    static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    static func normalized(_ text: String) -> [UInt32] {
        scalars(String(decoding: NormalizedText(text).bytes, as: UTF8.self))
    }

    @Test(
        "What is made one",
        arguments: [
            ("ที่นี่", "ที่นี่"),
            ("ท\u{0E48}\u{0E35}", "ท\u{0E35}\u{0E48}"),
            ("ก\u{0E48}\u{0E38}", "ก\u{0E38}\u{0E48}"),
            ("น\u{0E4D}\u{0E49}\u{0E32}", "น\u{0E49}\u{0E33}"),
            ("น\u{0E49}\u{0E4D}\u{0E32}", "น\u{0E49}\u{0E33}"),
            ("น\u{0E33}\u{0E49}", "น\u{0E49}\u{0E33}"),
            ("ท\u{0E4D}\u{0E32}", "ท\u{0E33}"),
            ("ท\u{0E35}\u{0E48}\u{0E48}", "ท\u{0E35}\u{0E48}"),
            ("ท\u{0E35}\u{0E48}\u{0E35}\u{0E48}", "ท\u{0E35}\u{0E48}"),
            ("สิทธ\u{0E4C}\u{0E34}", "สิทธ\u{0E34}\u{0E4C}"),
            ("เเพร่", "แพร่"),
            ("เ\u{200B}เพร่", "แพร่"),
            ("ก\u{200B}ข\u{FEFF}ค\u{00AD}", "กขค"),
            ("ก\u{200B}\u{0E48}\u{200B}\u{0E34}", "ก\u{0E34}\u{0E48}"),
            ("a\u{A0}b\tc\u{3000}d\u{2009}e", "a b c d e"),
            ("“ก” ‘ข’ – — ‑", "\"ก\" 'ข' - - -"),
            ("ＩＴＵ（２）", "ITU(2)"),
            ("๒๕๖๔", "2564"),
            ("a\r\nb\rc\u{2028}d\n", "a\nb\nc\nd\n"),
            ("e\u{301}", "\u{E9}"),
            ("Vie\u{302}\u{323}t", "Vi\u{1EC7}t"),
            ("ｅ\u{200D}\u{301}", "\u{E9}"),
            ("\u{212B}", "\u{C5}"),
            ("\u{1100}\u{1161}", "\u{AC00}"),
            ("ก\u{F70A}", "ก\u{0E48}"),
            ("", ""),
        ])
    func forms(text: String, expected: String) {
        #expect(Self.normalized(text) == Self.scalars(expected))
    }

    @Test("A range leads back to what was written")
    func ranges() {
        let text = "\u{FEFF}วัน “ที่ ๒๒ ม.ค.” น\u{0E4D}\u{0E49}\u{0E32}"
        let normalized = NormalizedText(text)
        func quoted(_ needle: String) -> [UInt32] {
            let needle = Array(needle.utf8)
            let start = normalized.bytes.indices.first { normalized.bytes[$0...].starts(with: needle) } ?? -1
            let range = normalized.originalRange(of: start..<start + needle.count)
            return Self.scalars(String(decoding: Array(text.utf8)[range], as: UTF8.self))
        }
        #expect(quoted("22") == Self.scalars("๒๒"))
        #expect(quoted("\"ที่") == Self.scalars("“ที่"))
        #expect(quoted("น\u{0E49}\u{0E33}") == Self.scalars("น\u{0E4D}\u{0E49}\u{0E32}"))
        #expect(quoted("วัน") == Self.scalars("วัน"))
        #expect(normalized.originalRange(of: 0..<normalized.bytes.count) == 0..<text.utf8.count)
    }

    @Test("A range inside what was merged, or inside a code point, grows to all of it")
    func inside() {
        let merged = NormalizedText("น\u{0E4D}\u{0E49}\u{0E32}ก")
        #expect(merged.originalRange(of: 3..<6) == 3..<12)
        #expect(merged.originalRange(of: 6..<9) == 3..<12)
        #expect(NormalizedText("กข").originalRange(of: 1..<2) == 0..<3)
        #expect(NormalizedText("กข").originalRange(of: 4..<4) == 3..<3)
    }

    @Test("The map is small where little changes")
    func mapSize() {
        let plain = String(repeating: "รัฐมนตรีร่วมประชุมที่กรุงเทพฯ\n", count: 100)
        #expect(NormalizedText(plain).segmentCount == 1)
        #expect(NormalizedText(plain + "๑" + plain).segmentCount == 3)
    }

    static let awkward: [Unicode.Scalar] = [
        "ก", "น", "เ", "แ", "ะ", "า", "\u{0E33}", "\u{0E31}", "\u{0E34}", "\u{0E35}", "\u{0E38}", "\u{0E3A}",
        "\u{0E47}", "\u{0E48}", "\u{0E49}", "\u{0E4C}", "\u{0E4D}", "\u{0E4E}", "๐", "๙", "a", "e", " ", "\n", "\r",
        "\t", "\u{A0}", "\u{AD}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{2028}", "“", "’", "–", "Ａ", "ｅ", "\u{301}",
        "\u{323}", "\u{327}", "\u{E9}", "\u{212A}", "\u{1100}", "\u{1161}", "\u{11A8}", "\u{AC00}", "\u{F70A}",
        "\u{F711}", "\u{1F600}", "\u{915}", "\u{93C}", "中", "\u{37E}", "\u{1}", "\u{7F}", "\u{10FFFF}",
    ]

    @Test("Random texts of awkward code points", arguments: 0..<40)
    func properties(seed: Int) {
        var random = SplitMix(state: UInt64(seed))
        for _ in 0..<60 {
            var text = ""
            for _ in 0..<Int.random(in: 0...24, using: &random) {
                text.unicodeScalars.append(Self.awkward[Int.random(in: 0..<Self.awkward.count, using: &random)])
            }
            checkMap(NormalizedText(text), of: text)
        }
    }

    private func checkMap(_ normalized: NormalizedText, of text: String) {
        let count = normalized.bytes.count
        let original = Array(text.utf8)
        let shown = Self.scalars(text)
        #expect(String(validating: normalized.bytes, as: UTF8.self) != nil, "\(shown)")
        #expect(normalized.originalRange(of: 0..<count) == 0..<original.count, "\(shown)")
        let again = NormalizedText(String(decoding: normalized.bytes, as: UTF8.self))
        #expect(again.bytes == normalized.bytes, "normalising twice: \(shown)")
        func isBoundary(_ offset: Int) -> Bool { offset == original.count || original[offset] & 0xC0 != 0x80 }
        var covered = 0..<0
        for offset in 0..<count {
            let range = normalized.originalRange(of: offset..<offset + 1)
            #expect(range.lowerBound < range.upperBound && range.upperBound <= original.count, "\(shown)")
            #expect(isBoundary(range.lowerBound) && isBoundary(range.upperBound), "\(shown)")
            let isMonotone =
                count == 1 || range.lowerBound >= covered.lowerBound && range.upperBound >= covered.upperBound
            #expect(isMonotone && (range == covered || range.lowerBound >= covered.upperBound), "\(shown)")
            covered = range
            for end in offset + 1..<count + 1 where offset > 0 || end < count {
                let longer = normalized.originalRange(of: offset..<end)
                #expect(longer.lowerBound == range.lowerBound && longer.upperBound >= range.upperBound, "\(shown)")
                let last = normalized.originalRange(of: end - 1..<end)
                #expect(count == 1 || longer.upperBound == last.upperBound, "\(shown)")
            }
        }
    }
}

/// A small repeatable source of random numbers.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
