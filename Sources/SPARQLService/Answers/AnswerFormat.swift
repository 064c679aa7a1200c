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

    private static let solutionOffers: [(types: [String], offer: AnswerFormat)] =
        [ResultFormat.json, .xml, .tsv, .csv].map { ($0.mediaTypes, .solutions($0)) }

    /// The syntaxes, each with what else may be called so.
    private static let graphOffers: [(types: [String], offer: AnswerFormat)] = [
        (RDFFormat.turtle, []), (.ntriples, ["text/plain"]), (.rdfxml, ["application/xml"]),
        (.jsonld, ["application/json"]), (.trig, []), (.nquads, []),
    ].map { ([$0.mediaType] + $1, .graph($0)) }
}
