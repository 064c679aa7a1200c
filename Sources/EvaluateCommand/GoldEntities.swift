import Documents
import EntityExtraction
import ThaiText

/// The annotated entities of one item, placed in its text.
struct GoldEntities {
    /// The entities, each with its occurrences.
    private(set) var entities: [Entity] = []
    /// The occurrences in order of position, none overlapping another.
    private(set) var mentions: [PlacedMention] = []
    /// The annotation's identifiers of `entities`.
    private(set) var ids: [String] = []

    /// Finds every occurrence of the surface forms of an item's entities; where two overlap, the longer one counts.
    init(_ item: AnnotatedItem, in text: AnalyzedText) {
        var forms: [(bytes: [UInt8], entity: Int)] = []
        for entity in item.entities {
            guard let type = EntityType(rawValue: entity.type) else { continue }
            for form in entity.mentions {
                forms.append((NormalizedText(form).bytes, ids.count))
            }
            ids.append(entity.id)
            entities.append(Entity(type: type, name: entity.name, mentions: []))
        }
        forms.sort { ($0.bytes.count, $1.entity) > ($1.bytes.count, $0.entity) }
        place(forms, in: text)
        for mention in mentions {
            let range = text.originalRange(of: mention.range)
            let form = text.document.text.slice(utf8: range)
            entities[mention.entity].mentions.append(Mention(range: range, text: form))
        }
    }

    private mutating func place(_ forms: [(bytes: [UInt8], entity: Int)], in text: AnalyzedText) {
        let bytes = text.bytes
        var taken = [Bool](repeating: false, count: bytes.count)
        for (form, entity) in forms where !form.isEmpty {
            for line in text.lines where line.count >= form.count {
                var start = line.lowerBound
                while start + form.count <= line.upperBound {
                    let range = start..<(start + form.count)
                    if bytes[start] == form[0], bytes[range].elementsEqual(form), !taken[range].contains(true) {
                        mentions.append(PlacedMention(range: range, entity: entity))
                        for index in range { taken[index] = true }
                        start = range.upperBound
                    } else {
                        start += 1
                    }
                }
            }
        }
        mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
}
