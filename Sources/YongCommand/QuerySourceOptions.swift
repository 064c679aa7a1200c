import ArgumentParser
import Yong

/// Who is asked.
struct QuerySourceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A file of RDF to ask; several may be given.", valueName: "file"))
    var data: [String] = []
    @Option(help: ArgumentHelp("The folder of a store to ask.", valueName: "dir"))
    var store: String?
    @Option(help: ArgumentHelp("The address of a SPARQL endpoint to ask.", valueName: "url"))
    var endpoint: String?
    @OptionGroup var contextOptions: ContextOptions

    /// Checks that there is one source, or tells what is wrong.
    func check(moreFiles: [String]) throws {
        let files = data + moreFiles
        let count = (store == nil ? 0 : 1) + (endpoint == nil ? 0 : 1) + (files.isEmpty ? 0 : 1)
        if count > 1 { throw ValidationError("ask either a store, or files, or an endpoint") }
        guard count > 0 else {
            throw ValidationError("name the files to ask with --data, or a --store, or an --endpoint")
        }
        if !files.isEmpty { _ = try GraphInput.files(files, option: nil) }
    }

    /// What is asked, for people.
    func name(moreFiles: [String]) -> String {
        let files = data + moreFiles
        return store ?? endpoint ?? (files.count == 1 ? files[0] : "\(files.count) files")
    }

    /// The server, if it is one that is asked.
    func server(_ remote: RemoteOptions, _ limits: QueryLimits) -> RemoteQueryTarget? {
        endpoint.map { RemoteQueryTarget(SPARQLEndpoint($0, access: remote.namedAccess(limits), isNamed: true)) }
    }

    /// Opens the store, reads the files, or names the server.
    func target(
        moreFiles: [String], _ remote: RemoteOptions, _ limits: QueryLimits
    ) throws -> any QueryTarget {
        if let server = server(remote, limits) { return server }
        let services = try remote.access()?.services
        if let store { return LocalQueryTarget(try StoreOption.reading(store), services: services) }
        return try LocalQueryTarget(
            reading: GraphInput.files(data + moreFiles, contexts: contextOptions.loader(), option: nil),
            services: services)
    }
}
