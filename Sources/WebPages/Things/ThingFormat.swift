#if Server
    internal import HTTPNegotiation
    internal import RDFModel
    internal import RDFSyntax

    /// What the description of a thing is written in.
    enum ThingFormat: Equatable {
        case page
        case graph(RDFFormat)

        /// The formats of data.
        static let data: [ThingFormat] = [.graph(.turtle), .graph(.jsonld), .graph(.rdfxml), .graph(.ntriples)]

        /// The end of the path, with its dot.
        var ending: String {
            switch self {
            case .page: ".html"
            case .graph(let format): "." + (format.fileEndings.first ?? format.rawValue)
            }
        }

        /// What people call it.
        var name: String {
            switch self {
            case .page: "HTML"
            case .graph(.turtle): "Turtle"
            case .graph(.jsonld): "JSON-LD"
            case .graph(.rdfxml): "RDF/XML"
            case .graph(.ntriples): "N-Triples"
            case .graph(let format): format.rawValue
            }
        }

        /// The media type of the answer.
        var mediaType: String {
            switch self {
            case .page: "text/html; charset=utf-8"
            case .graph(let format): format.mediaType
            }
        }

        /// The media types by which it is asked for.
        private var askedTypes: [String] {
            switch self {
            case .page: ["text/html", "application/xhtml+xml"]
            case .graph(.turtle): ["text/turtle", "application/x-turtle"]
            case .graph(.jsonld): ["application/ld+json", "application/json"]
            case .graph(.rdfxml): ["application/rdf+xml", "application/xml"]
            case .graph(.ntriples): ["application/n-triples", "text/plain"]
            case .graph(let format): [format.mediaType]
            }
        }

        /// The format that a client likes best, a page where it does not say; `nil` if it takes none.
        static func negotiated(_ accept: String?) -> ThingFormat? {
            ContentNegotiation.choose(accept, ([.page] + data).map { ($0.askedTypes, $0) })?.1
        }

        /// The format that the end of a path names, and the path without it.
        static func named(by path: Substring) -> (ThingFormat, rest: Substring)? {
            for format in [.page] + data where path.utf8.reversed().starts(with: format.ending.utf8.reversed()) {
                return (format, Substring(path.utf8.dropLast(format.ending.utf8.count)))
            }
            return nil
        }

        /// Where a description in a format stands.
        static func address(of iri: IRI, _ format: ThingFormat, _ links: PageLinks) -> String {
            guard let path = links.ownPath(iri) else {
                return links.page("/resource" + format.ending, [("iri", iri.text)])
            }
            return links.page(path + format.ending)
        }
    }
#endif
