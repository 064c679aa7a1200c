import ArgumentParser
import Yong

#if Server
    import HTTPTypes
    import Logging
    import Reconciliation
    import SPARQLService
    import WebPages
#endif

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answers over HTTP for a store: SPARQL at /sparql, graphs at /store, pages for people.",
        discussion: """
            Only this machine is answered, and nothing can be changed, unless you say otherwise. Each request sees the last
            commit. A query is stopped when its client goes away, after 60 seconds where --timeout says nothing else, and
            when it needs more than 1 GiB of memory where --memory says nothing else.
            Ctrl-C ends the endpoint when the queries that run are answered.

            With --writable, updates and the Graph Store Protocol are taken from clients that send the token of --token-file
            or of the environment's YONG_TOKEN (at least 16 characters) as `Authorization: Bearer TOKEN`. SERVICE and LOAD
            reach the hosts of --allow-host alone, and none of this network.

            /reconcile answers OpenRefine and other clients of the reconciliation API.
            /health says whether the store can be read, /metrics counts for Prometheus.

            Examples:
              yong serve --store news.yong
              curl --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 10' http://127.0.0.1:7878/sparql
              yong serve --store news.yong --writable --token-file token
            """)

    @Option(help: ArgumentHelp("The folder of the store.", valueName: "dir"))
    var store: String
    @Option(help: "The address to listen at; others than this machine reach 0.0.0.0 and ::.")
    var host = "127.0.0.1"
    @Option(help: "The port to listen at; 0 is one that is free.")
    var port = 7878
    @Option(help: ArgumentHelp("How many queries run at a time; others wait.", valueName: "count"))
    var queries = 16
    @Option(
        help: ArgumentHelp("How many requests wait for their turn; more are told to come again.", valueName: "count"))
    var waiting = 256
    @Option(help: ArgumentHelp("How many connections are held at a time.", valueName: "count"))
    var connections = 4096
    @Option(help: ArgumentHelp("The greatest size of a request's body, such as 10M.", valueName: "size"))
    var bodySize = "10M"
    @Flag(help: "Ask the union of all graphs where a query names none.")
    var unionDefaultGraph = false
    @Flag(help: "Let clients that have the token change the store.")
    var writable = false
    @Option(help: ArgumentHelp("The file with the token of clients that write.", valueName: "file"))
    var tokenFile: String?
    @Option(help: ArgumentHelp("A host, with or without a port, that SERVICE and LOAD may ask.", valueName: "host"))
    var allowHost: [String] = []
    @Option(help: ArgumentHelp("The address by which clients know the endpoint behind a proxy.", valueName: "url"))
    var address: String?
    @Option(help: ArgumentHelp("The base of the IRIs of things, as `yong build` had it.", valueName: "iri"))
    var base: String?
    @Flag(inversion: .prefixedNo, help: "Show pages for people.")
    var pages = true
    @Option(help: ArgumentHelp("Which pages of other origins may read answers; * is all.", valueName: "origin"))
    var allowOrigin = "*"
    @Flag(help: "Write a line to standard error for each request.")
    var accessLog = false
    @OptionGroup var limits: QueryLimitOptions

    func validate() throws {
        guard 0...65_535 ~= port else { throw ValidationError("--port: \(port) is no port; give 0 to 65535") }
        for (name, value) in [("queries", queries), ("waiting", waiting), ("connections", connections)] where value < 1
        {
            throw ValidationError("--\(name): at least one is needed, not \(value)")
        }
        _ = try StoreOption.size(bodySize, of: "--body-size")
        for entry in allowHost { try RemoteOptions.check(entry, of: "--allow-host") }
        #if Server
            if let address, !WebAddress.isService(address) {
                throw ValidationError(
                    "--address: '\(address)' is no address of a server; give one such as https://data.example.org")
            }
            guard WebAddress.isOrigin(allowOrigin) else {
                throw ValidationError(
                    "--allow-origin: '\(allowOrigin)' is no origin; give * or one such as https://news.example.org, "
                        + "in small letters and without a path")
            }
        #endif
        guard tokenFile == nil || writable else { throw ValidationError("--token-file goes with --writable") }
        _ = try limits.limits()
    }

    #if Server
        func run() async throws {
            let service = EndpointService(try opened(), try serviceSettings())
            var settings = Endpoint.Settings()
            settings.host = host
            settings.port = port
            settings.queries = queries
            settings.waiting = waiting
            settings.connection.connections = connections
            settings.connection.bodySize = try StoreOption.size(bodySize, of: "--body-size")
            if accessLog {
                settings.accessLog = Logger(label: "yong.access") { StreamLogHandler.standardError(label: $0) }
            }
            let (host, store) = (host, store)
            try await Endpoint(service, settings).run { port in
                let authority = WebAddress.authority(host, port: port)
                StandardStream.error.write(line: "yong: \(store) answers at http://\(authority)/sparql")
            }
        }

        private func opened() throws -> Store {
            writable ? try Store(at: store) : try StoreOption.reading(store)
        }

        private func serviceSettings() throws -> ServiceSettings {
            var settings = ServiceSettings()
            settings.execution.limits = try limits.limits()
            if settings.execution.limits.timeout == nil { settings.execution.limits.timeout = .seconds(60) }
            if settings.execution.limits.memory == nil { settings.execution.limits.memory = 1 << 30 }
            settings.bodySize = try StoreOption.size(bodySize, of: "--body-size")
            settings.execution.unionDefaultGraph = unionDefaultGraph
            settings.execution.text = try? TextSearch.thai()
            settings.address = address.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
            settings.allowedOrigin = allowOrigin
            if writable { settings.token = try token() }
            if !allowHost.isEmpty {
                let access = RemoteAccess(hosts: allowHost)
                let loader = DocumentLoader(access: access, options: settings.execution, readsFiles: false)
                settings.services = access.services
                settings.loader = { try loader.triples(of: $0) }
                settings.remoteRefusal = { ProtocolError(ofRemote: $0) }
            }
            if pages { try addPages(to: &settings) }
            addReconciliation(to: &settings)
            return settings
        }

        private func addPages(to settings: inout ServiceSettings) throws {
            var pages = PageSettings()
            if let base {
                pages.base = try GraphInput.iri(base, of: "--base")
            }
            pages.vocabulary = try EmbeddedFiles.ontology()
            pages.documentText = { try $0.text(of: $1) }
            pages.execution = settings.execution
            let site = WebPages(pages)
            settings.resources.append { head, body, snapshot, cancellation in
                site.answer(
                    head, body: body, from: snapshot, cancellation: cancellation)
            }
            settings.errorPage = { site.errorPage(HTTPResponse.Status(code: $0), $1, for: $2) }
            settings.queryPage = "/query"
        }

        private func addReconciliation(to settings: inout ServiceSettings) {
            let address = settings.address ?? "http://" + WebAddress.authority(host, port: port)
            var reconciliation = ReconciliationSettings(address: address)
            if let base { reconciliation.identifierSpace = base }
            if pages { reconciliation.view = address + "/resource?iri={{id}}" }
            let service = ReconciliationService(reconciliation, search: settings.execution.text)
            settings.resources.append { head, body, snapshot, _ in service.answer(head, body: body, from: snapshot) }
        }

        private func token() throws -> BearerToken {
            let source = tokenFile ?? "YONG_TOKEN"
            let text = try tokenFile.map { try Secret.text(of: $0) } ?? Secret.variable("YONG_TOKEN") ?? ""
            guard let token = BearerToken(text) else {
                throw ValidationError(
                    "--writable: \(source) holds no token; it is at least 16 letters, digits or -._~+/= long")
            }
            return token
        }
    #else
        func run() async throws {
            throw ValidationError("this program was built without the endpoint; `make server` builds one with it")
        }
    #endif
}
