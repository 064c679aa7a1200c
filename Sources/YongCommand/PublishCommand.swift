import ArgumentParser
import Yong

struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Sends the quads of a store, or of files, to another server.",
        discussion: """
            The server is told by SPARQL Update or by the Graph Store Protocol: what --to is, it is asked, unless
            --protocol says so. In the end each graph is counted there. What the server holds stays, unless --replace
            empties the graphs that the data has statements in.

            After a break the same command goes on where it stopped. A request may be made twice, and brings everything
            once: blank nodes get IRIs (…/.well-known/genid/…), the same in each request. A server that is busy (429,
            503) or gone is asked again, after the time that it names, or after longer and longer times.

            A token is read from --token-file or YONG_PUBLISH_TOKEN, a name and password as name:password from
            --user-file or YONG_PUBLISH_USER; never from an argument, which others on the machine can see.

            Examples:
              yong publish --store news.yong --to http://127.0.0.1:7878/
              yong publish --store news.yong --to https://example.org/sparql --token-file token --replace
              yong publish --data graph.ttl --to http://127.0.0.1:8890/sparql-auth --user-file user
                --protocol update --query http://127.0.0.1:8890/sparql --default-graph https://example.org/news
            """)

    @Option(help: ArgumentHelp("The address of the server.", valueName: "url"))
    var to: String
    @Option(help: ArgumentHelp("The folder of the store.", valueName: "dir"))
    var store: String?
    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Files or folders of RDF in place of a store.", valueName: "file"))
    var data: [String] = []
    @Option(help: "The format of the files, if their ending does not tell.")
    var from: String?
    @Option(help: ArgumentHelp("What the address is: graph-store or update.", valueName: "name"))
    var `protocol`: String?
    @Option(help: ArgumentHelp("The address that answers queries, to count with.", valueName: "url"))
    var query: String?
    @Flag(help: "Do not count in the end.")
    var noVerify = false
    @Flag(help: "Empty the graphs that the data has statements in first.")
    var replace = false
    @Option(help: ArgumentHelp("The graph for statements of the default graph.", valueName: "iri"))
    var defaultGraph: String?
    @Option(help: ArgumentHelp("What the IRIs of blank nodes begin with.", valueName: "iri"))
    var skolemBase: String?
    @OptionGroup(title: "Who publishes") var credentials: CredentialOptions
    @OptionGroup(title: "Requests") var requests: PublishingRequestOptions

    func validate() throws {
        if (store == nil) == data.isEmpty { throw ValidationError("publish either a --store, or files with --data") }
        if !data.isEmpty { _ = try GraphInput.files(data, from: from) }
        if from != nil, store != nil {
            throw ValidationError("--from is for --data, and a store has a format of its own")
        }
        if noVerify, query != nil { throw ValidationError("--no-verify asks no --query") }
        if let at = to.utf8.firstIndex(of: UInt8(ascii: "@")), !to[..<at].dropFirst(8).utf8.contains(UInt8(ascii: "/"))
        {
            throw ValidationError("--to: a name and password do not belong there; --user-file takes them")
        }
        _ = try proto()
        _ = try credentials.check()
        _ = try requests.apply(to: settings(skolemBase: IRI(unchecked: "urn:x:")))
    }

    func run() async throws {
        let source = try source()
        let settings = try requests.apply(to: settings(skolemBase: source.skolemBase))
        let server = try ServerProbe(to, credentials: credentials.credentials())
            .server(proto(), queryURL: query, needsQueries: !noVerify)
        let state = requests.state ?? source.statePath(to: server.url)
        Interrupts.beforeEnd {
            StandardStream.error.write(line: "\nyong: stopped; the same command goes on where it stopped (\(state))")
        }
        let line = ProgressLine(isWanted: requests.progress)
        var publisher = Publisher(to: server, settings: settings, statePath: state)
        publisher.progress = { told in line.show { PublishingText.progress(told, seconds: line.seconds) } }
        let report: PublishingReport
        do {
            report = try publisher.publish(source.view(), restarts: requests.restart)
        } catch {
            line.finish()
            throw error
        }
        line.finish()
        for text in PublishingText.report(report, server, seconds: line.seconds) {
            StandardStream.error.write(line: text)
        }
    }

    private func source() throws -> PublishingSource {
        if let store { return .store(try StoreOption.reading(store)) }
        return .files(try GraphInput.files(data, from: from))
    }

    private func proto() throws -> PublishingProtocol? {
        try self.protocol.map { name in
            guard let proto = PublishingProtocol(rawValue: name) else {
                throw ValidationError("--protocol: '\(name)' is neither graph-store nor update")
            }
            return proto
        }
    }

    private func settings(skolemBase usual: IRI) throws -> PublishingSettings {
        var settings = PublishingSettings(
            skolemBase: try skolemBase.map { try GraphInput.iri($0, of: "--skolem-base") } ?? usual)
        settings.replaces = replace
        settings.defaultGraph = try defaultGraph.map { try GraphInput.iri($0, of: "--default-graph") }
        return settings
    }
}

/// Who publishes: from files or the environment.
struct CredentialOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A file with a bearer token.", valueName: "file"))
    var tokenFile: String?
    @Option(help: ArgumentHelp("A file with name:password.", valueName: "file"))
    var userFile: String?

    func check() throws {
        if tokenFile != nil, userFile != nil { throw ValidationError("give either --token-file or --user-file") }
    }

    func credentials() throws -> PublishingCredentials? {
        if let tokenFile { return .token(try Secret.text(of: tokenFile)) }
        if let userFile { return try user(Secret.text(of: userFile), from: userFile) }
        if let token = Secret.variable("YONG_PUBLISH_TOKEN") { return .token(token) }
        return try Secret.variable("YONG_PUBLISH_USER").map { try user($0, from: "YONG_PUBLISH_USER") }
    }

    private func user(_ text: String, from place: String) throws -> PublishingCredentials {
        guard let credentials = PublishingCredentials(user: text) else {
            throw ValidationError("\(place): there is no name:password")
        }
        return credentials
    }
}

/// How requests are made.
struct PublishingRequestOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How many bytes a request brings at most, as 1M.", valueName: "size"))
    var batchSize: String?
    @Option(help: ArgumentHelp("How many statements a request brings at most.", valueName: "count"))
    var batchStatements: Int?
    @Option(help: ArgumentHelp("How often a server is asked again that is busy or gone.", valueName: "count"))
    var retries = 8
    @Option(help: ArgumentHelp("Give up a request after so many seconds.", valueName: "seconds"))
    var timeout = 600
    @Option(help: ArgumentHelp("The file that tells how far it is; beside the store if not given.", valueName: "file"))
    var state: String?
    @Flag(help: "Forget the state of a broken publication, and begin anew.")
    var restart = false
    @Flag(help: "Tell how far it is also where no terminal is.")
    var progress = false

    func apply(to settings: PublishingSettings) throws -> PublishingSettings {
        var settings = settings
        settings.batchBytes = try batchSize.map { try StoreOption.size($0, of: "--batch-size") }
        if let batchStatements, batchStatements < 1 { throw ValidationError("--batch-statements: give 1 or more") }
        if retries < 0 { throw ValidationError("--retries: give 0 or more") }
        if timeout < 1 { throw ValidationError("--timeout: give 1 second or more") }
        settings.batchStatements = batchStatements
        settings.retries = retries
        settings.timeout = .seconds(timeout)
        return settings
    }
}
