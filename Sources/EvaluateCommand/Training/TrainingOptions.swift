import ArgumentParser
import EntityExtraction
import Foundation
import Yong

/// What the commands that train have in common.
struct TrainingOptions: ParsableArguments {
    @Option(help: "A folder with annotated items to train on, or a file of places; may be given several times.")
    var train: [String] = []
    @Option(help: "Where the texts of annotations are that do not stand beside theirs.")
    var texts: String?
    @Option(help: "The folder with the seeds that the extractor knows.")
    var seeds = "seeds"
    @Option(help: "The words of the mention model.")
    var vocabulary = "Scripts/train/vocabulary.tsv"
    @Option(help: "name=value of a setting of the trainer; may be given several times.")
    var set: [String] = []

    /// What the settings and files make.
    func experiment() throws -> Experiment {
        let text = try String(contentsOfFile: vocabulary, encoding: .utf8)
        var experiment = Experiment(seeds: try Seeds(folder: seeds), vocabulary: VocabularyFile(text))
        for setting in set {
            let parts = setting.split(separator: "=")
            guard parts.count == 2, let value = Double(parts[1]) else {
                throw ValidationError("no value in \(setting)")
            }
            switch parts[0] {
            case "passes": experiment.settings.passes = Int(value)
            case "rate": experiment.settings.rate = Float(value)
            case "decay": experiment.settings.decay = Float(value)
            case "dropout": experiment.settings.dropout = value
            case "rules": experiment.settings.ruleDropout = value
            case "least": experiment.settings.leastCount = Int(value)
            case "trust": experiment.trust = Float(value)
            case "bits": experiment.bits = Int(value)
            default: throw ValidationError("no setting \(parts[0])")
            }
        }
        return experiment
    }

    /// The items to train on.
    func items(_ experiment: Experiment, index: inout MentionTrainer.Index) throws -> [TrainingItem] {
        try TrainingItem.items(
            in: train, texts: texts, extractor: experiment.plain, vocabulary: experiment.vocabulary, index: &index)
    }
}
