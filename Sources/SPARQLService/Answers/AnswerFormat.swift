#if Server
    internal import HTTPNegotiation
    internal import RDFSyntax
    internal import SPARQLSyntax

    /// How an answer is written.
    enum AnswerFormat: Equatable {
        /// Solutions, or a truth value.
        case solutions(ResultFormat)
        /// A graph.
        case graph(RDFFormat)

        /// The format for a query's answer that the client likes best, with its media type.
        ///
        /// - Throws: ``ProtocolError``: 406.
        static func negotiated(_ accept: String?, for form: Query.Form) throws(ProtocolError) -> (String, AnswerFormat)
        {
            switch form {
            case .select, .ask: try negotiated(accept, solutionOffers, solutionCache)
            case .construct, .describe: try negotiated(accept, graphOffers, graphCache)
            }
        }

        /// The syntax for a graph that the client likes best, with its media type.
        ///
        /// - Throws: ``ProtocolError``: 406.
        static func negotiatedGraph(_ accept: String?) throws(ProtocolError) -> (String, RDFFormat) {
            guard case (let type, .graph(let format)) = try negotiated(accept, graphOffers, graphCache) else {
                throw ProtocolError(status: 406, message: "a graph is sent in a syntax of RDF")
            }
            return (type, format)
        }

        private typealias Offer = (types: [String], offer: AnswerFormat)

        private static func negotiated(
            _ accept: String?, _ offers: [Offer], _ cache: NegotiationCache<(String, AnswerFormat)>
        ) throws(ProtocolError) -> (String, AnswerFormat) {
            try cache.value(accept ?? "*/*") { () throws(ProtocolError) in
                guard let (type, format) = ContentNegotiation.choose(accept, offers) else {
                    let types = offers.flatMap(\.types).joined(separator: ", ")
                    throw ProtocolError(status: 406, message: "the answer can be sent as " + types)
                }
                return (type.hasPrefix("text/") ? type + "; charset=utf-8" : type, format)
            }
        }

        private static let solutionCache = NegotiationCache<(String, AnswerFormat)>()
        private static let graphCache = NegotiationCache<(String, AnswerFormat)>()

        private static let solutionOffers: [Offer] =
            [ResultFormat.json, .xml, .tsv, .csv].map { ($0.mediaTypes, .solutions($0)) }

        /// The syntaxes, each with what else may be called so.
        private static let graphOffers: [Offer] = [
            (RDFFormat.turtle, []), (.ntriples, ["text/plain"]), (.rdfxml, ["application/xml"]),
            (.jsonld, ["application/json"]), (.trig, []), (.nquads, []),
        ].map { ([$0.mediaType] + $1, .graph($0)) }
    }
#endif
