import ArgumentParser
import Glibc
import QueryPrompt
import Yong

struct QueryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Answers a SPARQL query from files of RDF, from a store, or from another server.",
        discussion: """
            Without --format, solutions are a table on a terminal and TSV elsewhere, and graphs are Turtle.
            Well-known prefixes, and those that the files declare, need not be declared again, but with --strict.
            SERVICE is refused unless --allow-service or --service-host lets it ask.

            Without a query, on a terminal, there is a prompt for them; its .help tells more.

            Examples:
              yong query --data graph.ttl 'SELECT ?name { ?p a yong:Person ; rdfs:label ?name }'
              yong query --data a.nq b.nq -f question.rq --format json
              yong query --store news.yong 'ASK { ?p a yong:Person }'
              yong query --store news.yong --explain -f question.rq
              yong query --endpoint https://query.example.org/sparql 'SELECT * { ?s ?p ?o } LIMIT 10'
              yong query --store news.yong --service-host query.example.org -f federated.rq
            """)

    @OptionGroup var source: QuerySourceOptions
    @Option(name: .shortAndLong, help: "A file that holds the query; - is standard input.")
    var file: String?
    @Option(help: "The form of the answer: table, json, xml, csv, tsv, or a syntax of RDF.")
    var format: String?
    @Flag(help: "Show the plan with the rows of each step in place of the answer; --explain=json for programs.")
    var explain = false
    @Flag(help: .hidden)
    var explainJSON = false
    @Flag(help: "Know no prefix but those that the query declares.")
    var strict = false
    @Flag(help: "Send the text to the --endpoint as it is, for queries in what only that server understands.")
    var asIs = false
    @Flag(help: "Ask the union of all graphs where the query names none.")
    var unionDefaultGraph = false
    @Option(
        help: ArgumentHelp(
            "Plan without a rule, to see what it is worth: "
                + PlanningRule.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "rule"))
    var withoutRule: [String] = []
    @OptionGroup var limits: QueryLimitOptions
    @OptionGroup var remote: RemoteOptions
    @Argument(help: ArgumentHelp("More files after --data, and the query's text last.", valueName: "query"))
    var words: [String] = []

    /// Whether there is no query, so that it is asked for.
    private var asksPerson: Bool { file == nil && words.isEmpty }
    /// Where a person can be asked.
    private var terminal: Terminal? { Terminal { try? StandardStream.output.write($0) } }
    /// All words but the query.
    private var files: [String] { file == nil ? words.dropLast() : words }

    func validate() throws {
        if asksPerson, terminal == nil { throw ValidationError("give a query, or a file that holds it with -f") }
        try source.check(moreFiles: files)
        if asIs, source.endpoint == nil || asksPerson {
            throw ValidationError("--as-is: only an --endpoint takes a query as it is, and no prompt sends one")
        }
        if source.endpoint != nil {
            if explain || explainJSON { throw ValidationError("--explain: how an --endpoint works is not known here") }
            let options = [
                ("--union-default-graph", unionDefaultGraph), ("--without-rule", !withoutRule.isEmpty),
                ("--memory", limits.memory != nil),
            ]
            if let option = options.first(where: \.1)?.0 {
                throw ValidationError("\(option): an --endpoint decides this by itself")
            }
        }
        try checkFormat { _ in }
        _ = try limits.limits()
        _ = try planningRules()
        _ = try remote.access()
    }

    func run() async throws {
        if asksPerson, let terminal { return try prompt(at: terminal) }
        let (text, name) = try QueryText.read(file, else: words.last)
        let options = try executionOptions()
        if asIs, let server = source.server(remote, options.limits) {
            return try write(try server.answer(asIs: text, options: options), [:])
        }
        try checkBeforeReading(text, name)
        let target = try source.target(moreFiles: files, remote, options.limits)
        let query = try ParsedQuery(
            text, options: QueryOptions(file: name, isStrict: strict, prefixes: target.prefixes))
        for warning in query.warnings { StandardStream.error.write(line: "yong: \(warning)") }
        try query.query.withStack {
            if explain || explainJSON, let plan = try target.explanation(of: query, options: options) {
                try StandardStream.output.write(Array((explainJSON ? plan.json : plan.text).utf8))
            } else {
                try write(target.answer(query, options: options), target.prefixes)
            }
        }
    }

    /// The rules that the plan does without, or wrong usage.
    private func planningRules() throws -> Set<PlanningRule> {
        Set(
            try withoutRule.map { name in
                guard let rule = PlanningRule(rawValue: name) else {
                    let rules = PlanningRule.allCases.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError("--without-rule: '\(name)' is no rule; use \(rules)")
                }
                return rule
            })
    }

    private func executionOptions() throws -> ExecutionOptions {
        var options = ExecutionOptions()
        options.limits = try limits.limits()
        options.unionDefaultGraph = unionDefaultGraph
        options.withoutRules = try planningRules()
        options.text = try? TextSearch.thai()
        return options
    }

    /// Asks for one query after the other.
    private func prompt(at terminal: Terminal) throws {
        let options = try executionOptions()
        var settings = PromptSettings(name: source.name(moreFiles: files), options: options)
        settings.isStrict = strict
        settings.explains = explain || explainJSON
        if let format {
            if let results = ResultFormat(rawValue: format) { settings.format = results }
            if let graphs = RDFFormat(name: format) { settings.graphFormat = graphs }
        }
        settings.looksUpVocabulary = source.endpoint == nil
        settings.environment = { name in getenv(name).map { String(cString: $0) } }
        settings.onInterrupt = { Interrupts.divert(to: $0) }
        settings.tell = { StandardStream.error.write(line: $0) }
        Interrupts.beforeEnd { terminal.restore() }
        let target = try source.target(moreFiles: files, remote, options.limits)
        PromptSession(target, at: terminal, settings: settings).run()
    }

    /// Tells what is wrong with a query before much is read for it. A prefix may still be declared by the data.
    private func checkBeforeReading(_ text: String, _ name: String) throws {
        do {
            let query = try Query(text, options: QueryOptions(file: name, isStrict: strict))
            try checkFormat { (writer) throws(AnswerFormatError) in try writer.check(query.answerKind) }
        } catch let error as SPARQLSyntaxError {
            if case .undeclaredPrefix = error.problem, !strict { return }
            throw error
        }
    }

    /// Checks the form of the answer; what is wrong with it is wrong usage.
    private func checkFormat(_ check: (AnswerWriter) throws(AnswerFormatError) -> Void) throws {
        do throws(AnswerFormatError) {
            try check(try answerWriter([:]))
        } catch {
            throw ValidationError("\(error)")
        }
    }

    /// What writes the answer in the form that was asked for, or else in the one that suits who reads it.
    private func answerWriter(_ prefixes: [String: IRI]) throws(AnswerFormatError) -> AnswerWriter {
        try AnswerWriter(
            format: format, usual: StandardStream.output.isTerminal ? .table : .tsv, prefixes: prefixes)
    }

    private func write(_ answer: QueryAnswer, _ prefixes: [String: IRI]) throws {
        do {
            try answerWriter(prefixes).write(answer) { try StandardStream.output.write($0) }
        } catch let error as AnswerFormatError {
            throw ValidationError("\(error)")
        }
    }
}
