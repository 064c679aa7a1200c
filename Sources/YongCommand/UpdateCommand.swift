import ArgumentParser
import Yong

struct UpdateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Changes a store by a SPARQL update, in one transaction.",
        discussion: """
            All operations of a request are done, or none. The store is made if it is missing.
            LOAD reads files: LOAD <file:///…> or a path relative to the folder in which the command runs.

            Examples:
              yong update --store news.yong 'INSERT DATA { <http://e/a> rdfs:label "A"@en }'
              yong update --store news.yong -f changes.ru
            """)

    @Option(help: ArgumentHelp("The folder of the store.", valueName: "dir"))
    var store: String
    @Option(name: .shortAndLong, help: "A file that holds the update; - is standard input.")
    var file: String?
    @Flag(help: "Match patterns in the union of all graphs where the update names none.")
    var unionDefaultGraph = false
    @OptionGroup var limits: QueryLimitOptions
    @Argument(help: ArgumentHelp("The update's text.", valueName: "update"))
    var text: String?

    func validate() throws {
        if (file == nil) == (text == nil) { throw ValidationError("give an update, or a file that holds it with -f") }
        _ = try limits.limits()
    }

    func run() throws {
        let (text, name) = try QueryText.read(file, else: text)
        let update = try Update(text, options: QueryOptions(file: name))
        var options = ExecutionOptions()
        options.limits = try limits.limits()
        options.unionDefaultGraph = unionDefaultGraph
        options.text = try? TextSearch.thai()
        let counts = try Store(at: store).write { transaction in
            try UpdateExecution(on: transaction, options: options, loader: { try GraphFiles.triples(of: $0) }).run(
                update)
        }
        StandardStream.error.write(line: "\(counts.inserted) quads inserted, \(counts.deleted) deleted")
    }
}
