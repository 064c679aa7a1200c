import ArgumentParser
import Yong

struct ConvertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Turns one syntax of RDF into another, or into a picture.",
        discussion: """
            Formats: ntriples .nt, nquads .nq, turtle .ttl, trig .trig, rdfxml .rdf, jsonld .jsonld; to svg .svg as well.

            Examples:
              yong convert graph.ttl -o graph.rdf
              yong convert graph.nq --to turtle
              yong convert a.ttl b.nt --count
            """)

    @Argument(help: "Files of RDF; - is standard input.")
    var files: [String]
    @Option(name: [.short, .customLong("output")], help: "The file to write; standard output if not given.")
    var output = "-"
    @Option(help: "The format of the input, if its ending does not tell.")
    var from: String?
    @Option(help: "The format of the output, if its ending does not tell.")
    var to: String?
    @Option(help: "What relative IRIs in the input are resolved against.")
    var base: String?
    @Flag(help: "Count the statements instead of writing them.")
    var count = false

    func validate() throws {
        try GraphInput.requireFormat(of: files, unless: try GraphInput.format(named: from))
        if !count { _ = try target() }
        if let base { do throws(IRIError) { _ = try IRI(base) } catch { throw ValidationError("--base: \(error)") } }
    }

    func run() async throws {
        let format = try GraphInput.format(named: from)
        let base = base.map { IRI(unchecked: $0) }
        if count {
            var statistics = GraphStatistics()
            try GraphInput.read(files, format: format, base: base, into: &statistics)
            StandardStream.output.write(line: String(statistics.quadCount))
            return
        }
        let file = try OutputFile(output)
        switch try target() {
        case .svg:
            var dataset = Dataset()
            try GraphInput.read(files, format: format, base: base, into: &dataset)
            try file.write(try GraphPicture(of: dataset, vocabulary: YongOntology.namespace).svg())
        case .rdf(let target):
            var writer = RDFWriter(format: target, to: file, prefixes: [:])
            try GraphInput.read(files, format: format, base: base, into: &writer)
            try writer.finish()
        }
        try file.finish()
    }

    private func target() throws -> OutputFormat {
        if let to {
            guard let format = OutputFormat(name: to) else { throw ValidationError("'\(to)' is no format") }
            return format
        }
        guard let format = OutputFormat(fileName: output) else {
            throw ValidationError("\(output): no format has this ending; name one with --to")
        }
        return format
    }
}
