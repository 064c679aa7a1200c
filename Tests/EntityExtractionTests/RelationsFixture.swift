import Documents
import ThaiText

@testable import EntityExtraction

/// Runs the relation rules over a sentence whose names are given.
struct RelationsFixture {
    /// What was found, as readable lines: "subject predicate object".
    let statements: [String]
    /// The relations themselves.
    let relations: [Relation]

    private static let extractor = RelationExtractor(lexicon: Lexicon(words: .ofSeeds))

    /// Reads `text` as the body of a news item.
    ///
    /// - Parameter names: the entities; all surface forms of one stand in one string, parted by `|`.
    init(_ text: String, published: CalendarDate? = nil, _ names: [(type: EntityType, forms: String)]) {
        let document = Document(
            id: "test", text: text, title: 0..<0, body: 0..<text.utf8.count, published: published)
        let analyzed = AnalyzedText(document)
        var entities: [Entity] = []
        var mentions: [PlacedMention] = []
        var forms: [(bytes: [UInt8], entity: Int)] = []
        for (index, name) in names.enumerated() {
            let all = name.forms.split(separator: "|").map(String.init)
            entities.append(Entity(type: name.type, name: all[0], mentions: []))
            forms += all.map { (NormalizedText($0).bytes, index) }
        }
        var taken = [Bool](repeating: false, count: analyzed.bytes.count)
        for (form, entity) in forms.sorted(by: { $0.bytes.count > $1.bytes.count }) {
            for start in 0..<max(0, analyzed.bytes.count - form.count + 1) {
                let range = start..<(start + form.count)
                guard analyzed.bytes[range].elementsEqual(form), !taken[range].contains(true) else { continue }
                for index in range { taken[index] = true }
                mentions.append(PlacedMention(range: range, entity: entity))
            }
        }
        mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
        relations = RelationsFixture.extractor.relations(
            in: analyzed, entities: entities, mentions: mentions)
        statements = relations.map { relation in
            let object =
                switch relation.object {
                case .entity(let index): entities[index].name
                case .text(let text): text
                case .date(let date): date.description
                }
            return "\(entities[relation.subject].name) \(relation.predicate.rawValue) \(object)"
        }
    }

    /// Whether a statement was found; compared by bytes, since Thai strings may be canonically equal and yet differ.
    func says(_ statement: String) -> Bool {
        statements.contains { $0.utf8.elementsEqual(statement.utf8) }
    }
}
