import ArgumentParser
import Yong

struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Writes a page of HTML on which people check what was found in news items.",
        discussion: """
            The page shows each text with its mentions, the things and relations with where each decision came from,
            and the Turtle that corrects them: gather that in a file and hand it to build, extract and review with --overlay. Of what
            stands behind # the line that is right takes the place of the one without.

            Examples:
              yong review seeds/documents/1001.txt -o review.html
              yong review news/today -o review.html --overlay corrections.ttl
            """)

    @OptionGroup var news: NewsOptions
    @Option(name: [.short, .customLong("output")], help: "The file to write; - is standard output.")
    var output = "-"
    @Option(help: "What the IRIs of things begin with.")
    var base = GraphSettings().base

    func validate() throws {
        try news.requireInput()
        try GraphInput.checkBase(base)
    }

    func run() async throws {
        let overlay = try news.readOverlay()
        let (seeds, pipeline) = try await news.prepare(overlay)
        var page = ReviewPage(seeds: seeds, settings: GraphSettings(base: base), overlay: overlay)
        let report = try await news.run(pipeline) {
            ($0, $1)
        } deliver: { item in
            page.add(item.0, item.1)
        }
        if report.documentCount == 0 { try news.conclude(report) }
        let file = try OutputFile(output)
        try file.write(try page.html())
        try file.finish()
        try news.conclude(report)
    }
}
