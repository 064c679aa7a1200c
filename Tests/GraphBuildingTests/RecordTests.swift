import Documents
import EntityExtraction
import RDFModel
import Testing

@testable import GraphBuilding

@Suite("Documents' records and names as numbers")
struct RecordTests {
    @Test("A record that was kept makes the same graph as the document")
    func kept() throws {
        var fresh = GraphBuilder(seeds: Seeds())
        var kept = GraphBuilder(seeds: Seeds())
        for item in ExampleNews.all {
            let record = DocumentRecord(item.document, item.extraction)
            fresh.add(record)
            kept.add(DocumentRecord(bytes: record.bytes))
        }
        let (one, other) = (fresh.resolve(), kept.resolve())
        #expect(one.knowledge() == other.knowledge())
        for document in 0..<one.documentCount {
            #expect(one.evidence(ofDocumentAt: document) == other.evidence(ofDocumentAt: document))
        }
    }

    @Test("A record cut short is noticed and adds nothing")
    func damaged() {
        let item = ExampleNews.all[0]
        let whole = DocumentRecord(item.document, item.extraction).bytes
        var reader = RecordReader(whole)
        let core = reader.number() + reader.place
        for length in stride(from: 0, to: core - 1, by: 7) {
            var table = RecordTable()
            let isAdded = table.add(DocumentRecord(bytes: Array(whole[..<length])), at: 0, seeds: Seeds().index)
            #expect(!isAdded)
            #expect(table.documents.isEmpty && table.entities.isEmpty && table.relations.isEmpty)
        }
    }

    @Test("Texts get one number each, whatever their length and however many there are")
    func texts() {
        var table = TextTable()
        let texts = (0..<5000).map { Array("\(String(repeating: "ก", count: $0 % 23))\($0)".utf8) }
        let numbers = texts.map { table.intern($0) }
        #expect(Set(numbers).count == texts.count)
        #expect(texts.map { table.intern($0) } == numbers)
        for (text, number) in zip(texts, numbers) { #expect(table[number].elementsEqual(text)) }
        #expect(table.number(of: Array("x".utf8)[...]) == nil)
        #expect(table.intern([]) == table.intern([]))
    }

    @Test(
        "The language of a text is told by its letters",
        arguments: [
            ("กรม", "th"), ("ITU กรม", "th"), ("ITU", "en"), ("Café", "en"), ("é", "en"), ("ê", "en"), ("๑๒", nil),
            ("2024", nil), ("×÷", nil),
            ("东京", nil), ("฿", "th"), ("ª", "en"),
        ] as [(String, String?)])
    func language(text: String, expected: String?) {
        #expect(NameText.literal(text).language == expected)
    }

    @Test(
        "A name as a step of an IRI is one thing, however it is made",
        arguments: ["ก ข", "a/b", " x  y ", "ก\u{200B}ข", "100%", "é [1]", "ก"])
    func steps(name: String) {
        var path: [UInt8] = Array("base/".utf8)
        NameText.appendPathStep(Array(NameText.tidy(name).utf8)[...], to: &path)
        #expect(String(decoding: path, as: UTF8.self) == "base/" + NameText.pathStep(NameText.tidy(name)))
    }

    @Test(
        "A name has one spelling, and one that is spelled as usual stays as it is",
        arguments: [
            ("ทองค\u{E4D}า", "ทองคำ"), ("เเดง", "แดง"), ("ก\u{200B}ข\u{AD}ค\u{2060}", "กขค"),
            ("ก\u{E48}\u{E34}น", "ก\u{E34}\u{E48}น"),
            ("น้ำ ที่ ๑๒/๒๕๖๔", "น้ำ ที่ ๑๒/๒๕๖๔"), ("“ก” – Café", "“ก” – Café"), ("ก\u{C} ข", "ก ข"), ("ก\u{1}ข", "กข"),
        ])
    func spelling(name: String, expected: String) {
        #expect(NameText.name(name).utf8.elementsEqual(expected.utf8), "\(NameText.name(name))")
        #expect(NameText.isTidy(Array(expected.utf8)[...]) || expected.contains("“"))
        #expect(NameText.name(expected).utf8.elementsEqual(expected.utf8))
        #expect(name.utf8.elementsEqual(expected.utf8) || !NameText.isTidy(Array(name.utf8)[...]))
    }

    @Test("Characters that XML cannot hold are replaced, and no position moves")
    func writable() {
        let text = "ก\u{C}ข\u{B}\u{0}\t\n\u{FFFE}\u{FFFF}\u{FFFD}ฟ"
        let expected = "ก ข  \t\n\u{FFFD}\u{FFFD}\u{FFFD}ฟ"
        #expect(WritableText.string(text).utf8.elementsEqual(expected.utf8))
        #expect(WritableText.bytes(Array(text.utf8)[...]).elementsEqual(expected.utf8))
        #expect(NameText.literal(text).lexicalForm.utf8.elementsEqual(expected.utf8))
        let item = News("a\u{C}b", "ก\u{C}ข่าว กรมการ\u{B}แพทย์", notes: ["\u{1}"]).with(.organisation, "กรมการ\u{B}แพทย์")
        let graph = graph([item])
        let knowledge = graph.knowledge() + graph.evidence(ofDocumentAt: 0)
        #expect(knowledge.count > 10)
        for literal in knowledge.compactMap(\.object.literal) {
            #expect(!literal.lexicalForm.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(literal)")
        }
    }

    @Test("Ids that repeat get numbers in their order, also where a number is somebody's own")
    func repeatedIDs() {
        var ids = DocumentIDs()
        let given = ["n", "n", "n_(3)", "n", "n", "n/", "n_(3)", "n"].map { ids.insert($0) }
        #expect(given == [nil, "n_(2)", nil, "n_(4)", "n_(5)", nil, "n_(3)_(2)", "n_(6)"])
    }

    @Test("What is compared with the least confidence is the figure that is written")
    func confidence() {
        let settings = GraphSettings(minimumConfidence: 0.65)
        #expect(settings.isSure(0.65) && settings.isSure(0.6496) && !settings.isSure(0.6494) && !settings.isSure(.nan))
        #expect(GraphSettings.thousandths(0.6496) == 650 && GraphSettings.thousandths(2) == 1000)
    }

    @Test("Likeness is the share of phrases in common")
    func likeness() {
        let phrases = (0..<50).map { "phrase of some length, number \($0)," }
        func sketch(_ phrases: [String]) -> ArraySlice<UInt32> {
            TextSketch(Array(phrases.map { $0.replacing(" ", with: "_") }.joined(separator: " ").utf8)).hashes[...]
        }
        #expect(TextSketch.likeness(sketch(phrases), sketch(phrases)) == 1)
        #expect(TextSketch.likeness(sketch(phrases), sketch(phrases.reversed())) == 1)
        #expect(TextSketch.likeness(sketch(phrases), []) == 0)
        let half = TextSketch.likeness(sketch(phrases), sketch(Array(phrases.prefix(25))))
        #expect(abs(half - 0.5) < 0.03)
    }
}
