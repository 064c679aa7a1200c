import ArgumentParser
import Yong

struct UpdateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Changes a store by a SPARQL update, in one transaction.",
        discussion: """
            All operations of a request are done, or none. The store is made if it is missing.
            LOAD reads files: LOAD <file:///…>, or LOAD <file:news.nt> for one in the folder in which the command runs;
            with --allow-service or --service-host, documents of the web too.

            Examples:
              yong update --store news.yong 'INSERT DATA { <http://e/a> rdfs:label "A"@en }'
              yong update --store news.yong -f changes.ru
              yong update --store news.yong --service-host example.org 'LOAD <https://example.org/data.ttl>'
            """)

    @Option(help: ArgumentHelp("The folder of the store.", valueName: "dir"))
    var store: String
    @Option(name: .shortAndLong, help: "A file that holds the update; - is standard input.")
    var file: String?
    @Flag(help: "Match patterns in the union of all graphs where the update names none.")
    var unionDefaultGraph = false
    @Flag(help: "Know no prefix but those that the update declares.")
    var strict = false
    @OptionGroup var limits: QueryLimitOptions
    @OptionGroup var remote: RemoteOptions
    @Argument(help: ArgumentHelp("The update's text.", valueName: "update"))
    var text: String?

    func validate() throws {
        if (file == nil) == (text == nil) { throw ValidationError("give an update, or a file that holds it with -f") }
        _ = try limits.limits()
        _ = try remote.access()
    }

    func run() throws {
        let (text, name) = try QueryText.read(file, else: text, named: "update")
        let (update, warnings) = try Update.parse(text, options: QueryOptions(file: name, isStrict: strict))
        for warning in warnings { StandardStream.error.write(line: "yong: \(warning)") }
        var options = ExecutionOptions()
        options.limits = try limits.limits()
        options.unionDefaultGraph = unionDefaultGraph
        options.text = try? TextSearch.thai()
        let access = try remote.access()
        let loader = DocumentLoader(access: access, options: options)
        let counts = try Store(at: store).write { transaction in
            try UpdateExecution(
                on: transaction, options: options, services: access?.services, loader: { try loader.triples(of: $0) }
            ).run(update)
        }
        StandardStream.error.write(line: "\(Amount.text(counts.inserted, "quad")) inserted, \(counts.deleted) deleted")
    }
}
