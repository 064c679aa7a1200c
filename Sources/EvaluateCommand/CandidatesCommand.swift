import ArgumentParser
import Documents
import EntityExtraction
import Foundation
import Yong

/// Writes what the relation model may judge in annotated items, for its trainer.
struct CandidatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "candidates",
        abstract: "Writes the pairs of things that the relation model judges, with their features.",
        discussion: """
            EXAMPLES
              yong-evaluate candidates --gold ../shared/gold/train --gold-entities -o gold.jsonl
              yong-evaluate candidates --gold ../shared/gold/train -o found.jsonl
              python3 Scripts/train/relations.py --gold ../shared/gold/train --candidates gold.jsonl found.jsonl
            """)

    @OptionGroup var items: ItemOptions

    func run() throws {
        let known = try Seeds(folder: items.seeds)
        let models = try items.models()
        let extractor = Extractor(entries: known.entries, lexicon: known.lexicon, models: models)
        let relations = RelationExtractor(lexicon: known.lexicon)
        try items.write { item, document in
            try (items.goldEntities ? given(item, document, relations) : found(item, document, extractor)).line()
        }
    }

    private func given(
        _ item: AnnotatedItem, _ document: Document, _ relations: RelationExtractor
    ) -> CandidateDump {
        let text = AnalyzedText(document)
        let gold = GoldEntities(item, in: text)
        return CandidateDump(
            id: item.id, entities: item.entities, ids: gold.ids,
            relations.candidates(in: text, entities: gold.entities, mentions: gold.mentions))
    }

    private func found(_ item: AnnotatedItem, _ document: Document, _ extractor: Extractor) -> CandidateDump {
        let (entities, candidates) = extractor.candidates(in: document)
        let ids = entities.indices.map { "e\($0 + 1)" }
        let named = AnnotatedItem(
            Extraction(documentID: item.id, entities: entities), ids: ids, text: document.text,
            published: item.published)
        return CandidateDump(id: item.id, entities: named.entities, ids: ids, candidates)
    }
}
