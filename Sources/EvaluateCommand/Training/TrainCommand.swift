import ArgumentParser
import EntityExtraction
import Foundation

/// Writes the model that the program embeds.
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Trains the mention model on annotated items and writes its file.",
        discussion: """
            The same items, vocabulary and settings give the same file, byte for byte.

            EXAMPLES
              yong-evaluate train --train ../shared/gold/train --train Scripts/train/annotation.jsonl --texts ../shared/corpus \\
                -o seeds/models/mentions.model
            """)

    @OptionGroup var options: TrainingOptions
    @Option(name: .shortAndLong, help: "The file to write.")
    var output: String

    func run() throws {
        let experiment = try options.experiment()
        var index = MentionTrainer.Index()
        let items = try options.items(experiment, index: &index)
        guard !items.isEmpty else { throw ValidationError("no annotated items to train on") }
        let bytes = experiment.model(items, index: index).encoded(vocabulary: experiment.vocabulary)
        try Data(bytes).write(to: URL(fileURLWithPath: output))
        let message = "\(items.count) items, \(index.features.count) features, \(bytes.count) bytes\n"
        FileHandle.standardError.write(Data(message.utf8))
    }
}
