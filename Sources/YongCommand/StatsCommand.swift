import ArgumentParser
import Yong

struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Counts what a graph holds: quads, graphs, things by class, statements by predicate.",
        discussion: """
            A quad that comes twice counts once, as it does in a store; a statement in three graphs is three quads, but
            a thing that is of a class in three graphs is one thing. Memory grows by some 50 bytes a quad; to count
            statements of any number as they stand there is yong convert --count.

            Examples:
              yong stats graph.ttl
              yong stats a.nq b.nq | sort -t$'\\t' -k3 -n
            """)

    @Argument(help: "Files or folders of RDF; - is standard input.")
    var files: [String]
    @Option(help: "The format of the input, if its ending does not tell.")
    var from: String?
    @OptionGroup var contextOptions: ContextOptions

    func validate() throws {
        _ = try GraphInput.files(files, from: from)
    }

    func run() async throws {
        var statistics = GraphStatistics()
        try GraphInput.files(files, from: from, contexts: contextOptions.loader()).read(into: &statistics)
        for row in statistics.rows() {
            try StandardStream.output.write(line: row.joined(separator: "\t"))
        }
    }
}
