internal import Compression
internal import HTTPClient
internal import JSONLD
public import QueryEngine
public import RDFModel
internal import RDFSyntax

/// Fetches the documents that `LOAD` names: files, and documents of the web if that is allowed.
public struct DocumentLoader: Sendable {
    /// What may be fetched; `nil` is nothing but files.
    public let access: RemoteAccess?
    private let options: ExecutionOptions
    private let readsFiles: Bool

    /// A loader.
    ///
    /// - Parameters:
    ///   - access: what may be fetched; `nil` is nothing but files.
    ///   - options: what ends a request.
    ///   - readsFiles: whether files of this machine may be loaded.
    public init(
        access: RemoteAccess?, options: ExecutionOptions = ExecutionOptions(), readsFiles: Bool = true
    ) {
        self.access = access
        self.options = options
        self.readsFiles = readsFiles
    }

    private static let accept =
        "text/turtle, application/n-triples;q=0.9, application/trig;q=0.8, application/n-quads;q=0.8, "
        + "application/rdf+xml;q=0.8, application/ld+json;q=0.7, */*;q=0.1"

    /// The statements of a document's default graph. What a server sends is read by its media type, and by the ending of
    /// the address where that is none of RDF.
    ///
    /// - Throws: ``LoadSourceError``, `HTTPError`, ``RemoteError``, `QueryError`, what reading throws.
    public func triples(of source: IRI) throws -> [Triple] {
        let scheme = source.text.prefix { $0 != ":" }.lowercased()
        guard scheme == "http" || scheme == "https" else {
            guard readsFiles else { throw LoadSourceError.fileNotAllowed(source.text) }
            return try GraphFiles.triples(of: source)
        }
        guard let access else { throw LoadSourceError.webNotAllowed(source.text) }
        return try triples(of: source, access, options.stopCheck())
    }

    private func triples(
        of source: IRI, _ access: RemoteAccess, _ check: @escaping @Sendable () throws -> Void
    ) throws -> [Triple] {
        var dataset = Dataset()
        var reader: RDFReader?
        var decompressor = Decompressor(source: source.text)
        var size = 0
        func unpack(_ reader: inout RDFReader?) throws {
            while let piece = try decompressor.nextPiece() {
                size += piece.count
                if let limit = access.maximumSize, size > limit {
                    throw HTTPError.tooLarge(url: source.text, limit: limit)
                }
                try check()
                try reader?.read(piece, into: &dataset)
            }
        }
        let url = String(source.text.prefix { $0 != "#" })
        var said = ServerText()
        let response = try access.session().send(
            HTTPRequest(url, accept: DocumentLoader.accept), check: check
        ) { response, bytes in
            guard response.isSuccess else { return said.add(bytes) }
            if reader == nil {
                reader = try RDFReader(
                    format: try DocumentLoader.format(response), base: try? IRI(response.url), source: url,
                    contexts: RemoteContexts(access: access, check: check))
            }
            try decompressor.feed(bytes)
            try unpack(&reader)
        }
        guard response.isSuccess else { throw RemoteError.status(url: url, response.status, text: said.lines) }
        try decompressor.feedEnd()
        try unpack(&reader)
        try reader?.finish(into: &dataset)
        return dataset.quads(graph: .defaultGraph).map(\.triple)
    }

    private static func format(_ response: HTTPResponse) throws -> RDFFormat {
        let name = String(response.url.prefix { $0 != "?" && $0 != "#" })
        guard let format = RDFFormat(mediaType: response.mediaType) ?? RDFFormat(fileName: name) else {
            throw RemoteError.mediaType(url: response.url, response.mediaType, wanted: "syntax of RDF")
        }
        return format
    }
}

/// Contexts of JSON-LD from the web, for documents that came from there.
private struct RemoteContexts: JSONLDLoader {
    let access: RemoteAccess
    let check: @Sendable () throws -> Void

    func load(_ iri: IRI) throws -> JSONLDDocument {
        let (response, body) = try access.session().fetch(
            HTTPRequest(iri.text, accept: "application/ld+json, application/json;q=0.9"), check: check)
        guard response.isSuccess else { throw RemoteError.status(url: iri.text, response.status, text: "") }
        return JSONLDDocument(bytes: body, iri: (try? IRI(response.url)) ?? iri)
    }
}
