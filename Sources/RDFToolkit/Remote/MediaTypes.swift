internal import RDFSyntax
internal import SPARQLSyntax

extension ResultFormat {
    /// The format of results that a server calls so.
    init?(mediaType: String?) {
        guard let mediaType, let format = ResultFormat.allCases.first(where: { $0.mediaTypes.contains(mediaType) })
        else { return nil }
        self = format
    }
}

extension RDFFormat {
    /// The syntax of RDF that a server calls so, older names included.
    init?(mediaType: String?) {
        switch mediaType {
        case "application/x-turtle", "text/n3", "text/rdf+n3": self = .turtle
        case "application/x-trig": self = .trig
        case "text/x-nquads": self = .nquads
        case "application/xml", "text/xml": self = .rdfxml
        case "application/json": self = .jsonld
        default:
            guard let format = RDFFormat.allCases.first(where: { $0.mediaType == mediaType }) else { return nil }
            self = format
        }
    }
}
