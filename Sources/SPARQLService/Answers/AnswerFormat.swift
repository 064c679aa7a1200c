import RDFSyntax
import SPARQLSyntax

/// How an answer is written.
enum AnswerFormat: Equatable {
    /// Solutions, or a truth value.
    case solutions(ResultFormat)
    /// A graph.
    case graph(RDFFormat)

    /// The format for a query's answer that the client likes best, with its media type.
    ///
    /// - Throws: ``ProtocolError``: 406.
    static func negotiated(_ accept: String?, for form: Query.Form) throws(ProtocolError) -> (String, AnswerFormat) {
        let offers =
            switch form {
            case .select, .ask: solutionOffers
            case .construct, .describe: graphOffers
            }
        guard let (type, format) = ContentNegotiation.choose(accept, offers) else {
            let types = offers.flatMap(\.types).joined(separator: ", ")
            throw ProtocolError(status: 406, message: "the answer can be sent as " + types)
        }
        return (type, format)
    }

    private static let solutionOffers: [(types: [String], offer: AnswerFormat)] = [
        (["application/sparql-results+json", "application/json"], .solutions(.json)),
        (["application/sparql-results+xml", "application/xml", "text/xml"], .solutions(.xml)),
        (["text/tab-separated-values"], .solutions(.tsv)),
        (["text/csv"], .solutions(.csv)),
    ]

    private static let graphOffers: [(types: [String], offer: AnswerFormat)] = [
        (["text/turtle"], .graph(.turtle)),
        (["application/n-triples", "text/plain"], .graph(.ntriples)),
        (["application/rdf+xml", "application/xml"], .graph(.rdfxml)),
        (["application/ld+json", "application/json"], .graph(.jsonld)),
        (["application/trig"], .graph(.trig)),
        (["application/n-quads"], .graph(.nquads)),
    ]
}
