public import RDFToolkit
internal import Sorting

/// Questions and answers at a terminal.
public final class PromptSession {
    private let target: any QueryTarget
    private let terminal: Terminal
    var settings: PromptSettings
    /// Prefixes that the person declared for all that follows.
    var prefixes: [String: IRI] = [:]
    /// Prefixes of which was said that they are known by themselves.
    private var toldPrefixes: Set<String> = []
    private let search = VocabularySearch()
    private let file: HistoryFile?

    /// Prepares.
    ///
    /// - Parameters:
    ///   - target: who answers.
    ///   - terminal: where the person is.
    ///   - settings: how the prompt begins.
    public init(_ target: any QueryTarget, at terminal: Terminal, settings: PromptSettings) {
        self.target = target
        self.terminal = terminal
        self.settings = settings
        file = HistoryFile(environment: settings.environment)
    }

    /// Asks until the person leaves.
    public func run() {
        settings.tell(PromptSession.greeting(settings.name))
        if settings.looksUpVocabulary { search.start(target) }
        defer { search.stop() }
        // Between queries, Ctrl-C ends nothing.
        settings.onInterrupt {}
        defer { settings.onInterrupt(nil) }
        terminal.raw { readQueries() }
    }

    private func readQueries() {
        var history = History(file?.read() ?? [])
        while true {
            var editor = LineEditor(
                terminal, prompt: "yong> ", isComplete: { self.isComplete($0) },
                complete: { self.completer.completions(of: $0) })
            switch terminal.readingKeys({ editor.read(&history) }) {
            case .end: return
            case .interrupted: continue
            case .text(let text):
                if text.isEmpty { continue }
                if history.add(text) { file?.append(text) }
                if text.utf8.first == UInt8(ascii: ".") {
                    guard command(text) else { return }
                } else {
                    ask(text, name: "query")
                }
            }
        }
    }

    private static func greeting(_ name: String) -> String {
        """
        SPARQL over \(name)
        Enter runs a query once it is complete, and before that starts a new line; so
        does Alt-Enter always. An empty line runs what stands there. Tab completes,
        arrows recall, Ctrl-C stops a query, Ctrl-D leaves, .help tells more.
        """
    }

    /// All prefixes that need no declaration.
    var knownPrefixes: [String: IRI] {
        settings.isStrict ? prefixes : WellKnownPrefixes.namespaces.merging(ownPrefixes) { $1 }
    }

    private var ownPrefixes: [String: IRI] { target.prefixes.merging(prefixes) { $1 } }

    private var completer: QueryCompleter {
        QueryCompleter(
            prefixes: knownPrefixes, vocabulary: search.vocabulary, commands: PromptCommand.completions)
    }

    // MARK: Queries

    private func parsed(_ text: String, _ name: String) throws(SPARQLSyntaxError) -> ParsedQuery {
        // A strict reading knows no prefixes at all, so that those of the person go in front of the text.
        let declarations =
            settings.isStrict
            ? prefixes.ordered { $0.key < $1.key }.map { "PREFIX \($0.key): <\($0.value.text)> " }.joined() : ""
        return try ParsedQuery(
            declarations + text,
            options: QueryOptions(file: name, isStrict: settings.isStrict, prefixes: ownPrefixes))
    }

    /// Whether a text is a command, or a query that is whole or wrong, so that more lines would not help it.
    private func isComplete(_ text: String) -> Bool {
        if text.utf8.first == UInt8(ascii: ".") { return true }
        do {
            _ = try parsed(text, "query")
            return true
        } catch {
            return !error.isUnfinished
        }
    }

    /// Runs a query, and shows its answer or what is wrong.
    func ask(_ text: String, name: String) {
        do {
            let query = try parsed(text, name)
            for warning in query.warnings { settings.tell("\(warning)") }
            tellPrefixes(query.impliedPrefixes)
            let cancellation = Cancellation()
            var options = settings.options
            options.cancellation = cancellation
            settings.onInterrupt { cancellation.cancel() }
            defer { settings.onInterrupt {} }
            try query.query.withStack { try answer(query, options) }
        } catch QueryError.cancelled {
            settings.tell("stopped")
        } catch {
            settings.tell("\(error)")
        }
    }

    /// Says which prefixes the query did not declare itself, of each one once.
    private func tellPrefixes(_ implied: [String: IRI]) {
        let names = implied.keys.filter { prefixes[$0] == nil && toldPrefixes.insert($0).inserted }
            .ordered { CodeUnits.less($0, $1) }
        if names.isEmpty { return }
        let list = names.map { "\($0): <\(implied[$0]?.text ?? "")>" }.joined(separator: ", ")
        settings.tell("declared by \(names.count == 1 ? "itself" : "themselves"): \(list)")
    }

    private func answer(_ query: ParsedQuery, _ options: ExecutionOptions) throws {
        let start = ContinuousClock.now
        if settings.explains {
            guard let plan = try target.explanation(of: query, options: options) else {
                return settings.tell("how another server works is not known here")
            }
            return terminal.write(plan.text)
        }
        let printer = AnswerPrinter(
            terminal: terminal, format: settings.format, graphFormat: settings.graphFormat, prefixes: knownPrefixes)
        let summary = try printer.show(try target.answer(query, options: options))
        let seconds = (ContinuousClock.now - start).components
        let milliseconds = seconds.seconds * 1000 + seconds.attoseconds / 1_000_000_000_000_000
        let time = milliseconds < 1000 ? "\(milliseconds) ms" : "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
        switch (summary.rows, summary.isCut) {
        case (let rows?, true): settings.tell("\(rows) rows shown, and more there may be")
        case (let rows?, false): settings.tell("\(rows == 1 ? "1 row" : "\(rows) rows"), \(time)")
        case (nil, _): settings.tell(time)
        }
    }
}
