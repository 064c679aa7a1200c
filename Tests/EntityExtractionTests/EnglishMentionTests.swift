import Documents
import Testing

@testable import EntityExtraction

/// Names found in invented sentences in English.
@Suite("Mentions in English")
struct EnglishMentionTests {
    private static let extractor = Extractor(
        entries: [
            MentionTests.entry("country/PE", .country, ["Peru"]),
            MentionTests.entry("ministry/dew", .ministry, ["Ministry of Dew and Mist"]),
            MentionTests.entry("ministry/rain", .ministry, ["Ministry of Rain"]),
            MentionTests.entry("organisation/board", .organisation, ["Board of Clouds of Peru"]),
            MentionTests.entry("place/tak", .place, ["Mora"]),
        ], lexicon: Lexicon(words: .ofSeeds, offices: ["Minister of"]))

    /// The distinct forms of the entities of a type, those of one parted by `|`.
    private static func forms(_ type: EntityType, _ text: String) -> [String] {
        let document = Document(id: "1", text: text, title: 0..<0, body: 0..<text.utf8.count)
        return extractor.extract(document).entities.filter { $0.type == type }.map { entity in
            var forms: [String] = []
            for mention in entity.mentions where !forms.contains(mention.text) { forms.append(mention.text) }
            return forms.joined(separator: "|")
        }
    }

    @Test(
        "people stand behind offices with their bodies and fields, and not in their names",
        arguments: [
            ("met Permanent Secretary to Ministry of Rain Anna Berg in", ["Anna Berg"]),
            ("by Minister of Dew and Mist Anna Berg, who", ["Anna Berg"]),
            ("the Mayor of Mora Municipality Anna Berg said", ["Anna Berg"]),
            ("the Governor of Mora Anna Berg said", ["Anna Berg"]),
            ("Mr. Karl Anders Holm’s Plan", ["Karl Anders Holm"]),
            ("Dr. Anna Berghaus came. Later, Dr. Berghaus and Berghaus spoke", ["Anna Berghaus|Berghaus"]),
        ])
    func people(text: String, names: [String]) {
        #expect(Self.forms(.person, text) == names)
    }

    @Test(
        "ministries and bodies that \"and\" joins are two, and no name runs on into the next",
        arguments: [
            (
                EntityType.ministry, "asked Ministry of Snow Affairs and Ministry of Warm Winds to",
                ["Ministry of Snow Affairs", "Ministry of Warm Winds"]
            ),
            (.ministry, "with Ministry of Dew and Mist Anna Berg", ["Ministry of Dew and Mist"]),
            (
                .organisation, "of the Snow Removal Department and the Winds and Storms Watch Department.",
                ["Snow Removal Department", "Winds and Storms Watch Department"]
            ),
            (.organisation, "Board of Clouds of Peru Anna Berg", ["Board of Clouds of Peru"]),
            (.organisation, "Director-General of Office of Early Snow, who", ["Office of Early Snow"]),
            (.organisation, "The Snow Removal Department’s plan", ["Snow Removal Department"]),
            (.organisation, "at Mae Fon district office today", ["Mae Fon district office"]),
        ])
    func bodies(type: EntityType, text: String, names: [String]) {
        #expect(Self.forms(type, text) == names)
    }

    @Test(
        "words in small letters say what a place is, plurals of each in a list",
        arguments: [
            ("in Si Fon district and Mae Fon Canal,", ["Si Fon district", "Mae Fon Canal"]),
            ("in Anderly, Bergen Hill, and Mora provinces", ["Anderly", "Bergen Hill", "Mora"]),
            ("in Alta and Berga Subdistricts", ["Alta", "Berga"]),
            ("to Mora, and then Mora province", ["Mora|Mora province"]),
            ("on Highway 4711 and Motorway No. 8", ["Highway 4711", "Motorway No. 8"]),
        ])
    func places(text: String, names: [String]) {
        #expect(Self.forms(.place, text) == names)
    }

    @Test(
        "titles of drafts and agreements go on to their end",
        arguments: [
            (
                "approved the draft Royal Decree on land for roads in parts of Mora, B.E. …, as proposed by",
                ["draft Royal Decree on land for roads in parts of Mora, B.E. …"]
            ),
            ("Title: Draft Rules Act on snow (wet and dry)", ["Draft Rules Act on snow (wet and dry)"]),
            ("under the Snow Act (No. 2), B.E. 2550 (2007), which", ["Snow Act (No. 2), B.E. 2550 (2007)"]),
            (
                "signed the Memorandum of Understanding between Office of Snow (OS) and Office of Rain on Clean Water.",
                ["Memorandum of Understanding between Office of Snow (OS) and Office of Rain on Clean Water"]
            ),
        ])
    func plans(text: String, names: [String]) {
        #expect(Self.forms(.plan, text) == names)
    }

    @Test(
        "happenings in small letters need a name or a number before them",
        arguments: [
            ("at the 45th Snow summit in", ["45th Snow summit"]),
            ("following the weekly cabinet meeting, she", ["weekly cabinet meeting"]),
            ("during his official visit to Peru, he", ["official visit to Peru"]),
            ("after the meeting he", []),
        ])
    func events(text: String, names: [String]) {
        #expect(Self.forms(.event, text) == names)
    }

    private static func unwrapped(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        return LineWraps.unwrapped(bytes, ends: LineEnds.positions(in: bytes))
    }

    @Test("a line that ends within a sentence goes on in the next one, and names keep their characters")
    func wrappedLines() {
        let text = "All of them met on this cold day in Mae Fon\ndistrict and went home,\nthey said.\nRain fell"
        #expect(Self.unwrapped(text).filter { $0 == 0x0A }.count == 2)
        #expect(Self.forms(.place, text) == ["Mae Fon\ndistrict"])
        let list = "Snow\nrain and mist\nThis line has more than thirty bytes\nhttps://example.org/ page"
        #expect(Self.unwrapped(list).elementsEqual(list.utf8))
    }

    @Test("hostile lines take no more than linear time")
    func hostileLines() {
        for piece in ["Draft Act ", "MOU (A) and ", "A, ", "Governor of Peru ", "A's ", "A and B districts, "] {
            let text = String(repeating: piece, count: 20_000)
            _ = Self.forms(.plan, text)
        }
    }
}
