import ArgumentParser
import Yong

struct LinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Finds which of our things are things of another graph.",
        discussion: """
            Names in Thai, English and romanised Thai, kinds, codes, places, dates and related things are weighed; each
            agreement adds bits to the score and each contradiction takes some, as --explain shows. From --same on
            things are said to be the same (owl:sameAs), from --close on to match closely (skos:closeMatch).

            Examples:
              yong link graph.ttl --to countries.ttl
              yong link --store news.yong --to https://data.example.org/bodies.ttl --one-to-one -o links.ttl
              yong link graph.ttl --to bodies.nt --format sssom > links.sssom.tsv
              yong link graph.ttl --to bodies.nt --explain
              yong link graph.ttl --to bodies.nt --align classes.ttl
              yong convert graph.ttl --to nquads | yong link - --from nquads --to bodies.nt
            """)

    @Argument(help: "Files or folders of RDF that hold our things; - is standard input.")
    var files: [String] = []
    @Option(help: ArgumentHelp("A file of RDF that holds our things; several may be given.", valueName: "file"))
    var data: [String] = []
    @Option(help: ArgumentHelp("The folder of a store that holds our things.", valueName: "dir"))
    var store: String?
    @Option(
        help: ArgumentHelp(
            "A file, a folder or an address with their things; several may be given.", valueName: "file|url"))
    var to: [String] = []
    @Option(help: "The format of our files and of standard input, if their ending does not tell.")
    var from: String?
    @Option(name: [.short, .customLong("output")], help: "The file to write; standard output if not given.")
    var output = "-"
    @Option(help: "The form of the links: sssom, or a syntax of RDF; told by the output's ending, or else Turtle.")
    var format: String?
    @Flag(help: "Give each thing of either side one link at most: those that are best altogether.")
    var oneToOne = false
    @Option(help: ArgumentHelp("From which score on things are the same; 0.95 if not given.", valueName: "score"))
    var same = LinkOptions().sameThreshold
    @Option(help: ArgumentHelp("From which score on things match closely; 0.7 if not given.", valueName: "score"))
    var close = LinkOptions().closeThreshold
    @Option(
        help: ArgumentHelp(
            "A file that says which classes mean the same (rdfs:subClassOf, owl:equivalentClass, skos:exactMatch).",
            valueName: "file"))
    var align: [String] = []
    @Flag(help: "Write what spoke for each link and against it instead of the links.")
    var explain = false
    @Option(help: ArgumentHelp("The IRI of the set of links, for sssom.", valueName: "iri"))
    var setIri = "https://w3id.org/yong/links"
    @Option(help: ArgumentHelp("The IRI of the links' licence, for sssom.", valueName: "iri"))
    var license = "https://w3id.org/sssom/license/unspecified"
    @Flag(help: "Also fetch from hosts of this machine and of its own network.")
    var allowPrivate = false

    func validate() throws {
        if (store == nil) == (data + files).isEmpty {
            throw ValidationError("name either files with our things, or a --store")
        }
        if from != nil, store != nil {
            throw ValidationError("--from is for files, and a store has a format of its own")
        }
        if to.isEmpty { throw ValidationError("name the other things with --to") }
        guard close > 0, close <= same, same <= 1 else {
            throw ValidationError(
                "--close and --same: scores are above 0 and not above 1, and --close is not above --same")
        }
        if store == nil { _ = try GraphInput.files(data + files, from: from) }
        _ = try theirs()
        if !align.isEmpty { _ = try GraphInput.files(align, option: nil) }
        _ = try target()
    }

    func run() async throws {
        let ours: LinkSource =
            if let store { .store(try StoreOption.reading(store)) } else {
                .files(try GraphInput.files(data + files, from: from))
            }
        var options = LinkOptions()
        (options.sameThreshold, options.closeThreshold, options.isOneToOne) = (same, close, oneToOne)
        let run = try LinkRun(
            from: [ours], to: theirs(), alignments: align.isEmpty ? nil : GraphInput.files(align, option: nil),
            options: options)
        let file = try OutputFile(output)
        try run.write(target(), to: file)
        try file.finish()
        StandardStream.error.write(line: "yong: \(run.result.statistics.text)")
    }

    private func theirs() throws -> [LinkSource] {
        var access = RemoteAccess()
        access.allowsPrivateAddresses = allowPrivate
        return try to.map { text in
            if ["http://", "https://"].contains(where: { text.lowercased().hasPrefix($0) }) {
                return .document(try GraphInput.iri(text, of: "--to"), access)
            }
            return .files(try GraphInput.files([text], option: nil))
        }
    }

    private func target() throws -> LinkFormat {
        if explain {
            if format != nil { throw ValidationError("--explain writes no links, and so in no --format") }
            return .explanation
        }
        let sssom = LinkFormat.sssom(
            identifier: try GraphInput.iri(setIri, of: "--set-iri").text,
            license: try GraphInput.iri(license, of: "--license").text)
        if let format {
            if format.lowercased() == "sssom" { return sssom }
            return .rdf(try GraphInput.format(named: format) ?? .turtle)
        }
        if output == "-" { return .rdf(.turtle) }
        if output.hasSuffix(".tsv") { return sssom }
        guard case .rdf(let format)? = OutputFormat(fileName: output) else {
            throw ValidationError("\(output): no format of links has this ending; name one with --format")
        }
        return .rdf(format)
    }
}
