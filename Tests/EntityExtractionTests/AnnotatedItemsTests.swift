import Documents
import EntityExtraction
import Foundation
import GraphBuilding
import RDFModel
import RDFSyntax
import TestSupport
import Testing

/// The entities found in the annotated items, where those stand beside the project.
@Suite("Annotated items")
struct AnnotatedItemsTests {
    /// The part of an annotation that this suite reads.
    struct Item: Decodable {
        struct Entity: Decodable {
            var type: String
            var mentions: [String]
        }
        var entities: [Entity]
    }

    static let folder = Shared.root + "/../shared/gold/train"
    static let isThere = FileManager.default.fileExists(atPath: folder)

    static func extractor() throws -> Extractor {
        let folder = URL(fileURLWithPath: Shared.root + "/seeds", isDirectory: true)
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "ttl" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        let seeds = try Seeds(
            files: files.map { file in
                var content = Dataset()
                try RDFReader.read(file: file.path, into: &content)
                return (name: file.lastPathComponent, content: content)
            }, words: .ofSeeds)
        return Extractor(entries: seeds.entries, lexicon: seeds.lexicon)
    }

    /// How many of the entities found share a form with an annotated one of their type.
    ///
    /// Stricter than the annotators' own scorer: a title has to be the same, not only to contain the other.
    static func matches(_ found: [Entity], _ gold: [Item.Entity]) -> Int {
        func squeezed(_ text: String) -> [UInt8] { text.utf8.filter { $0 != 0x20 } }
        var free = Array(gold.indices)
        var count = 0
        for entity in found {
            let forms = Set(entity.mentions.map { squeezed($0.text) })
            let index = free.firstIndex { index in
                gold[index].type.utf8.elementsEqual(entity.type.rawValue.utf8)
                    && gold[index].mentions.contains { forms.contains(squeezed($0)) }
            }
            if let index {
                free.remove(at: index)
                count += 1
            }
        }
        return count
    }

    // Skipped where no annotated items stand beside the project.
    @Test("the entities of the annotated items are found", .enabled(if: isThere))
    func entities() throws {
        let extractor = try Self.extractor()
        var (right, predicted, annotated) = (0, 0, 0)
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".json") }
        for file in files.sorted() {
            let path = Self.folder + "/" + file
            let item = try JSONDecoder().decode(Item.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
            let batch = DocumentReader(inputs: [String(path.dropLast(4)) + "txt"]).read()
            let found = extractor.extract(try #require(batch.documents.first)).entities
            right += Self.matches(found, item.entities)
            predicted += found.count
            annotated += item.entities.count
        }
        let score = 2 * Double(right) / Double(predicted + annotated)
        print("entity F1 on \(files.count) annotated items, titles exact: \(score)")
        #expect(score >= 0.80)
    }
}
