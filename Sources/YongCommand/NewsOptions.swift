import ArgumentParser
import Yong

/// What every command that reads news takes.
struct NewsOptions: ParsableArguments {
    @Argument(help: "Files or folders of news items; - is standard input.")
    var inputs: [String] = []
    @Option(help: "A folder of seeds laid over those in the program: Turtle files, and word files in words/.")
    var seeds: String?
    @Option(help: "A Turtle file with corrections, and with names that must not appear; may be given several times.")
    var overlay: [String] = []
    @Option(help: "How many files are worked on at once.")
    var jobs = Machine.coreCount

    func validate() throws {
        guard jobs > 0 else { throw ValidationError("--jobs must be at least 1, not \(jobs)") }
    }

    /// Fails unless an input is named.
    func requireInput() throws {
        guard !inputs.isEmpty else { throw ValidationError("name at least one file or folder of news items, or -") }
    }

    /// The program's own seeds and those of `--seeds`, without what the overlay excludes.
    func readSeeds(_ overlay: Overlay) throws -> Seeds {
        try overlay.applied(to: Seeds.embedded(overlay: seeds))
    }

    /// What the files of `--overlay` say.
    func readOverlay() throws -> Overlay {
        try Overlay(files: overlay)
    }

    /// What extractions depend on besides the texts: the program, and the files of `--seeds` and `--overlay`.
    func version() throws -> ContentHash {
        try ContentHash.version(seeds: seeds, overlay: overlay)
    }

    /// The seeds, and a pipeline with an extractor that knows them and the models in the program.
    ///
    /// - Parameter explains: whether the extractor also tells why.
    func prepare(
        _ overlay: Overlay, explains: Bool = false
    ) async throws -> (seeds: Seeds, pipeline: NewsPipeline) {
        // Models and seeds take about as long, and neither waits for the other.
        async let models = ExtractionModels.embedded()
        let seeds = try readSeeds(overlay)
        var extractor = Extractor(entries: seeds.entries, lexicon: seeds.lexicon, models: try await models)
        extractor.explains = explains
        return (seeds, NewsPipeline(extractor: extractor, jobs: jobs))
    }

    /// Reads all inputs, with a progress line on a terminal and a message for each failure.
    func run<Result: Sendable>(
        _ pipeline: NewsPipeline, _ each: @escaping @Sendable (Document, Extraction) -> Result,
        deliver: (Result) throws -> Void
    ) async throws -> NewsPipeline.Report {
        let line = ProgressLine()
        defer { line.finish() }
        return try await pipeline.run(DocumentReader(inputs: inputs), each, deliver: deliver) { progress in
            line.update(done: progress.filesDone, of: progress.fileCount, bytes: progress.bytes)
        }
    }

    /// Tells of what could not be read; with failures, or with no document at all, the command fails.
    func conclude(_ report: NewsPipeline.Report) throws {
        if !report.skipped.isEmpty {
            let files = report.skipped.count == 1 ? "1 file that is" : "\(report.skipped.count) files that are"
            StandardStream.error.write(line: "yong: passed over \(files) not news")
        }
        for failure in report.failures { StandardStream.error.write(line: "yong: \(failure)") }
        if report.documentCount == 0 {
            StandardStream.error.write(line: "yong: no document was read")
            throw ExitStatus.inputFailed
        }
        guard !report.failures.isEmpty else { return }
        StandardStream.error.write(
            line: "yong: \(report.failures.count) failed, \(Amount.text(report.documentCount, "document")) read")
        throw ExitStatus.inputFailed
    }
}
