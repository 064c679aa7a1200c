import ArgumentParser
import Yong

struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Prints what news items name and say, as one JSON object a line.",
        discussion: """
            Each object has id, published, entities (type, name, mentions) and relations (s, p, o, status).

            With --explain each entity also has `why`, an object for each of its offsets, and each relation one: the
            rules that found it, the seed that has the name, the score of the model and the features that counted most.

            Examples:
              yong extract seeds/documents/1001.txt
              yong extract news/ --explain > extractions.jsonl
              yong extract --stdin < items.jsonl

            With --records, which goes with --stdin, what comes out is not for people but for the steps of a build that is
            spread over machines (see yong step): for each line its documents, what failed and why, and how far it came.
            A line may also be a file: {"file": "its path", "content": "its bytes in Base64"}. The exit status is 0
            whatever failed, and one line is worked on at a time.
            """)

    @OptionGroup var news: NewsOptions
    @Flag(help: "Also tell how each entity and relation was decided.")
    var explain = false
    @Flag(name: .customLong("stdin"), help: "Read standard input, as the input - does.")
    var standardInput = false
    @Flag(help: "Give records instead, for yong step.")
    var records = false

    func validate() throws {
        if standardInput, !news.inputs.isEmpty { throw ValidationError("--stdin takes no other input") }
        if !standardInput { try news.requireInput() }
        if records, !standardInput || explain {
            throw ValidationError("--records goes with --stdin, without --explain")
        }
    }

    private func writeRecords() async throws {
        let overlay = try news.readOverlay()
        let (_, pipeline) = try await news.prepare(overlay)
        let extraction = RecordExtraction(extractor: pipeline.extractor, overlay: overlay)
        var (input, number) = (InputLines(), 0)
        while let line = input.next() {
            number += 1
            try StandardStream.output.write(extraction.lines(for: line, number: number))
        }
    }

    func run() async throws {
        if records { return try await writeRecords() }
        var news = news
        if standardInput { news.inputs = ["-"] }
        let explains = explain
        let overlay = try news.readOverlay()
        let (_, pipeline) = try await news.prepare(overlay, explains: explains)
        let report = try await news.run(pipeline) { document, extraction in
            var (document, extraction) = (document, extraction)
            if !overlay.isEmpty { overlay.apply(to: &document, &extraction) }
            return extraction.json(of: document, explains: explains)
        } deliver: { line in
            try StandardStream.output.write(line)
        }
        try news.conclude(report)
    }
}
