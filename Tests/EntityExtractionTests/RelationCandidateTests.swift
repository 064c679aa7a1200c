import Documents
import Testing

@testable import EntityExtraction

/// The pairs that the model judges; the sentences are invented.
@Suite("Relation candidates")
struct RelationCandidateTests {
    private static let extractor = RelationExtractor(lexicon: Lexicon(words: .ofSeeds))

    /// The candidates of a line that names `count` bodies and as many events.
    private static func places(count: Int, separator: String) -> Int {
        var text = ""
        var mentions: [PlacedMention] = []
        var entities: [Entity] = []
        for index in 0..<count {
            for (type, name) in [(EntityType.organisation, "กรมแมว"), (.event, "งานแมว")] {
                let start = text.utf8.count
                text += "\(name)\(index)"
                mentions.append(PlacedMention(range: start..<text.utf8.count, entity: entities.count))
                entities.append(Entity(type: type, name: "\(name)\(index)", mentions: []))
                text += separator
            }
        }
        let document = Document(id: "test", text: text, title: 0..<0, body: 0..<text.utf8.count)
        let found = extractor.candidates(in: AnalyzedText(document), entities: entities, mentions: mentions)
        return found.reduce(0) { $0 + max($1.places.count, 1) }
    }

    @Test(
        "grow in line with the text, in one line as in many, and with whatever stands between the names",
        arguments: [" ", " และ", " ร่วมกับ", " เป็นประธาน ", "\n", " 5 มกราคม 2564 "])
    func linear(separator: String) {
        let small = Self.places(count: 300, separator: separator)
        let large = Self.places(count: 1200, separator: separator)
        #expect(small > 300)
        #expect(Double(large) < 4.4 * Double(small), "\(small) and \(large)")
    }

    @Test("each place has its own features, and a pair has those of the document")
    func features() throws {
        let text = "กรมแมว จัดงานแมวไทย\nกรมแมว ไม่เข้าร่วมงานแมวไทย"
        let entities = [
            Entity(type: .organisation, name: "กรมแมว", mentions: []),
            Entity(type: .event, name: "งานแมวไทย", mentions: []),
        ]
        var mentions: [PlacedMention] = []
        for (entity, name) in [(0, "กรมแมว"), (1, "งานแมวไทย")] {
            let form = Array(name.utf8)
            let bytes = Array(text.utf8)
            for start in bytes.indices where bytes[start...].starts(with: form) {
                mentions.append(PlacedMention(range: start..<(start + form.count), entity: entity))
            }
        }
        mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
        let document = Document(id: "test", text: text, title: 0..<0, body: 0..<text.utf8.count)
        let found = Self.extractor.candidates(in: AnalyzedText(document), entities: entities, mentions: mentions)
        let pair = try #require(found.first { $0.predicates.contains(.organises) })
        #expect(pair.places.count >= 2)
        #expect(Set(pair.places).count == pair.places.count)
        #expect(pair.fired[pair.predicates.firstIndex(of: .organises) ?? 0])
        #expect(!pair.document.isEmpty)
    }

    @Test("A quotation mark that begins a name is not taken for the end of the one before it")
    func quotedNeighbour() throws {
        let names = [("กรมแมว", EntityType.organisation), ("\"งานแมวไทย\"", .event), ("\"กรมปลา\"", .organisation)]
        var text = ""
        var mentions: [PlacedMention] = []
        for (number, (name, _)) in names.enumerated() {
            mentions.append(
                PlacedMention(range: text.utf8.count..<(text.utf8.count + name.utf8.count), entity: number))
            text += name
        }
        let entities = names.map { Entity(type: $1, name: $0, mentions: []) }
        let document = Document(id: "test", text: text, title: 0..<0, body: 0..<text.utf8.count)
        let found = Self.extractor.candidates(in: AnalyzedText(document), entities: entities, mentions: mentions)
        #expect(!found.isEmpty)
    }
}
