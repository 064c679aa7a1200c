import Foundation
import QuadStore
import QueryEngine
import RDFModel
import SPARQLSyntax

/// The query engine over a store in memory, with batches and blocks of some size.
struct MemoryEngineUnderTest: EngineUnderTest {
    let batchSize: Int

    var name: String { "memory, batches of \(batchSize)" }

    private var options: ExecutionOptions {
        var options = ExecutionOptions()
        options.batchSize = batchSize
        return options
    }

    private func store(_ dataset: Dataset) throws -> MemoryStore {
        try MemoryStore(blockRows: batchSize == 3 ? 3 : 16_384) { sink in
            for quad in dataset.quads() { sink.quad(quad) }
        }
    }

    func answer(_ query: Query, over dataset: Dataset, services: [IRI: Dataset]) throws -> QueryResult {
        try QueryExecution(
            query, over: store(dataset).snapshot(), options: options, services: client(services)
        ).result()
    }

    /// Endpoints within this process, which reach one another.
    func client(_ services: [IRI: Dataset]) -> ServiceClient {
        { endpoint, pattern in
            guard let dataset = services[endpoint] else { throw QueryError.service("no such endpoint") }
            let run = try QueryExecution(
                pattern: pattern, over: store(dataset).snapshot(), options: options, services: client(services))
            guard case .solutions(let solutions) = try run.result() else { throw QueryError.service("no solutions") }
            return solutions
        }
    }

    func dataset(after update: Update, on dataset: Dataset) throws -> Dataset {
        let store = try store(dataset)
        _ = try store.write { try UpdateExecution(on: $0, options: options).run(update) }
        var result = Dataset()
        try store.snapshot().forEach(QuadPattern()) { result.insert($0) }
        return result
    }
}

/// The query engine over a store on disk.
struct StoreEngineUnderTest: EngineUnderTest {
    let name = "store"

    private func withStore<Value>(_ dataset: Dataset, _ body: (Store) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("engine-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        var options = StoreOptions()
        options.durability = .deferred
        let store = try Store(at: folder.path, options: options)
        try store.write { transaction in for quad in dataset.quads() { try transaction.insert(quad) } }
        return try body(store)
    }

    func answer(_ query: Query, over dataset: Dataset, services: [IRI: Dataset]) throws -> QueryResult {
        try withStore(dataset) { store in
            let memory = MemoryEngineUnderTest(batchSize: 2048)
            return try QueryExecution(query, over: store.snapshot(), services: memory.client(services)).result()
        }
    }

    func dataset(after update: Update, on dataset: Dataset) throws -> Dataset {
        try withStore(dataset) { store in
            _ = try store.write { try UpdateExecution(on: $0).run(update) }
            var result = Dataset()
            try store.snapshot().forEach(QuadPattern()) { result.insert($0) }
            return result
        }
    }
}
