public import RDFModel
internal import SPARQLFunctions
public import SPARQLSyntax

/// Evaluates queries by the letter of the SPARQL algebra (SPARQL 1.1 §18) over a dataset in memory, and updates by that
/// of SPARQL 1.1 Update; with triple terms as in SPARQL 1.2.
///
/// It is written to be read beside the specification, and is the measure of faster engines. Rows are held in
/// memory whole; a `LIMIT` saves no work.
public struct ReferenceEvaluator: Sendable {
    private let dataset: Dataset
    private let settings: Settings

    /// What a result depends on beside the data.
    public struct Settings: Sendable {
        /// The value of `NOW()` in seconds since 1970-01-01 UTC; the time of the query if `nil`.
        public var now: Int?
        /// Answers the pattern of a `SERVICE` at an endpoint; whatever it throws is the failure of the service.
        public var service: (@Sendable (_ endpoint: IRI, _ pattern: Algebra) throws -> Solutions)?
        /// Fetches the statements of a document for `LOAD`.
        public var load: (@Sendable (_ document: IRI) throws -> [Triple])?
        /// Functions beside those of SPARQL, by their names; one gives a term, or `nil` for an error of the expression.
        public var functions: [IRI: @Sendable (_ arguments: [Term]) -> Term?]

        /// Makes settings.
        public init(
            now: Int? = nil, service: (@Sendable (IRI, Algebra) throws -> Solutions)? = nil,
            load: (@Sendable (IRI) throws -> [Triple])? = nil,
            functions: [IRI: @Sendable ([Term]) -> Term?] = [:]
        ) {
            self.now = now
            self.service = service
            self.load = load
            self.functions = functions
        }
    }

    /// An evaluator over `dataset`.
    public init(_ dataset: Dataset, settings: Settings = Settings()) {
        self.dataset = dataset
        self.settings = settings
    }

    /// Evaluates a query.
    ///
    /// - Throws: ``EvaluationError``, or what a service threw.
    public func evaluate(_ query: Query) throws -> QueryResult {
        try query.withStack { try result(of: query) }
    }

    private func result(of query: Query) throws -> QueryResult {
        let active = query.dataset.map { dataset.described(by: $0) } ?? dataset
        let evaluation = Evaluation(active, base: query.base, settings: settings)
        let rows = try evaluation.checkedRows(of: query.algebra)
        switch query.form {
        case .select:
            return .solutions(evaluation.solutions(rows, query.body.visibleVariables))
        case .ask:
            return .boolean(!rows.isEmpty)
        case .construct(let template):
            return .graph(evaluation.graph(of: template, rows))
        case .describe(let things):
            return .graph(evaluation.description(of: things, in: rows, visible: query.body.visibleVariables))
        }
    }

    /// The solutions of a pattern, with a column for each variable that it may bind: what an endpoint answers to
    /// `SERVICE`.
    public func solutions(of pattern: Algebra) throws -> Solutions {
        let evaluation = Evaluation(dataset, base: nil, settings: settings)
        let rows = try evaluation.checkedRows(of: pattern)
        return evaluation.solutions(rows, evaluation.variables.variables.filter(\.isVisible))
    }

    /// The dataset that an update request leaves behind. A request that fails changes nothing.
    ///
    /// - Throws: ``EvaluationError``, or what a service or the loader threw.
    public func dataset(after update: Update) throws -> Dataset {
        var run = UpdateRun(dataset, settings)
        for operation in update.operations { try run.run(operation) }
        return run.dataset
    }
}
