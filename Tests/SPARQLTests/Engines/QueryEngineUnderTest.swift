import Foundation
import QuadStore
import QueryEngine
import RDFModel
import SPARQLSyntax

/// The query engine over a store in memory, with batches and blocks of some size.
struct MemoryEngineUnderTest: EngineUnderTest {
    let batchSize: Int
    var withoutRules: Set<PlanningRule> = []

    var name: String { "memory, batches of \(batchSize)" }

    private var options: ExecutionOptions {
        var options = ExecutionOptions()
        options.batchSize = batchSize
        options.withoutRules = withoutRules
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

    /// Endpoints within this process, which reach one another. With small batches, they are sent text as others are.
    func client(_ services: [IRI: Dataset]) -> ServiceClient {
        { request, _ in
            guard let dataset = services[request.endpoint] else { throw QueryError.service("no such endpoint") }
            let (view, services) = (try store(dataset).snapshot(), client(services))
            let run =
                batchSize == 3
                ? try QueryExecution(
                    Query(request.query.text, options: QueryOptions(isStrict: true)), over: view, options: options,
                    services: services)
                : try QueryExecution(pattern: request.pattern, over: view, options: options, services: services)
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

/// A store that is written anew numbers its blank nodes in the order of their labels.
private struct BlankNodeNames {
    private let labels: [String]

    init(before dataset: Dataset) {
        var found: Set<String> = []
        func look(_ term: Term) {
            if let node = term.blankNode { found.insert(node.label) }
            if case .triple(let triple) = term { [triple.subject, triple.object].forEach(look) }
        }
        for quad in dataset.quads() {
            [quad.subject, quad.object].forEach(look)
            quad.graph.map(look)
        }
        labels = found.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

    func restored(in result: QueryResult) -> QueryResult {
        switch result {
        case .boolean: result
        case .graph(let triples): .graph(triples.map(restored))
        case .solutions(let solutions):
            .solutions(
                Solutions(variables: solutions.variables, rows: solutions.rows.map { $0.map { $0.map(restored) } }))
        }
    }

    private func restored(_ triple: Triple) -> Triple {
        Triple(restored(triple.subject), triple.predicate, restored(triple.object))
    }

    private func restored(_ term: Term) -> Term {
        switch term {
        case .blankNode(let node):
            guard node.label.hasPrefix("b"), let number = Int(node.label.dropFirst()), labels.indices.contains(number)
            else { return term }
            return .blankNode(BlankNode(labels[number]))
        case .triple(let triple): return .triple(restored(triple))
        case .iri, .literal: return term
        }
    }
}

/// The query engine over a store on disk: whose terms stand in the order in which they came and is read by one thread; or
/// sorted, in small blocks, whose pieces several threads read, however few they are.
struct StoreEngineUnderTest: EngineUnderTest {
    let isSorted: Bool
    var withoutRules: Set<PlanningRule> = []

    var name: String { isSorted ? "store, sorted, in pieces" : "store" }

    private var options: ExecutionOptions {
        var options = ExecutionOptions()
        options.withoutRules = withoutRules
        options.threads = isSorted ? 3 : 1
        options.piecedWork = 0
        return options
    }

    private func withStore<Value>(_ dataset: Dataset, _ body: (Store) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("engine-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        var options = StoreOptions()
        options.durability = .deferred
        if isSorted { options.blockRows = 3 }
        func written() throws -> Store {
            let store = try Store(at: folder.path, options: options)
            try store.write { transaction in for quad in dataset.quads() { try transaction.insert(quad) } }
            return store
        }
        guard isSorted else { return try body(written()) }
        // Compacting leaves a store that has to be opened anew.
        try written().compact(memory: 64 << 20)
        return try body(Store(at: folder.path, options: options))
    }

    func answer(_ query: Query, over dataset: Dataset, services: [IRI: Dataset]) throws -> QueryResult {
        try withStore(dataset) { store in
            let memory = MemoryEngineUnderTest(batchSize: 2048)
            let result = try QueryExecution(
                query, over: store.snapshot(), options: options, services: memory.client(services)
            ).result()
            return isSorted ? BlankNodeNames(before: dataset).restored(in: result) : result
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
