import ArgumentParser
import Documents
import EntityExtraction
import Foundation
import Yong

/// Runs the extractor over annotated items, for the scorer that stands beside the annotations.
struct PredictCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "predict",
        abstract: "Writes what the extractor finds in annotated news items, in the form of the annotations.",
        discussion: """
            EXAMPLES
              yong-evaluate --gold ../shared/gold/train -o predictions.jsonl
              yong-evaluate --gold ../shared/gold/train --gold-entities --half odd -o predictions.jsonl
              python3 ../shared/gold/score.py ../shared/gold/train predictions.jsonl
            """)

    @OptionGroup var items: ItemOptions

    func run() throws {
        let known = try Seeds(folder: items.seeds)
        let models = try items.models()
        let extractor = Extractor(entries: known.entries, lexicon: known.lexicon, models: models)
        let relations = RelationExtractor(lexicon: known.lexicon, model: models.relations)
        try items.write { item, document in
            try (items.goldEntities ? relate(item, document, relations) : extract(item, document, extractor)).line()
        }
    }

    private func relate(_ item: AnnotatedItem, _ document: Document, _ extractor: RelationExtractor) -> AnnotatedItem {
        let text = AnalyzedText(document)
        let gold = GoldEntities(item, in: text)
        let extraction = Extraction(
            documentID: item.id, entities: gold.entities,
            relations: extractor.relations(in: text, entities: gold.entities, mentions: gold.mentions))
        var prediction = AnnotatedItem(extraction, ids: gold.ids, text: document.text, published: item.published)
        // The annotation itself is the better witness of the surface forms.
        prediction.entities = item.entities
        return prediction
    }

    private func extract(_ item: AnnotatedItem, _ document: Document, _ extractor: Extractor) -> AnnotatedItem {
        let extraction = extractor.extract(document)
        let ids = extraction.entities.indices.map { "e\($0 + 1)" }
        var prediction = AnnotatedItem(extraction, ids: ids, text: document.text, published: item.published)
        prediction.id = item.id
        return prediction
    }
}
