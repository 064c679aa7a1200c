import ArgumentParser
import Yong

struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Makes a graph of news items, as files or in a store.",
        discussion: """
            The format of each output follows its ending: .ttl .nt .nq .trig .rdf .jsonld, or .svg for a picture.
            Formats without named graphs hold knowledge and evidence in one graph.

            With --store the graph goes into a store, which is made if it is missing. A later build of the same items
            reads only files that changed and changes only statements that changed, all at once or not at all. The store
            then holds the graph of the items that this build names, and of no others: name all of them each time.
            The named graphs of documents, and the one of the resolution, are the build's: what else was put into them
            goes when they change. Of the default graph it takes away only what it wrote itself. Everything else, such as
            what `yong load` brought, stays. What was taken out of its graphs by hand comes back when they change.

            Examples:
              yong build news/ -o graph.ttl
              yong build news/ extra.jsonl -o graph.nq -o graph.rdf --jobs 2
              yong build news/ -o graph.nq --state kept/ --overlay corrections.ttl
              yong build news/ --store news.yong
              curl -s https://example.org/item.html | yong build - -o -
            """)

    @OptionGroup var news: NewsOptions
    @Option(
        name: [.short, .customLong("output")],
        help: "A file to write; may be given several times. - is Turtle on standard output.")
    var output: [String] = []
    @Option(help: ArgumentHelp("The folder of a store to build into, beside files or instead.", valueName: "dir"))
    var store: String?
    @OptionGroup var graph: GraphOptions

    @Option(
        help: ArgumentHelp(
            "A folder that keeps what was found in each file, so that the next build reads only what changed.",
            valueName: "dir"))
    var state: String?
    @Flag(
        inversion: .prefixedNo,
        help: "Keep the documents' texts in the store, to show mentions in them; without, those kept before go.")
    var text = true

    func validate() throws {
        try news.requireInput()
        guard !output.isEmpty || store != nil else {
            throw ValidationError("name at least one file to write with -o, or -o -, or a store with --store")
        }
        for file in output where OutputFormat(fileName: file) == nil {
            throw ValidationError(
                "\(file): no format has this ending; use .ttl, .nt, .nq, .trig, .rdf, .jsonld or .svg")
        }
        if store != nil, state != nil {
            throw ValidationError("a store keeps what was found in each file itself: give --store or --state, not both")
        }
        if store == nil, !text { throw ValidationError("--no-text goes with --store, since files hold no texts") }
    }

    func run() async throws {
        if let store { return try await build(into: store) }
        let overlay = try news.readOverlay()
        let (seeds, pipeline) = try await news.prepare(overlay)
        var builder = GraphBuilder(seeds: seeds, settings: graph.settings, overlay: overlay)
        let kept = try state.map { try BuildState(folder: $0, version: news.version()) }
        let archive = kept == nil && graph.evidence ? try RecordFile() : nil
        let line = ProgressLine()
        let report = try await pipeline.build(
            DocumentReader(inputs: news.inputs), into: &builder, state: kept, archive: archive
        ) { line.update($0) }
        line.finish()
        // Nothing read is an error and no reason to write an empty graph over what was there.
        if report.documentCount == 0 { try news.conclude(report) }
        try await write(builder.resolve(archive: kept ?? archive))
        try kept?.commit()
        try news.conclude(report)
    }

    private func write(_ graph: ResolvedGraph) async throws {
        for file in output {
            try await graph.write(to: file, format: OutputFormat(fileName: file) ?? .rdf(.turtle), jobs: news.jobs)
        }
    }

    /// Builds into a store; files are written before it changes.
    private func build(into path: String) async throws {
        let build = try StoreBuild(
            at: path,
            settings: .init(version: news.version(), graph: graph.settings, keepsTexts: text, jobs: news.jobs))
        let reader = DocumentReader(inputs: news.inputs)
        if output.isEmpty, let report = try await build.unchanged(reader) {
            StandardStream.error.write(line: "nothing changed")
            return try news.conclude(report)
        }
        let overlay = try news.readOverlay()
        let (seeds, pipeline) = try await news.prepare(overlay)
        let line = ProgressLine()
        let result = try await build.run(
            reader, pipeline, seeds: seeds, overlay: overlay, also: { try await write($0) },
            progress: { progress in
                switch progress {
                case .reading(let progress): line.update(progress)
                case .comparing(let count): line.show { "\(Amount.text(count, "statement")) compared" }
                }
            })
        line.finish()
        if result.report.documentCount > 0 {
            StandardStream.error.write(
                line: "\(Amount.text(result.inserted, "statement")) came, \(result.deleted) went; "
                    + "the store holds \(result.quadCount)")
        }
        try news.conclude(result.report)
    }
}
