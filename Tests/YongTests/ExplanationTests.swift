import Foundation
import TestSupport
import Testing

@testable import EntityExtraction
@testable import Yong

/// What an extractor says of its reasons.
@Suite("Explanations")
struct ExplanationTests {
    private static let documents = DocumentReader(inputs: [Shared.root + "/seeds/documents"]).read().documents

    private static func extractor(explains: Bool, models: ExtractionModels) throws -> Extractor {
        let seeds = try Seeds.embedded()
        var extractor = Extractor(entries: seeds.entries, lexicon: seeds.lexicon, models: models)
        extractor.explains = explains
        return extractor
    }

    /// An extraction without its provenance.
    private static func bare(_ extraction: Extraction) -> Extraction {
        var extraction = extraction
        for entity in extraction.entities.indices {
            for mention in extraction.entities[entity].mentions.indices {
                extraction.entities[entity].mentions[mention].provenance = nil
            }
        }
        for relation in extraction.relations.indices { extraction.relations[relation].provenance = nil }
        return extraction
    }

    @Test("Who asks why gets the same extraction, and who does not gets no provenance", arguments: [true, false])
    func sameness(hasModels: Bool) throws {
        let models = hasModels ? try ExtractionModels.embedded() : ExtractionModels()
        let (plain, explaining) = (
            try Self.extractor(explains: false, models: models), try Self.extractor(explains: true, models: models)
        )
        #expect(Self.documents.count >= 10)
        for document in Self.documents {
            let (found, explained) = (plain.extract(document), explaining.extract(document))
            #expect(found == Self.bare(found))
            #expect(found == Self.bare(explained))
            for mention in explained.entities.flatMap(\.mentions) {
                #expect(mention.provenance?.rules.isEmpty == false, "\(document.id): \(mention.text)")
            }
            for relation in explained.relations { #expect(relation.provenance != nil) }
        }
    }

    @Test("A statement's score is that by which the model gave it its confidence, and at least the threshold")
    func scores() throws {
        let models = try ExtractionModels.embedded()
        let model = try #require(models.relations)
        let extractor = try Self.extractor(explains: true, models: models)
        var count = 0
        for document in Self.documents {
            let extraction = extractor.extract(document)
            for relation in extraction.relations {
                let provenance = try #require(relation.provenance)
                let (score, threshold) = (try #require(provenance.score), try #require(provenance.threshold))
                #expect(score >= threshold)
                #expect(!provenance.features.isEmpty && provenance.features.count <= Provenance.featureCount)
                let weights = provenance.features.map { abs($0.weight) }
                #expect(weights == weights.sorted(by: >))
                // The rule that the statement is known by is among those that found it.
                if relation.rule != "model" {
                    #expect(provenance.rules.contains(relation.rule), "\(relation.rule) \(provenance.rules)")
                }
                let steps = Int32((score / model.score(1)).rounded())
                let hasSlot = CandidateGroup.allCases.contains { group in
                    group.predicates.indices.contains { slot in
                        model.confidence(steps, group: group, slot: slot) == relation.confidence
                    }
                }
                #expect(hasSlot, "\(relation.predicate) \(relation.confidence)")
                count += 1
            }
        }
        #expect(count > 20)
    }

    @Test("A name of a seed is explained by the seed, a title by its rule")
    func seedsAndTitles() throws {
        let text = "ข่าว\nนายสมหมาย ใจเย็น อธิบดีกรมควบคุมโรค กล่าวว่า\n"
        let document = Document(id: "1", text: text, title: 0..<12, body: 13..<text.utf8.count)
        let extraction = try Self.extractor(explains: true, models: .embedded()).extract(document)
        let person = try #require(extraction.entities.first { $0.type == .person }?.mentions.first?.provenance)
        #expect(person.rules.contains("titledPerson"))
        #expect(person.seed == nil)
        let body = try #require(extraction.entities.first { $0.type == .organisation })
        let provenance = try #require(body.mentions.first?.provenance)
        #expect(provenance.rules.contains("gazetteer"))
        #expect(provenance.seed != nil && provenance.seed == body.seed)
        #expect(provenance.features.contains { $0.name == "words" && $0.value != nil })
    }

    @Test("In JSON every mention and relation has its reasons, with the IRI of the seed")
    func json() throws {
        let extractor = try Self.extractor(explains: true, models: .embedded())
        var seeds = 0
        for document in Self.documents {
            let line = Data(extractor.extract(document).json(of: document, explains: true))
            let object = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
            for entity in try #require(object["entities"] as? [[String: Any]]) {
                let reasons = try #require(entity["why"] as? [[String: Any]])
                #expect(reasons.count == (entity["offsets"] as? [[Int]])?.count)
                for reason in reasons {
                    #expect((reason["rules"] as? [String])?.isEmpty == false)
                    let confidence = try #require(reason["confidence"] as? Double)
                    #expect((0...1).contains(confidence))
                    guard let seed = reason["seed"] as? String else { continue }
                    #expect(seed.hasPrefix("https://w3id.org/yong/id/"))
                    seeds += 1
                }
            }
            for relation in try #require(object["relations"] as? [[String: Any]]) {
                let why = try #require(relation["why"] as? [String: Any])
                for feature in try #require(why["features"] as? [[String: Any]]) {
                    #expect(feature["name"] is String && feature["weight"] is Double)
                }
            }
            let plain = String(decoding: extractor.extract(document).json(of: document), as: UTF8.self)
            #expect(!plain.contains("\"why\""))
        }
        #expect(seeds > 10)
    }

    @Test("The words that a model looked at tell nothing of a name that must not appear")
    func exclusions() throws {
        let name = "เนวินธุ์ ช่อชัยทิพฐ์"
        let turtle = """
            @prefix yong: <https://w3id.org/yong/ontology#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            <urn:x> a yong:Exclusion ; rdfs:label "\(name)" .
            """
        let overlay = try Overlay(turtle: [("overlay.ttl", Array(turtle.utf8))])
        let extractor = try Self.extractor(explains: true, models: .embedded())
        var masked = 0
        for document in Self.documents where document.text.contains("ช่อชัยทิพฐ์") {
            var (document, extraction) = (document, extractor.extract(document))
            overlay.apply(to: &document, &extraction)
            let text = String(decoding: extraction.json(of: document, explains: true), as: UTF8.self)
            for relation in extraction.relations {
                #expect(relation.provenance?.features.allSatisfy { $0.value == nil } == true)
            }
            for part in ["ช่อชัยทิพฐ์", "เนวินธุ์"] { #expect(!text.contains(part)) }
            masked += 1
        }
        #expect(masked > 0)
    }
}
