#if Server
    internal import QuadStore
    internal import QueryEngine
    internal import RDFModel
    internal import SPARQLSyntax

    /// The first rows of an answer, as a page shows them.
    struct QueryAnswer {
        enum Content {
            case rows([[Term?]], variables: [String])
            case truth(Bool)
            case triples([Triple])
        }

        let content: Content
        /// Whether there are more rows than were read.
        let hasMore: Bool
        /// What is doubtful in the query.
        let warnings: [SPARQLWarning]

        /// Says that pages ask no other endpoint, whatever `/sparql` may.
        static let noServices: ServiceClient = { request, _ in
            throw QueryError.service(
                "SERVICE <\(request.endpoint.text)> is not allowed: queries of this page ask no other endpoint")
        }

        /// Runs a query until so many rows are there.
        init(_ text: String, over view: QuadView, _ options: ExecutionOptions, rows most: Int) throws {
            let parsed = try ParsedQuery(text)
            warnings = parsed.warnings
            let run = try QueryExecution(
                parsed.query, over: view, options: options, services: QueryAnswer.noServices)
            switch parsed.query.form {
            case .select:
                var rows: [[Term?]] = []
                while rows.count <= most, let next = try run.nextRows() { rows += next }
                hasMore = rows.count > most
                content = .rows(Array(rows.prefix(most)), variables: run.variables)
            case .ask:
                hasMore = false
                content = .truth(try run.hasSolution())
            case .construct, .describe:
                var triples: [Triple] = []
                do {
                    try run.forEachTriple { triple in
                        if triples.count > most { throw Enough() }
                        triples.append(triple)
                    }
                } catch is Enough {}
                hasMore = triples.count > most
                content = .triples(Array(triples.prefix(most)))
            }
        }

        private struct Enough: Error {}

        /// The columns of the answer.
        var variables: [String] {
            switch content {
            case .rows(_, let variables): variables
            case .truth: []
            case .triples: ["subject", "predicate", "object"]
            }
        }

        /// The rows of the answer.
        var rows: [[Term?]] {
            switch content {
            case .rows(let rows, _): rows
            case .truth: []
            case .triples(let triples): triples.map { [$0.subject, .iri($0.predicate), $0.object] }
            }
        }

        /// The columns of a chart: what the bars are called, and their numbers; `nil` where no column has numbers alone.
        var chartColumns: (label: Int, value: Int)? {
            guard case .rows(let rows, let variables) = content, !rows.isEmpty else { return nil }
            func isNumeric(_ column: Int) -> Bool {
                rows.allSatisfy { $0[column].map { QueryAnswer.number($0) != nil } ?? true }
                    && rows.contains { $0[column] != nil }
            }
            // A count stands behind what is counted.
            guard let value = variables.indices.last(where: isNumeric) else { return nil }
            let others = variables.indices.filter { $0 != value }
            let texts = others.filter { column in rows.contains { $0[column]?.literal != nil } }
            guard let label = texts.last ?? others.first else { return nil }
            return (label, value)
        }

        /// The number of a literal.
        static func number(_ term: Term) -> Double? {
            guard let literal = term.literal, literal.language == nil,
                literal.datatype.text.utf8.starts(with: XSD.namespace.utf8), literal.datatype != XSD.string
            else { return nil }
            return Double(literal.lexicalForm)
        }
    }
#endif
