import ArgumentParser
import Yong

struct ConvertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Turns one syntax of RDF into another, or into a picture.",
        discussion: """
            Formats: ntriples .nt, nquads .nq, turtle .ttl, trig .trig, rdfxml .rdf, jsonld .jsonld; to svg .svg as well.
            A picture shows things with an rdfs:label and a class of Yong's vocabulary that are related to each other,
            120 of them at most; what is left out is told.

            Standard output gets Turtle if --to is not given, and TriG where the format of an input has named graphs. Formats
            without them get the statements of all graphs as one; how many graphs that were is told.

            Input may be compressed with gzip, bzip2 or zstd; output is if its name ends in .gz, .bz2 or .zst.
            A folder means all files of RDF in it, deeply.

            Examples:
              yong convert graph.ttl -o graph.rdf
              yong convert graph.nq.gz --to turtle
              yong convert a.ttl b.nt graphs/ --count
              yong convert dirty.nt --lenient -o clean.nq
              yong convert graph.ttl --canonical | sha256sum
              yong convert huge.nq.zst --to trig --stream > huge.trig
              yong convert page.jsonld --to turtle --contexts https://schema.org/=schema.jsonld
              yong convert page.jsonld --to turtle --contexts https://example.org/=contexts/
            """)

    @Argument(help: "Files or folders of RDF; - is standard input.")
    var files: [String]
    @Option(name: [.short, .customLong("output")], help: "The file to write; standard output if not given.")
    var output = "-"
    @Option(help: "The format of the input, if its ending does not tell.")
    var from: String?
    @Option(help: "The format of the output, if its ending does not tell.")
    var to: String?
    @Option(help: "What relative IRIs in the input are resolved against.")
    var base: String?
    @Flag(help: "Take IRIs and language tags as they are, also where they break the rules.")
    var lenient = false
    @Flag(help: "Write Turtle and TriG as the statements come, in memory that does not grow.")
    var stream = false
    @OptionGroup var contextOptions: ContextOptions
    @Flag(help: "Count the statements, as often as they stand, instead of writing them.")
    var count = false
    @Flag(help: "Give blank nodes the labels of RDFC-1.0 and sort; N-Quads unless --to or the ending says otherwise.")
    var canonical = false

    func validate() throws {
        _ = try source()
        if count {
            let useless = [
                ("-o", output != "-"), ("--to", to != nil), ("--canonical", canonical), ("--stream", stream),
            ]
            if let (name, _) = useless.first(where: \.1) {
                throw ValidationError("--count writes a number alone, so leave out \(name)")
            }
            return
        }
        if canonical, stream {
            throw ValidationError(
                "--canonical sorts all statements, so they cannot be written as they come with --stream")
        }
        _ = try target()
    }

    func run() async throws {
        let source = try source()
        if count {
            var counter = StatementCounter()
            try source.read(into: &counter)
            try StandardStream.output.write(line: String(counter.count))
            return
        }
        let file = try OutputFile(output)
        let conversion = GraphConversion(
            of: source, to: try target() ?? (source.canHoldNamedGraphs() ? .rdf(.trig) : .rdf(.turtle)),
            isCanonical: canonical, isStreaming: stream,
            vocabulary: YongOntology.namespace)
        let loss = try conversion.write(to: file)
        try file.finish()
        switch loss {
        case .graphNames(let count, let format): MergedGraphs.tell(count, format)
        case .things(let sentence): StandardStream.error.write(line: "yong: \(sentence)")
        case nil: break
        }
    }

    private func source() throws -> GraphFiles {
        try GraphInput.files(files, from: from, base: base, isLenient: lenient, contexts: contextOptions.loader())
    }

    /// What is written; `nil` leaves it to what is read.
    private func target() throws -> OutputFormat? {
        if let to {
            guard let format = OutputFormat(name: to) else { throw ValidationError("'\(to)' is no format") }
            return format
        }
        if output == "-" { return canonical ? .rdf(.nquads) : nil }
        guard let format = OutputFormat(fileName: output) else {
            throw ValidationError("\(output): no format has this ending; name one with --to")
        }
        return format
    }
}
