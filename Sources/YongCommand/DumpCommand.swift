import ArgumentParser
import Yong

struct DumpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dump",
        abstract: "Writes the quads of a store.",
        discussion: """
            Without --format the ending of the output tells the format; standard output gets N-Quads.

            Examples:
              yong dump --store news.yong -o all.nq.zst
              yong dump --store news.yong --graph https://example.org/people --format turtle
            """)

    @Option(help: ArgumentHelp("The folder of the store.", valueName: "dir"))
    var store: String
    @Option(name: [.short, .customLong("output")], help: "The file to write; standard output if not given.")
    var output = "-"
    @Option(help: "The format of the output, if its ending does not tell.")
    var format: String?
    @Option(help: ArgumentHelp("Only the triples of this named graph.", valueName: "iri"))
    var graph: String?

    func validate() throws {
        _ = try target()
        _ = try StoreOption.graph(graph)
    }

    func run() async throws {
        let store = try StoreOption.reading(store)
        let file = try OutputFile(output)
        var writer = RDFWriter(format: try target(), to: file)
        try store.dump(StoreOption.graph(graph).map { .named($0) } ?? .all, into: &writer)
        try writer.finish()
        try file.finish()
    }

    private func target() throws -> RDFFormat {
        if let format { return try GraphInput.format(named: format) ?? .nquads }
        if output == "-" { return graph == nil ? .nquads : .ntriples }
        guard case .rdf(let format)? = OutputFormat(fileName: output) else {
            throw ValidationError("\(output): no format of RDF has this ending; name one with --format")
        }
        return format
    }
}
