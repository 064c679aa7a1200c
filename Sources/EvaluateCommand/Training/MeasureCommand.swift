import ArgumentParser
import EntityExtraction
import Foundation
import Yong

/// Trains and scores in one go.
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "Trains models and scores them on items they were not trained on.",
        discussion: """
            Scores are by the rules of the scorer that stands beside the annotations.

            EXAMPLES
              yong-evaluate measure --train ../shared/gold/train --dev ../shared/gold/dev --ablation --curve
              yong-evaluate measure --train ../shared/gold/train --train ../shared/gold/dev --folds 5
            """)

    @OptionGroup var options: TrainingOptions
    @Option(help: "A folder with annotated items to score on.")
    var dev: String?
    @Option(
        help: "How many folds the training items are parted into, each scored by a model of the others; 0 for none.")
    var folds = 0
    @Flag(help: "Also score rules, gazetteer and model, each alone and together.")
    var ablation = false
    @Flag(help: "Also score models of parts of the training items.")
    var curve = false
    @Flag(help: "Also tell how far the confidence of mentions can be believed.")
    var calibration = false
    @Option(name: .shortAndLong, help: "A file for the predictions.")
    var output: String?

    func run() async throws {
        var experiment = try options.experiment()
        experiment.calibrates = calibration
        var index = MentionTrainer.Index()
        let items = try options.items(experiment, index: &index)
        var held: [TrainingItem] = []
        if let dev {
            held = try TrainingItem.items(
                in: [dev], texts: options.texts, extractor: experiment.plain, vocabulary: experiment.vocabulary,
                index: &index)
        }
        if folds > 1 {
            let result = await experiment.folds(items, count: folds, index: index)
            show("\(folds) folds of \(items.count) items, each read by a model of the others", result.score)
            if calibration { write(result.calibration.table) }
            try save(result.predictions)
        }
        guard !held.isEmpty else { return }
        let models = ExtractionModels(mentions: experiment.model(items, index: index))
        let result = experiment.score(held, models: models)
        show("\(held.count) items read by a model of \(items.count)", result.score)
        if calibration { write(result.calibration.table) }
        if folds < 2 { try save(result.predictions) }
        if ablation {
            ablate(held, models, experiment)
            // What a model learns that never saw what rules and gazetteer say.
            var bare = experiment
            bare.settings.ruleDropout = 1
            bare.trust = 0
            let alone = ExtractionModels(mentions: bare.model(items, index: index))
            summarize("model", bare.score(held, models: alone, entries: [], hasRules: false).score)
        }
        if curve {
            write("F1 by the number of items learned from\n")
            for share in [0.1, 0.25, 0.5, 0.75, 1] {
                let part = Array(items.prefix(Int(Double(items.count) * share)))
                let models = ExtractionModels(mentions: experiment.model(part, index: index))
                summarize("\(part.count)", experiment.score(held, models: models).score)
            }
        }
    }

    /// Scores what is left when parts of the extractor are taken away.
    private func ablate(_ held: [TrainingItem], _ models: ExtractionModels, _ experiment: Experiment) {
        write("F1 of parts of the extractor (entity, mention, relation)\n")
        var alone = models
        alone.mentions?.trust = 0
        summarize("rules, gazetteer, model", experiment.score(held, models: models).score)
        summarize("rules, gazetteer", experiment.score(held, models: ExtractionModels()).score)
        summarize("rules, model", experiment.score(held, models: models, entries: []).score)
        summarize("rules", experiment.score(held, models: ExtractionModels(), entries: []).score)
        summarize("gazetteer", experiment.score(held, models: ExtractionModels(), hasRules: false).score)
        summarize("model not told to trust rules", experiment.score(held, models: alone).score)
    }

    private func summarize(_ title: String, _ score: Score) {
        let values = Score.Kind.allCases.map { String(format: "%8.3f", score.total($0).f1) }.joined()
        write("  " + title.padding(toLength: 30, withPad: " ", startingAt: 0) + values + "\n")
    }

    private func save(_ predictions: [AnnotatedItem]) throws {
        guard let output else { return }
        var lines = Data()
        for prediction in predictions { lines.append(try prediction.line()) }
        try lines.write(to: URL(fileURLWithPath: output))
    }

    private func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    private func show(_ title: String, _ score: Score) {
        func row(_ name: String, _ count: Score.Count) -> String {
            let padded = name.padding(toLength: 16, withPad: " ", startingAt: 0)
            let counts = String(format: "%6d%6d%6d", count.gold, count.predicted, count.right)
            return padded + counts + String(format: "%8.3f%8.3f%8.3f", count.precision, count.recall, count.f1) + "\n"
        }
        var text = title + "\n"
        for kind in Score.Kind.allCases {
            text += kind.rawValue.padding(toLength: 18, withPad: " ", startingAt: 0)
            text += "  gold  pred right       P       R      F1\n"
            for (name, count) in score.rows(kind) { text += "  " + row(name, count) }
            text += "  " + row("ALL", score.total(kind))
        }
        write(text)
    }
}
