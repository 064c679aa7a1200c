import Documents
import Foundation
import TestSupport
import Testing
import ThaiText

@testable import EntityExtraction

/// Measures the relation rules on annotated items, with the annotated entities given.
@Suite("Relations on annotated items")
struct RelationsGoldTests {
    private struct Item: Decodable {
        struct Entity: Decodable {
            var id: String
            var type: String
            var mentions: [String]
        }

        struct Statement: Decodable {
            var s: String
            var p: String
            var o: String
        }

        var id: String
        var entities: [Entity]
        var relations: [Statement]
    }

    private static let folder = Shared.root + "/../shared/gold/"
    private static let isThere = FileManager.default.fileExists(atPath: folder + "train")

    /// What an extractor finds in every second item of a folder, or in all of them.
    private struct Count {
        var gold = 0
        var found = 0
        var right = 0
        var precision: Double { Double(right) / Double(max(found, 1)) }
        var recall: Double { Double(right) / Double(max(gold, 1)) }
        var f1: Double { 2 * Double(right) / Double(max(gold + found, 1)) }

        init(_ part: String, _ extractor: RelationExtractor, every step: Int) throws {
            let folder = RelationsGoldTests.folder + part
            let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
            for (index, file) in files.sorted().enumerated() where index % step == step - 1 {
                let path = folder + "/" + file
                let item = try JSONDecoder().decode(Item.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
                let text = path.dropLast(5) + ".txt"
                let document = try #require(DocumentReader(inputs: [String(text)]).read().documents.first)
                let statements = try RelationsGoldTests.statements(in: AnalyzedText(document), item, extractor)
                let wanted = Set(item.relations.map { RelationsGoldTests.key($0.s, $0.p, $0.o) })
                gold += wanted.count
                found += statements.count
                right += wanted.intersection(statements).count
            }
        }
    }

    /// Skips where the annotated items do not stand beside the project.
    @Test("precision and recall of the rules stay above what was reached", .enabled(if: isThere))
    func rules() throws {
        // Every second item: unoptimised, the rules take some time.
        let count = try Count("train", RelationExtractor(lexicon: Lexicon(words: .ofSeeds)), every: 2)
        #expect(count.gold > 800)
        #expect(count.precision > 0.84, "\(count)")
        #expect(count.recall > 0.6, "\(count)")
    }

    /// The model of this test was trained on the items of `train` alone (`Scripts/train/relations.py`).
    @Test("a model trained on other items reaches its floor", .enabled(if: isThere))
    func model() throws {
        let file = URL(fileURLWithPath: Shared.root + "/Tests/Data/relations-train.model")
        let model = try RelationModel([UInt8](Data(contentsOf: file)))
        let extractor = RelationExtractor(lexicon: Lexicon(words: .ofSeeds), model: model)
        let count = try Count("dev", extractor, every: 1)
        #expect(count.gold > 400)
        #expect(count.f1 > 0.77, "\(count)")
    }

    /// A statement in a form that compares by bytes, without the spaces of an office and the direction of a pair.
    private static func key(_ subject: String, _ predicate: String, _ object: String) -> [UInt8] {
        var (subject, object) = (Array(subject.utf8), Array(object.utf8))
        if predicate == "meets" || predicate == "cooperatesWith", object.lexicographicallyPrecedes(subject) {
            (subject, object) = (object, subject)
        }
        if predicate == "holdsPosition" { object = NormalizedText(String(decoding: object, as: UTF8.self)).bytes }
        return subject + [0] + Array(predicate.utf8) + [0] + object.filter { $0 != UInt8(ascii: " ") }
    }

    private static func statements(
        in text: AnalyzedText, _ item: Item, _ extractor: RelationExtractor
    ) throws -> Set<[UInt8]> {
        var entities: [Entity] = []
        var forms: [(phrase: String, value: Int16)] = []
        for (index, entity) in item.entities.enumerated() {
            let type = try #require(EntityType(rawValue: entity.type))
            entities.append(Entity(type: type, name: entity.mentions[0], mentions: []))
            forms += entity.mentions.map { ($0, Int16(index)) }
        }
        let mentions = place(forms, in: text)
        let relations = extractor.relations(in: text, entities: entities, mentions: mentions)
        return Set(
            relations.map { relation in
                let object =
                    switch relation.object {
                    case .entity(let index): item.entities[index].id
                    case .text(let text): text
                    case .date(let date): date.description
                    }
                return key(item.entities[relation.subject].id, relation.predicate.rawValue, object)
            })
    }

    private static func place(_ forms: [(phrase: String, value: Int16)], in text: AnalyzedText) -> [PlacedMention] {
        let trie = PhraseTrie(forms)
        var mentions: [PlacedMention] = []
        for line in text.lines {
            var position = line.lowerBound
            while position < line.upperBound {
                if let hit = trie.longest(in: text.bytes, at: position, limit: line.upperBound) {
                    mentions.append(PlacedMention(range: position..<hit.end, entity: Int(hit.value)))
                    position = hit.end
                } else {
                    position += 1
                }
            }
        }
        return mentions
    }
}
