import TestSupport
import Testing
import TextIndex
import Yong

/// Words of texts, and queries for them.
@Suite struct WordTests {
    static let thai = Result { try TextAnalyzer.thai() }

    private static func words(_ text: String, _ analyzer: TextAnalyzer) -> [String] {
        let words = analyzer.words(of: text)
        return (0..<words.count).map { words[$0] }
    }

    @Test(
        "Words are cut and folded",
        arguments: [
            ("Ministry of Digital Economy", "ministry|of|digital|economy"), ("Café CAFE\u{301} café", "cafe|cafe|cafe"),
            ("ŁÓDŹ Straße Ærø Œuvre", "lodz|strasse|aero|oeuvre"), ("ＡＢＣ１２", "abc|12"), ("Ελλάδα", "ελλαδα"),
            ("Covid-19 (2,564)", "covid|19|2|564"), ("กระทรวงดิจิทัล", "กระ|ทรวง|ดิจิทัล"), ("พ.ศ. ๒๕๖๔", "พ|ศ|2564"),
            ("ฯลฯ ๆ … !", "ล"), ("", ""), ("...", ""), ("เเม่น้ำ", "แม่|น้ำ"), ("ASEAN อาเซียน2021", "asean|อาเซียน|2021"),
            ("ก\u{E48}\u{E38}ง", "ก\u{E38}\u{E48}ง"), ("น\u{200B}ายก", "นายก"),
            ("İstanbul ISPARTA", "istanbul|isparta"),
            ("Ёлка ЙОД", "ёлка|йод"), ("x\u{300}\u{301}\u{302}", "x"), ("\u{301}\u{302}", ""), ("1¼", "1|¼"),
        ])
    func cuts(_ text: String, _ expected: String) throws {
        let found = Self.words(text, try Self.thai.get()).joined(separator: "|")
        #expect(Array(found.utf8) == Array(expected.utf8), "\(found)")
    }

    @Test("Without a dictionary, words are what stands between spaces and signs")
    func plain() {
        #expect(Self.words("Hello, wörld! 42nd किताब", .plain) == ["hello", "world", "42", "nd", "किताब"])
        #expect(Self.words("กระทรวงดิจิทัล", .plain).count == 1)
    }

    @Test(
        "A query finds a text, or not",
        arguments: [
            ("digital ministry", "The Ministry of Digital Economy", true),
            ("digital health", "Ministry of Digital Economy", false),
            ("minis*", "Ministries", true), ("minis", "Ministries", false),
            ("\"digital economy\"", "The Digital  Economy!", true),
            ("\"economy digital\"", "The Digital Economy", false), ("\"digital econ*\"", "Digital Economy", true),
            ("\"digital\" \"the\"", "The Digital Economy", true), ("กระทรวง*", "กระทรวงการคลัง", true),
            ("คลัง", "กระทรวงการคลัง", true),
            ("เศรษฐกิจ", "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม", true),
            ("\"ดิจิทัลเพื่อเศรษฐกิจ\"", "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม", true),
            ("\"เศรษฐกิจดิจิทัล\"", "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม", false), ("ดิจิทัล 2564", "ดิจิทัล พ.ศ. ๒๕๖๔", true),
            ("CAFÉ", "a cafe", true), ("*", "anything", false), ("", "anything", false),
            ("! … \"\"", "anything ! …", false),
            ("a*b", "a b", true), ("\"unclosed phrase", "an unclosed phrase", true),
            ("\u{201C}digital economy\u{201D}", "digital economy", true),
            ("รัฐมนตรี", "นายกรัฐมนตรี", true), ("มนตรี", "นายกรัฐมนตรี", true), ("นายกรัฐมนตรี", "นายกรัฐมนตรี", true),
            ("\"นายกรัฐมนตรี\"", "รองนายกรัฐมนตรี", true),
            ("นายก มนตรี", "นายกรัฐมนตรี", true),
            ("พุทธิพงษ์", "นายพุทธิพงษ์ ปุณณกันต์", true), ("x", "", false), ("word* *", "wordless", true), ("a a a", "a", true),
            ("\"a a\"", "a", false), ("\"a a\"", "b a a", true),
        ])
    func finds(_ query: String, _ text: String, _ isFound: Bool) throws {
        let analyzer = try Self.thai.get()
        #expect(TextQuery(query, analyzer: analyzer).matches(analyzer.words(of: text)) == isFound)
    }

    @Test("Long texts and long words are read whole")
    func long() throws {
        let analyzer = try Self.thai.get()
        let text = String(repeating: "ความรู้ knowledge ", count: 60_000) + "ปลายทาง"
        #expect(TextQuery("ปลายทาง \"knowledge ความรู้\"", analyzer: analyzer).matches(analyzer.words(of: text)))
        let word = String(repeating: "a", count: 10_000_000)
        #expect(TextQuery("aaa*", analyzer: analyzer).matches(analyzer.words(of: word)))
        #expect(TextQuery(text, analyzer: analyzer).matches(analyzer.words(of: text)))
    }

    @Test("What stands in a text by itself is found in it", arguments: Fuzzing.seeds(8))
    func generated(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let analyzer = try Self.thai.get()
        let pieces = [
            "กระทรวง", "การ", "คลัง", " ", "digital", "É", "e\u{301}", "๒๕", "ๆ", "-", "\u{E48}", "中", "क", "😀",
            "\u{300}", "\"", "*", "ำ", "เ",
        ]
        for _ in 0..<200 {
            let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            let words = analyzer.words(of: text)
            for index in 0..<words.count {
                let query = TextQuery(words[index], analyzer: analyzer)
                // A word alone may be cut further; what it is cut into is what is looked for.
                let alone = analyzer.words(of: words[index])
                if alone.count == 1, alone[0].utf8.elementsEqual(words[index].utf8) {
                    #expect(query.matches(words), "\(words[index]) in \(text)")
                }
            }
        }
    }
}
