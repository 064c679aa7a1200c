import ArgumentParser
import EntityExtraction
import Foundation
import Yong

/// Trains and scores in one go.
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "Trains models and scores them on items they were not trained on.")

    @Option(help: "Folders with annotated items to train on.")
    var train: [String] = []
    @Option(help: "A folder with annotated items to score on.")
    var dev: String?
    @Option(help: "How many folds the training items are parted into; 0 for none.")
    var folds = 5
    @Option(help: "The folder with the seeds that the extractor knows.")
    var seeds = "seeds"
    @Option(help: "The words of the mention model.")
    var vocabulary = "Scripts/train/vocabulary.tsv"
    @Option(help: "name=value of a setting of the trainer.")
    var set: [String] = []
    @Option(help: "A folder of items without annotation, to be annotated by a first model and learned from.")
    var unlabelled: String?
    @Option(help: "How many of them.")
    var count = 500
    @Option(help: "How much each of them counts.")
    var weight: Float = 0.3
    @Option(help: "A file for the predictions on the folder to score on.")
    var output: String?

    func run() async throws {
        let known = try Seeds(folder: seeds)
        let text = try String(contentsOfFile: vocabulary, encoding: .utf8)
        var experiment = Experiment(seeds: known, vocabulary: VocabularyFile(text))
        for setting in set {
            let parts = setting.split(separator: "=")
            guard parts.count == 2, let value = Double(parts[1]) else { continue }
            switch parts[0] {
            case "passes": experiment.settings.passes = Int(value)
            case "rate": experiment.settings.rate = Float(value)
            case "decay": experiment.settings.decay = Float(value)
            case "dropout": experiment.settings.dropout = value
            case "rules": experiment.settings.ruleDropout = value
            case "least": experiment.settings.leastCount = Int(value)
            case "names": experiment.trust.names = Float(value)
            case "others": experiment.trust.others = Float(value)
            case "bits": experiment.bits = Int(value)
            default: throw ValidationError("no setting \(parts[0])")
            }
        }
        let plain = Extractor(entries: known.entries, lexicon: known.lexicon)
        var index = MentionTrainer.Index()
        var items: [TrainingItem] = []
        for folder in train {
            items += try TrainingItem.items(
                in: folder, extractor: plain, vocabulary: experiment.vocabulary, index: &index)
        }
        write("\(items.count) items, \(index.features.count) features\n")
        if folds > 1 {
            let result = await experiment.folds(items, count: folds, index: index)
            show("held-out folds", result.score)
            try save(result.predictions)
        }
        if let dev {
            let held = try TrainingItem.items(
                in: dev, extractor: plain, vocabulary: experiment.vocabulary, index: &index)
            var model = experiment.model(items, index: index)
            if let unlabelled {
                var all = items
                let teacher = Extractor(
                    entries: known.entries, lexicon: known.lexicon, models: ExtractionModels(mentions: model))
                show("first model", experiment.score(held, models: ExtractionModels(mentions: model)).score)
                all += TrainingItem.unlabelled(
                    in: unlabelled, count: count, weight: weight, teacher: teacher, vocabulary: experiment.vocabulary,
                    index: &index)
                model = experiment.model(all, index: index)
            }
            let result = experiment.score(held, models: ExtractionModels(mentions: model))
            show("dev", result.score)
            if folds < 2 { try save(result.predictions) }
        }
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
            func number(_ value: Double) -> String { String(format: "%8.3f", value) }
            let padded = name.padding(toLength: 16, withPad: " ", startingAt: 0)
            let counts = String(format: "%6d%6d%6d", count.gold, count.predicted, count.right)
            return padded + counts + number(count.precision) + number(count.recall) + number(count.f1) + "\n"
        }
        var text = title + "\n"
        for kind in Score.Kind.allCases {
            if kind != .relation {
                for (name, count) in score.rows(kind) { text += "  " + row(name, count) }
            }
            text += row(kind.rawValue, score.total(kind))
        }
        write(text)
    }
}
