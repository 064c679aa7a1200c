import ArgumentParser
import Yong

struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Makes a graph of news items.",
        discussion: """
            The format of each output follows its ending: .ttl .nt .nq .trig .rdf, or .svg for a picture.
            Formats without named graphs hold knowledge and evidence in one graph.

            Examples:
              yong build news/ -o graph.ttl
              yong build news/ extra.jsonl -o graph.nq -o graph.rdf --jobs 2
              yong build news/ -o graph.nq --state kept/ --overlay corrections.ttl
              curl -s https://example.org/item.html | yong build - -o -
            """)

    @OptionGroup var news: NewsOptions
    @Option(
        name: [.short, .customLong("output")],
        help: "A file to write; may be given several times. - is Turtle on standard output.")
    var output: [String] = []
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

    @Option(
        help: ArgumentHelp(
            "A folder that keeps what was found in each file, so that the next build reads only what changed.",
            valueName: "dir"))
    var state: String?

    func validate() throws {
        try news.requireInput()
        guard !output.isEmpty else { throw ValidationError("name at least one file to write with -o, or -o -") }
        for file in output where OutputFormat(fileName: file) == nil {
            throw ValidationError("\(file): no format has this ending; use .ttl, .nt, .nq, .trig, .rdf or .svg")
        }
        guard (0...1).contains(minConfidence) else {
            throw ValidationError("--min-confidence must lie between 0 and 1, not \(minConfidence)")
        }
        do throws(IRIError) { _ = try IRI(base) } catch { throw ValidationError("--base: \(error)") }
    }

    func run() async throws {
        let overlay = try news.readOverlay()
        let (seeds, pipeline) = try await news.prepare(overlay)
        let settings = GraphSettings(
            base: base, writesEvidence: evidence, minimumConfidence: minConfidence, writesAlignment: align)
        var builder = GraphBuilder(seeds: seeds, settings: settings, overlay: overlay)
        let kept = try state.map { try BuildState(folder: $0, version: news.version()) }
        let archive = kept == nil && evidence ? try RecordFile() : nil
        let line = ProgressLine()
        let report = try await pipeline.build(
            DocumentReader(inputs: news.inputs), into: &builder, state: kept, archive: archive
        ) { progress in
            line.update(done: progress.filesDone, of: progress.fileCount, bytes: progress.bytes)
        }
        line.finish()
        // Nothing read is an error and no reason to write an empty graph over what was there.
        if report.documentCount == 0 { try news.conclude(report) }
        let graph = builder.resolve(archive: kept ?? archive)
        for file in output {
            try await graph.write(to: file, format: OutputFormat(fileName: file) ?? .rdf(.turtle), jobs: news.jobs)
        }
        try kept?.commit()
        try news.conclude(report)
    }
}
