import ArgumentParser
import Yong

struct StepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "step",
        abstract: "Does one step of a build that is spread over machines, as a filter.",
        discussion: """
            Lines of standard input, fields divided by tabs, become lines of standard output. Scripts/spark/build_graph.py
            is the program that brings together what belongs together between the steps; what each takes and gives stands
            at GraphStep in the documentation. `yong extract --stdin --records` is what comes before them.

            Example:
              yong step links < records.tsv
            """)

    @Argument(
        help: ArgumentHelp("One of \(GraphStep.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "step"))
    var step: String
    @OptionGroup var graph: GraphOptions
    @Option(help: "A folder of seeds laid over those in the program, as for build.")
    var seeds: String?
    @Option(help: "A Turtle file with corrections, as for build; it may not speak of things by their IRIs.")
    var overlay: [String] = []
    @Option(help: ArgumentHelp("A file with what the step spellings found too common.", valueName: "file"))
    var crowded: String?
    @Option(name: .customLong("graph"), help: ArgumentHelp("The graph that merge writes into.", valueName: "iri"))
    var target: String?

    func validate() throws {
        guard GraphStep(rawValue: step) != nil else { throw ValidationError("\(step): there is no such step") }
        _ = try StoreOption.graph(target)
    }

    func run() async throws {
        let overlay = try Overlay(files: overlay)
        guard GraphStepRun.canSpread(overlay) else {
            throw ValidationError(
                "--overlay: what it says of things by their IRIs needs all of the graph; use yong build")
        }
        var run = try GraphStepRun(
            GraphStep(rawValue: step) ?? .merge, seeds: overlay.applied(to: Seeds.embedded(overlay: seeds)),
            settings: graph.settings, overlay: overlay, crowded: GraphStepRun.crowded(inFile: crowded),
            graph: target.map { try GraphInput.iri($0, of: "--graph") })
        var lines = InputLines()
        var output: [UInt8] = []
        while let line = lines.next() {
            try run.take(line, to: &output)
            if output.count >= 1 << 16 { try StandardStream.output.flush(&output) }
        }
        try run.finish(&output)
        try StandardStream.output.flush(&output)
    }
}
