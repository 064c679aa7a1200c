import RDFModel
import ReferenceEngine
import SPARQLSyntax
import Testing

/// An engine that the suites and the generated queries judge. A further engine is one more member of ``Engines/all``.
protocol EngineUnderTest: Sendable, CustomTestStringConvertible {
    /// The engine's name in reports.
    var name: String { get }

    /// The answer to a query.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - dataset: the data.
    ///   - services: what stands behind the endpoints that `SERVICE` may name; any other endpoint fails.
    func answer(_ query: Query, over dataset: Dataset, services: [IRI: Dataset]) throws -> QueryResult

    /// The dataset that an update request leaves behind. Nothing can be loaded.
    func dataset(after update: Update, on dataset: Dataset) throws -> Dataset
}

extension EngineUnderTest {
    var testDescription: String { name }

    func answer(_ query: Query, over dataset: Dataset) throws -> QueryResult {
        try answer(query, over: dataset, services: [:])
    }
}

/// The engines that are judged.
enum Engines {
    static let all: [any EngineUnderTest] = [
        ReferenceEngineUnderTest(), MemoryEngineUnderTest(batchSize: 2048), MemoryEngineUnderTest(batchSize: 3),
        StoreEngineUnderTest(isSorted: false), StoreEngineUnderTest(isSorted: true),
    ]
}

/// The reference evaluator.
struct ReferenceEngineUnderTest: EngineUnderTest {
    let name = "reference"

    func answer(_ query: Query, over dataset: Dataset, services: [IRI: Dataset]) throws -> QueryResult {
        try ReferenceEvaluator(dataset, settings: Self.settings(services)).evaluate(query)
    }

    func dataset(after update: Update, on dataset: Dataset) throws -> Dataset {
        try ReferenceEvaluator(dataset).dataset(after: update)
    }

    /// Endpoints within this process, which reach one another.
    private static func settings(_ services: [IRI: Dataset]) -> ReferenceEvaluator.Settings {
        ReferenceEvaluator.Settings(service: { endpoint, pattern in
            guard let dataset = services[endpoint] else { throw EvaluationError.serviceNotSupported(endpoint.text) }
            return try ReferenceEvaluator(dataset, settings: settings(services)).solutions(of: pattern)
        })
    }
}
