import ArgumentParser
import Glibc
import Yong

struct DumpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dump",
        abstract: "Writes the quads of a store, or its things and relations as tables.",
        discussion: """
            Without --format the ending of the output tells the format; standard output gets N-Quads.

            With --describe, void.ttl beside the file says in VoID and DCAT what it holds, under which licence, and its
            SHA-256, and SHA256SUMS has the check sums; -o may then name a folder, which gets dump.nq.zst. The time of
            issue is that of the store's last change, or SOURCE_DATE_EPOCH.

            The formats graphml, gexf, csv and neo4j are for programs that know no RDF: a node for each thing that
            statements are made about, an edge for each relation between two of them, the rest in columns. csv and neo4j
            write nodes.csv and edges.csv into the folder that -o names. Several values in a cell are divided by |; those
            for neo4j by U+001F, so import them with
              neo4j-admin database import full --array-delimiter=U+001F --multiline-fields=true
                --nodes=nodes.csv --relationships=edges.csv

            With --parts the folder that -o names gets N-Quads for bulk loaders: part-00001.nq.gz and so on, all lines in order,
            each subject in one part, the same statements always in the same files. Loaders make new blank nodes of each file,
            so blank nodes become IRIs there, the same that yong publish gives them.

            Examples:
              yong dump --store news.yong -o all.nq.zst
              yong dump --store news.yong -o parts/ --parts 8
              yong dump --store news.yong --graph https://example.org/people --format turtle
              yong dump --store news.yong -o public/ --describe --license https://creativecommons.org/licenses/by/4.0/
              yong dump --store news.yong -o news.graphml
              yong dump --store news.yong -o tables/ --format csv
            """)

    @Option(help: ArgumentHelp("The folder of the store.", valueName: "dir"))
    var store: String
    @Option(name: [.short, .customLong("output")], help: "The file to write; standard output if not given.")
    var output = "-"
    @Option(help: "The format of the output, if its ending does not tell: one of RDF, or graphml, gexf, csv, neo4j.")
    var format: String?
    @Option(help: ArgumentHelp("Only the triples of this named graph.", valueName: "iri"))
    var graph: String?
    @OptionGroup(title: "Description") var description: DescriptionOptions
    @OptionGroup(title: "Tables") var tables: TableOptions
    @OptionGroup(title: "Parts") var parts: PartOptions

    func validate() throws {
        if try parts.dump() != nil {
            guard output != "-" else { throw ValidationError("--parts: name a folder with -o") }
            let isFile = GraphTableFormat(fileName: output) != nil || RDFFormat(fileName: output) != nil
            if isFile, !Folder.isFolder(output) {
                throw ValidationError("--parts writes N-Quads into a folder, and \(output) has the ending of a file")
            }
            guard graph == nil, format == nil, !description.describe, !tables.isUsed else {
                throw ValidationError("--parts writes N-Quads of all graphs: leave out --graph, --format and the like")
            }
            return
        }
        _ = try target()
        _ = try StoreOption.graph(graph)
        _ = try description.dump()
    }

    func run() async throws {
        let store = try StoreOption.reading(store)
        if let dump = try parts.dump() {
            let counts = try dump.write(store, to: output)
            return StandardStream.error.write(
                line: "\(Amount.text(counts.statements, "statement")) in \(Amount.text(counts.parts, "part"))")
        }
        switch try target() {
        case .tables(let format):
            let counts = try GraphTableExport(store.snapshot(), settings: tables.settings()).write(format, to: output)
            StandardStream.error.write(
                line: "\(Amount.text(counts.nodes, "node")), \(Amount.text(counts.edges, "edge"))")
        case .rdf(let format, let path):
            if description.describe {
                let described = try description.dump().write(
                    store, graph: StoreOption.graph(graph), to: path, format: format)
                tell(described.whole.triples, 0, format)
            } else {
                let file = try OutputFile(path)
                var names = GraphNamesSink(sink: RDFWriter(format: format, to: file))
                try store.dump(StoreOption.graph(graph).map { .named($0) } ?? .all, into: &names)
                try names.sink.finish()
                try file.finish()
                tell(names.count, names.graphs.count, format)
            }
        }
    }

    /// Tells of what was asked for and is not there, and of what was there and is not written.
    private func tell(_ statements: Int, _ graphs: Int, _ format: RDFFormat) {
        if let graph, statements == 0 {
            StandardStream.error.write(line: "yong: the store holds no statement in the graph <\(graph)>")
        }
        if graphs > 0, !format.holdsNamedGraphs { MergedGraphs.tell(graphs, format) }
    }

    /// What is written, and where.
    private enum Target {
        case rdf(RDFFormat, to: String)
        case tables(GraphTableFormat)
    }

    private func target() throws -> Target {
        if let format = format.flatMap({ GraphTableFormat(rawValue: $0.lowercased()) })
            ?? (format == nil ? GraphTableFormat(fileName: output) : nil)
        {
            if format.isFolder, output == "-" { throw ValidationError("-o: name a folder for the two tables") }
            if description.describe || graph != nil {
                throw ValidationError("--describe and --graph are for formats of RDF")
            }
            return .tables(format)
        }
        if tables.isUsed { throw ValidationError("\(tables.name) is for graphml, gexf, csv and neo4j") }
        guard !description.describe else { return try describedTarget() }
        if let format { return .rdf(try GraphInput.format(named: format) ?? .nquads, to: output) }
        if output == "-" { return .rdf(graph == nil ? .nquads : .ntriples, to: output) }
        return .rdf(try format(of: output), to: output)
    }

    private func describedTarget() throws -> Target {
        if output == "-" { throw ValidationError("--describe: name a file or a folder with -o") }
        let path = DescribedDump.file(output, isOneGraph: graph != nil)
        if format != nil, !path.utf8.elementsEqual(output.utf8) {
            throw ValidationError("--describe: a folder gets N-Quads; for another --format name a file with -o")
        }
        guard OutputTarget.isFile(path) else {
            throw ValidationError("--describe: \(path) is no file that a description could lie beside")
        }
        return .rdf(try GraphInput.format(named: format) ?? self.format(of: path), to: path)
    }

    private func format(of path: String) throws -> RDFFormat {
        guard let format = RDFFormat(fileName: path) else {
            throw ValidationError("\(path): no format of RDF has this ending; name one with --format")
        }
        return format
    }
}

