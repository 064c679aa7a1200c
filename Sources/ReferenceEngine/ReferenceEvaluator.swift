public import RDFModel
public import SPARQLSyntax

/// Evaluates queries by the letter of the SPARQL 1.1 algebra (§18) over a dataset in memory.
///
/// It is written to be read beside the specification, and is the measure of faster engines. Rows are held in
/// memory whole; a `LIMIT` saves no work.
public struct ReferenceEvaluator: Sendable {
    private let dataset: Dataset
    private let settings: Settings

    /// What a query's result depends on beside the data.
    public struct Settings: Sendable {
        /// The value of `NOW()` in seconds since 1970-01-01 UTC; the time of the query if `nil`.
        public var now: Int?

        /// Makes settings.
        public init(now: Int? = nil) {
            self.now = now
        }
    }

    /// An evaluator over `dataset`.
    public init(_ dataset: Dataset, settings: Settings = Settings()) {
        self.dataset = dataset
        self.settings = settings
    }

    /// Evaluates a query.
    ///
    /// - Throws: ``EvaluationError`` if the query needs something that lies outside of the dataset.
    public func evaluate(_ query: Query) throws -> QueryResult {
        try query.withStack { try result(of: query) }
    }

    private func result(of query: Query) throws -> QueryResult {
        let active = query.dataset.map { described(by: $0) } ?? dataset
        let evaluation = Evaluation(active, query: query, now: settings.now)
        let rows = try evaluation.rows(of: query.algebra)
        switch query.form {
        case .select:
            let variables = query.body.visibleVariables
            let slots = variables.map { evaluation.variables.slot(of: $0) }
            return .solutions(
                Solutions(variables: variables.map(\.name), rows: rows.map { row in slots.map { row[$0] } }))
        case .ask:
            return .boolean(!rows.isEmpty)
        case .construct(let template):
            return .graph(evaluation.graph(of: template, rows))
        case .describe(let things):
            return .graph(evaluation.description(of: things, in: rows, visible: query.body.visibleVariables))
        }
    }

    /// The dataset that `FROM` and `FROM NAMED` make of the graphs at hand (§13.2).
    private func described(by clause: DatasetClause) -> Dataset {
        var result = Dataset()
        for name in clause.defaultGraphs {
            for quad in dataset.quads(graph: .named(.iri(name))) { result.insert(Quad(quad.triple)) }
        }
        for name in clause.namedGraphs {
            for quad in dataset.quads(graph: .named(.iri(name))) { result.insert(quad) }
        }
        return result
    }
}
