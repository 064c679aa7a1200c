public import Documents
public import EntityExtraction
import GraphBuilding
import ThaiText

extension Extraction {
    /// The extraction as one line of JSON, in the form of the annotation guide: `id`, `published`, `entities`,
    /// `relations`; and besides, offsets in code points of the document's text, status and confidence.
    ///
    /// - Parameters:
    ///   - document: the document that it was made of.
    ///   - explains: whether each entity and relation also tells how it was decided.
    public func json(of document: Document, explains: Bool = false) -> [UInt8] {
        let offsets = CodePointOffsets(document.text)
        var json = JSONText()
        json.object { json in
            json.key("id")
            json.string(documentID)
            if let published = document.published {
                json.key("published")
                json.string(published.description)
            }
            json.key("entities")
            json.array { json in
                for (index, entity) in entities.enumerated() {
                    write(entity, id: "e\(index + 1)", offsets, into: &json, explains: explains)
                }
            }
            json.key("relations")
            json.array { json in
                for relation in relations { write(relation, offsets, into: &json, explains: explains) }
            }
            let notes = document.notes + self.notes
            if !notes.isEmpty {
                json.key("notes")
                json.array { json in notes.forEach { json.string($0) } }
            }
        }
        json.newline()
        return json.bytes
    }

    private func write(
        _ entity: Entity, id: String, _ offsets: CodePointOffsets, into json: inout JSONText, explains: Bool
    ) {
        json.object { json in
            json.key("id")
            json.string(id)
            json.key("type")
            json.string(entity.type.rawValue)
            json.key("name")
            json.string(entity.name)
            json.key("mentions")
            json.array { json in
                var seen = DistinctTexts()
                for mention in entity.mentions where seen.insert(mention.text) { json.string(mention.text) }
            }
            json.key("offsets")
            json.array { json in
                for mention in entity.mentions { write(mention.range, offsets, into: &json) }
            }
            if let seed = entity.seed {
                json.key("seed")
                json.string(seed)
            }
            if !entity.titles.isEmpty {
                json.key("titles")
                json.array { json in entity.titles.forEach { json.string($0) } }
            }
            if explains {
                json.key("confidence")
                json.number(entity.confidence)
                json.key("why")
                json.array { json in
                    for mention in entity.mentions { write(mention, into: &json) }
                }
            }
        }
    }

    /// Why a mention was taken for one: an object for each of `offsets`, in their order.
    private func write(_ mention: Mention, into json: inout JSONText) {
        json.object { json in
            json.key("confidence")
            json.number(mention.confidence)
            if let provenance = mention.provenance { write(provenance, into: &json) }
        }
    }

    private func write(_ provenance: Provenance, into json: inout JSONText) {
        json.key("rules")
        json.array { json in provenance.rules.forEach { json.string($0) } }
        if let seed = provenance.seed {
            json.key("seed")
            json.string(Seeds.iri(of: seed, base: Seeds.base))
        }
        if let score = provenance.score {
            json.key("score")
            json.number(score)
        }
        if let threshold = provenance.threshold, threshold.isFinite {
            json.key("threshold")
            json.number(threshold)
        }
        guard !provenance.features.isEmpty else { return }
        json.key("features")
        json.array { json in
            for feature in provenance.features {
                json.object { json in
                    json.key("name")
                    json.string(feature.name)
                    if let value = feature.value {
                        json.key("value")
                        json.string(value)
                    }
                    json.key("weight")
                    json.number(feature.weight)
                }
            }
        }
    }

    private func write(
        _ relation: Relation, _ offsets: CodePointOffsets, into json: inout JSONText, explains: Bool
    ) {
        json.object { json in
            json.key("s")
            json.string("e\(relation.subject + 1)")
            json.key("p")
            json.string(relation.predicate.rawValue)
            json.key("o")
            switch relation.object {
            case .entity(let index): json.string("e\(index + 1)")
            case .text(let text): json.string(text)
            case .date(let date): json.string(date.description)
            }
            json.key("status")
            json.string(relation.status.rawValue)
            json.key("confidence")
            json.number(relation.confidence)
            if explains {
                json.key("rule")
                json.string(relation.rule)
                json.key("evidence")
                write(relation.evidence, offsets, into: &json)
                if let provenance = relation.provenance {
                    json.key("why")
                    json.object { json in write(provenance, into: &json) }
                }
            }
        }
    }

    private func write(_ range: Range<Int>, _ offsets: CodePointOffsets, into json: inout JSONText) {
        json.array { json in
            json.number(offsets[range.lowerBound])
            json.number(offsets[range.upperBound])
        }
    }
}
