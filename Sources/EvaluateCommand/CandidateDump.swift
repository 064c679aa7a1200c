import Documents
import EntityExtraction
import Foundation
import ThaiText

/// Writes the candidates of the relation model, for the trainer: one JSON object a document.
struct CandidateDump: Codable {
    /// One candidate: its statement for each slot, and its features.
    struct Pair: Codable {
        /// The kind of pair.
        var g: Int
        /// For each slot `[subject, predicate, object]`; empty where the types allow none.
        var r: [[String]]
        /// The slots in which rules fired.
        var f: [Int]
        /// The features of each place, and of the document.
        var i: [[UInt32]]
        var d: [UInt32]
    }

    /// The annotation.
    var gold: AnnotatedItem
    /// The entities that the pairs are of.
    var entities: [AnnotatedItem.Entity]
    var pairs: [Pair]

    /// Collects the candidates of a document whose entities are known.
    init(
        gold: AnnotatedItem, entities: [AnnotatedItem.Entity], ids: [String], _ candidates: [RelationCandidate]
    ) {
        self.gold = gold
        self.entities = entities
        pairs = candidates.map { candidate in
            let object =
                switch candidate.object {
                case .entity(let index): ids[index]
                case .text(let text): text
                case .date(let date): date.description
                }
            let statements = candidate.predicates.enumerated().map { slot, predicate -> [String] in
                guard let predicate else { return [] }
                let ends = [ids[candidate.subject], object]
                return candidate.isReversed[slot]
                    ? [ends[1], predicate.rawValue, ends[0]] : [ends[0], predicate.rawValue, ends[1]]
            }
            return Pair(
                g: candidate.group, r: statements, f: candidate.fired.indices.filter { candidate.fired[$0] },
                i: candidate.places, d: candidate.document)
        }
    }

    /// The document as one line of JSON Lines.
    func line() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data([UInt8(ascii: "\n")])
    }
}
