import ArgumentParser

/// The tool for whoever works on the extractor: predictions, training, scores.
@main
struct YongEvaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yong-evaluate",
        abstract: "Trains the extractor and measures it against annotated news items.",
        subcommands: [PredictCommand.self, TrainCommand.self, CandidatesCommand.self, MeasureCommand.self],
        defaultSubcommand: PredictCommand.self)
}
