import EntityExtraction
import ThaiText

extension AnnotatedItem {
    /// Puts what was extracted from `text` into the form of an annotation.
    ///
    /// - Parameter ids: the identifiers of the entities, in their order.
    init(_ extraction: Extraction, ids: [String], text: String, published: String?) {
        let entities = extraction.entities.indices.map { index in
            let entity = extraction.entities[index]
            var forms: [String] = []
            for mention in entity.mentions where !forms.contains(where: { $0.utf8.elementsEqual(mention.text.utf8) }) {
                forms.append(mention.text)
            }
            return Entity(id: ids[index], type: entity.type.rawValue, name: entity.name, mentions: forms)
        }
        let relations = extraction.relations.map { relation in
            let object =
                switch relation.object {
                case .entity(let index): ids[index]
                case .text(let text): text
                case .date(let date): date.description
                }
            return Relation(
                s: ids[relation.subject], p: relation.predicate.rawValue, o: object, rule: relation.rule,
                status: relation.status.rawValue, evidence: text.slice(utf8: relation.evidence))
        }
        self.init(id: extraction.documentID, published: published, entities: entities, relations: relations)
    }
}

extension String {
    /// The part of the string that stands at a range of UTF-8 offsets.
    func slice(utf8 range: Range<Int>) -> String {
        let bytes = utf8
        guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return "" }
        let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        let end = bytes.index(start, offsetBy: range.count)
        return String(self[start..<end])
    }
}
