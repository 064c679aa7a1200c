import ArgumentParser
import Documents
import EntityExtraction
import Foundation
import Yong

/// Writes what the relation model may judge in annotated items, for its trainer.
struct CandidatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "candidates",
        abstract: "Writes the pairs of things that the relation model judges, with their features and the annotation.",
        discussion: """
            The things are those of the annotation, or those that mention models find which were trained on other items.

            EXAMPLES
              yong-evaluate candidates --train ../shared/gold/train --gold-entities -o given.jsonl
              yong-evaluate candidates --train ../shared/gold/train --folds 5 -o found.jsonl
              yong-evaluate candidates --train ../shared/gold/train --on ../shared/gold/dev -o held.jsonl
              python3 Scripts/train/relations.py --candidates given.jsonl found.jsonl --target 1 --test held.jsonl
            """)

    @OptionGroup var options: TrainingOptions
    @Flag(help: "Take the annotated entities.")
    var goldEntities = false
    @Option(help: "A folder with annotated items to write the candidates of, in place of those trained on.")
    var on: String?
    @Option(help: "How many folds the items are parted into.")
    var folds = 5
    @Option(name: .shortAndLong, help: "The file to write, one JSON object a line.")
    var output: String

    func validate() throws {
        if folds < 2 { throw ValidationError("--folds must be at least 2, not \(folds)") }
    }

    func run() throws {
        let experiment = try options.experiment()
        let dumps = try goldEntities ? given(experiment) : found(experiment)
        var lines = Data()
        for dump in dumps { lines.append(try dump.line()) }
        try lines.write(to: URL(fileURLWithPath: output))
    }

    private func given(_ experiment: Experiment) throws -> [CandidateDump] {
        let relations = RelationExtractor(lexicon: experiment.seeds.lexicon)
        let placed = try (on.map { [$0] } ?? options.train).flatMap {
            try AnnotatedItem.placed(in: $0, texts: options.texts)
        }
        return placed.map { placed in
            let text = AnalyzedText(placed.document)
            let gold = GoldEntities(placed.item, in: text)
            return CandidateDump(
                gold: placed.item, entities: placed.item.entities, ids: gold.ids,
                relations.candidates(in: text, entities: gold.entities, mentions: gold.mentions))
        }
    }

    private func found(_ experiment: Experiment) throws -> [CandidateDump] {
        var index = MentionTrainer.Index()
        let items = try options.items(experiment, index: &index)
        guard !items.isEmpty else { throw ValidationError("no annotated items to train on") }
        if let on {
            let held = try AnnotatedItem.placed(in: on, texts: options.texts)
            let extractor = extractor(experiment, items, index)
            return held.map { dump($0.item, $0.document, extractor) }
        }
        return (0..<folds).flatMap { fold in
            let others = items.indices.filter { $0 % folds != fold }.map { items[$0] }
            let extractor = extractor(experiment, others, index)
            return items.indices.filter { $0 % folds == fold }.map {
                dump(items[$0].gold, items[$0].document, extractor)
            }
        }
    }

    /// An extractor whose mention model learned from some items.
    private func extractor(
        _ experiment: Experiment, _ items: [TrainingItem], _ index: MentionTrainer.Index
    ) -> Extractor {
        let models = ExtractionModels(mentions: experiment.model(items, index: index))
        return Extractor(entries: experiment.seeds.entries, lexicon: experiment.seeds.lexicon, models: models)
    }

    private func dump(_ item: AnnotatedItem, _ document: Document, _ extractor: Extractor) -> CandidateDump {
        let (entities, candidates) = extractor.candidates(in: document)
        let ids = entities.indices.map { "e\($0 + 1)" }
        let named = AnnotatedItem(
            Extraction(documentID: item.id, entities: entities), ids: ids, text: document.text,
            published: item.published)
        return CandidateDump(gold: item, entities: named.entities, ids: ids, candidates)
    }
}
