import ArgumentParser
import Yong

extension PlanningRule: @retroactive ExpressibleByArgument {}

struct QueryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Answers a SPARQL query from files of RDF, or from a store.",
        discussion: """
            Without --format, solutions are a table on a terminal and TSV elsewhere, and graphs are Turtle.
            Prefixes that the files declare need not be declared again.

            Examples:
              yong query --data graph.ttl 'SELECT ?name { ?p a yong:Person ; rdfs:label ?name }'
              yong query --data a.nq b.nq -f question.rq --format json
              yong query --store news.yong 'ASK { ?p a yong:Person }'
              yong query --store news.yong --explain -f question.rq
            """)

    @Option(help: ArgumentHelp("A file of RDF to ask; several may be given.", valueName: "file"))
    var data: [String] = []
    @Option(help: ArgumentHelp("The folder of a store to ask.", valueName: "dir"))
    var store: String?
    @Option(name: .shortAndLong, help: "A file that holds the query; - is standard input.")
    var file: String?
    @Option(help: "The form of the answer: table, json, xml, csv, tsv, or a syntax of RDF.")
    var format: String?
    @Flag(help: "Show the plan with the rows of each step in place of the answer; --explain=json for programs.")
    var explain = false
    @Flag(help: .hidden)
    var explainJSON = false
    @Flag(help: "Ask the union of all graphs where the query names none.")
    var unionDefaultGraph = false
    @Option(
        help: ArgumentHelp(
            "Plan without a rule, to see what it is worth: "
                + PlanningRule.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "rule"))
    var withoutRule: [PlanningRule] = []
    @OptionGroup var limits: QueryLimitOptions
    @Argument(help: ArgumentHelp("More files after --data, and the query's text last.", valueName: "query"))
    var words: [String] = []

    /// The files to ask: those of `--data`, and all words but the query.
    private var files: [String] { data + (file == nil ? words.dropLast() : words[...]) }

    func validate() throws {
        if file == nil, words.isEmpty { throw ValidationError("give a query, or a file that holds it with -f") }
        if store != nil {
            guard files.isEmpty else { throw ValidationError("ask either a store or files, not both") }
        } else {
            guard !files.isEmpty else { throw ValidationError("name the files to ask with --data, or a --store") }
            _ = try GraphInput.files(files)
        }
        if let format, ResultFormat(rawValue: format) == nil, RDFFormat(name: format) == nil {
            throw ValidationError("'\(format)' is no format; use table, json, xml, csv, tsv or a syntax of RDF")
        }
        _ = try limits.limits()
    }

    func run() async throws {
        let (text, name) = try QueryText.read(file, else: words.last)
        try checkBeforeReading(text, name)
        let (view, prefixes) = try source()
        let (query, warnings) = try Query.parse(text, options: QueryOptions(file: name, prefixes: prefixes))
        for warning in warnings { StandardStream.error.write(line: "yong: \(warning)") }
        var options = ExecutionOptions()
        options.limits = try limits.limits()
        options.unionDefaultGraph = unionDefaultGraph
        options.withoutRules = Set(withoutRule)
        options.text = try? TextSearch.thai()
        try query.withStack {
            let run = try QueryExecution(query, over: view, options: options)
            if explain || explainJSON {
                try run.readAll()
                StandardStream.output.write(Array((explainJSON ? run.explanation.json : run.explanation.text).utf8))
            } else {
                try write(query, run, prefixes)
            }
        }
    }

    /// What is asked.
    private func source() throws -> (QuadView, prefixes: [String: IRI]) {
        if let store { return (try StoreOption.reading(store).snapshot(), [:]) }
        var prefixes: [String: IRI] = [:]
        let memory = try MemoryStore { sink in
            try GraphInput.files(files).read(into: &sink)
            prefixes = sink.prefixes
        }
        return (memory.snapshot(), prefixes)
    }

    /// Tells what is wrong with a query before much is read for it. A prefix may still be declared by the data.
    private func checkBeforeReading(_ text: String, _ name: String) throws(SPARQLSyntaxError) {
        do {
            _ = try Query(text, options: QueryOptions(file: name))
        } catch {
            if case .undeclaredPrefix = error.problem { return }
            throw error
        }
    }

    /// Writes the answer in the form that was asked for, or else in the one that suits who reads it; rows as they come.
    private func write(_ query: Query, _ run: QueryExecution, _ prefixes: [String: IRI]) throws {
        switch query.form {
        case .construct, .describe:
            guard let graphFormat = RDFFormat(name: format ?? "turtle") else {
                throw ValidationError("a graph is no \(format ?? ""); use a syntax of RDF")
            }
            var writer = RDFWriter(format: graphFormat, to: MemorySink(), prefixes: prefixes)
            try run.forEachTriple { try writer.quad(Quad($0)) }
            try writer.finish()
            StandardStream.output.write(writer.output.bytes)
        case .select, .ask:
            let usual: ResultFormat = StandardStream.output.isTerminal ? .table : .tsv
            guard let resultFormat = format.map({ ResultFormat(rawValue: $0) }) ?? usual else {
                throw ValidationError("solutions have no form \(format ?? ""); use table, json, xml, csv or tsv")
            }
            let writer = try SolutionWriter(resultFormat, prefixes: prefixes)
            if case .ask = query.form {
                try writer.boolean(run.hasSolution())
            } else {
                try writer.begin(run.variables)
                while let rows = try run.nextRows() {
                    for row in rows { try writer.row(row) }
                    StandardStream.output.write(try writer.take())
                }
            }
            try writer.end()
            StandardStream.output.write(try writer.take())
        }
    }
}
