import ArgumentParser
import SPARQLService
import Yong

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answers SPARQL queries about a store over HTTP, at /sparql.",
        discussion: """
            The store is only read, and each query sees its last commit. A query is stopped when its client goes away,
            and after 60 seconds where --timeout says nothing else. Ctrl-C ends the endpoint when the queries that run are
            answered.

            Examples:
              yong serve --store news.yong
              curl --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 10' http://127.0.0.1:7878/sparql
            """)

    @Option(help: ArgumentHelp("The folder of the store.", valueName: "dir"))
    var store: String
    @Option(help: "The address to listen at; others than this machine reach 0.0.0.0 and ::.")
    var host = "127.0.0.1"
    @Option(help: "The port to listen at; 0 is one that is free.")
    var port = 7878
    @Option(help: ArgumentHelp("How many queries run at a time; others wait.", valueName: "count"))
    var queries = 16
    @Flag(help: "Ask the union of all graphs where a query names none.")
    var unionDefaultGraph = false
    @OptionGroup var limits: QueryLimitOptions

    func validate() throws {
        guard 0...65_535 ~= port else { throw ValidationError("--port: \(port) is no port; give 0 to 65535") }
        guard queries > 0 else { throw ValidationError("--queries: at least one query has to run") }
        _ = try limits.limits()
    }

    #if Server
        func run() async throws {
            var settings = Endpoint.Settings()
            settings.host = host
            settings.port = port
            settings.queries = queries
            settings.execution.limits = try limits.limits()
            if settings.execution.limits.timeout == nil { settings.execution.limits.timeout = .seconds(60) }
            settings.execution.unionDefaultGraph = unionDefaultGraph
            settings.execution.text = try? TextSearch.thai()
            let (host, store) = (host, store)
            try await Endpoint(try StoreOption.reading(store), settings).run { port in
                StandardStream.error.write(line: "yong: \(store) answers at http://\(host):\(port)/sparql")
            }
        }
    #else
        func run() async throws {
            throw ValidationError("this program was built without the endpoint; `make server` builds one with it")
        }
    #endif
}
