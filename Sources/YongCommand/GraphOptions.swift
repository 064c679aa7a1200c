import ArgumentParser
import Yong

/// How a graph is built and what of it is written.
struct GraphOptions: ParsableArguments {
    @Option(help: "What the IRIs of things begin with.")
    var base = GraphSettings().base
    @Flag(inversion: .prefixedNo, help: "Write what each document says, with the places in its text.")
    var evidence = true
    @Flag(
        inversion: .prefixedNo, help: "Write types and properties of schema.org, FOAF, ORG and others beside our own.")
    var align = true
    @Option(
        help: "Leave out of the knowledge what is less sure than this (0 to 1); as evidence it is written all the same."
    )
    var minConfidence = GraphSettings().minimumConfidence

    func validate() throws {
        guard (0...1).contains(minConfidence) else {
            throw ValidationError("--min-confidence must lie between 0 and 1, not \(minConfidence)")
        }
        try GraphInput.checkBase(base)
    }

    var settings: GraphSettings {
        GraphSettings(base: base, writesEvidence: evidence, minimumConfidence: minConfidence, writesAlignment: align)
    }
}