/// How a dump is parted.
struct PartOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Write so many parts at most, for bulk loaders.", valueName: "count"))
    var parts: Int?
    @Option(help: ArgumentHelp("What the IRIs of blank nodes begin with.", valueName: "iri"))
    var skolemBase: String?

    /// The dump, if there are to be parts.
    func dump() throws -> PartedDump? {
        guard let parts else {
            if skolemBase != nil { throw ValidationError("--skolem-base needs --parts") }
            return nil
        }
        guard (1...99_999).contains(parts) else { throw ValidationError("--parts must lie between 1 and 99999") }
        var dump = PartedDump(parts: parts)
        dump.skolemBase = try skolemBase.map { try GraphInput.iri($0, of: "--skolem-base") }
        return dump
    }
}

/// How a dump is described.
struct DescriptionOptions: ParsableArguments {
    @Flag(help: "Write void.ttl and SHA256SUMS beside the dump.")
    var describe = false
    @Option(help: ArgumentHelp("The terms under which the data may be used.", valueName: "iri"))
    var license: String?
    @Option(help: "What people call the data; the store's name if not given.")
    var title: String?
    @Option(help: ArgumentHelp("Where the folder of the dump will be on the Web.", valueName: "iri"))
    var publishedAt: String?

    func dump() throws -> DescribedDump {
        if !describe,
            let name = license.map({ _ in "--license" }) ?? title.map({ _ in "--title" })
                ?? publishedAt.map({ _ in "--published-at" })
        {
            throw ValidationError("\(name) needs --describe")
        }
        var dump = DescribedDump()
        dump.title = title
        dump.license = try license.map { try GraphInput.iri($0, of: "--license") }
        dump.location = try publishedAt.map { $0.hasSuffix("/") ? $0 : $0 + "/" }.map {
            try GraphInput.iri($0, of: "--published-at")
        }
        if let text = getenv("SOURCE_DATE_EPOCH").map({ String(cString: $0) }) {
            guard let seconds = Int(text), seconds >= 0 else {
                throw ValidationError("SOURCE_DATE_EPOCH: '\(text)' is no number of seconds")
            }
            dump.issued = seconds
        }
        return dump
    }
}

/// What goes into tables.
struct TableOptions: ParsableArguments {
    @Flag(help: "Also nodes and edges of named graphs: documents, mentions, claims.")
    var withEvidence = false
    @Flag(help: "Also nodes of memberships, and edges that say in other vocabularies what an edge says.")
    var withRepetitions = false

    /// Whether one of them is set, and its name.
    var isUsed: Bool { withEvidence || withRepetitions }
    var name: String { withEvidence ? "--with-evidence" : "--with-repetitions" }

    func settings() throws -> GraphTableSettings {
        var settings = try GraphTableSettings.ofOntology()
        settings.includesEvidence = withEvidence
        settings.includesRepetitions = withRepetitions
        return settings
    }
}
