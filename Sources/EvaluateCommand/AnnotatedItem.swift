import Foundation

/// An annotated news item, in the JSON form of the annotation guide.
struct AnnotatedItem: Codable {
    /// A thing that the item names.
    struct Entity: Codable {
        var id: String
        var type: String
        var name: String
        var mentions: [String]
    }

    /// A statement that the item makes; `rule`, `status` and `evidence` only stand in predictions.
    struct Relation: Codable {
        var s: String
        var p: String
        var o: String
        var rule: String?
        var status: String?
        var evidence: String?
    }

    var id: String
    var published: String?
    var entities: [Entity]
    var relations: [Relation]

    /// Reads an annotation file.
    init(contentsOf url: URL) throws {
        self = try JSONDecoder().decode(AnnotatedItem.self, from: Data(contentsOf: url))
    }

    /// Makes an item.
    init(id: String, published: String?, entities: [Entity], relations: [Relation]) {
        self.id = id
        self.published = published
        self.entities = entities
        self.relations = relations
    }

    /// The item as one line of JSON Lines.
    func line() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data([UInt8(ascii: "\n")])
    }
}
