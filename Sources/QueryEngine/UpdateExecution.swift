public import QuadStore
public import RDFModel
public import SPARQLSyntax

/// Runs update requests (SPARQL 1.1 Update) within a transaction.
///
/// ```swift
/// try store.write { try UpdateExecution(on: $0).run(Update("INSERT DATA { <a> <b> <c> }")) }
/// ```
///
/// A graph is there if it holds a statement: `CLEAR` and `DROP` are one, and `CREATE` leaves no trace. An operation that
/// fails throws, and whoever owns the transaction rolls it back, so that a request is done whole or not at all.
public struct UpdateExecution {
    /// Fetches the statements of a document for `LOAD`.
    public typealias Loader = (_ document: IRI) throws -> [Triple]

    /// What a request did.
    public struct Counts: Equatable, Sendable {
        /// How many quads came.
        public var inserted = 0
        /// How many quads went.
        public var deleted = 0
    }

    private let quads: any EditableQuads
    private let options: ExecutionOptions
    private let services: ServiceClient?
    private let loader: Loader?

    /// Prepares for requests.
    public init(
        on quads: any EditableQuads, options: ExecutionOptions = ExecutionOptions(), services: ServiceClient? = nil,
        loader: Loader? = nil
    ) {
        self.quads = quads
        self.options = options
        self.services = services
        self.loader = loader
    }

    /// Does all operations of a request, each on what the one before it left; what nests unusually deep on a thread of
    /// its own, which has the stack for it.
    ///
    /// - Parameters:
    ///   - update: the request.
    ///   - parameters: terms in the place of variables, in patterns and templates of all operations.
    /// - Throws: ``QueryError``, ``UpdateError``, `ParameterError`, `StoreError`, what the loader or a service throws.
    @discardableResult
    public func run(_ update: Update, parameters: QueryParameters = [:]) throws -> Counts {
        let substitution = try parameters.substitution()
        if !substitution.isEmpty {
            // A name that no operation knows ends the request before anything is done.
            for operation in update.operations { try operation.stack.run { try substitution.find(operation.kind) } }
            try parameters.check(substitution)
        }
        var counts = Counts()
        let labels = RequestBlankNodes()
        for operation in update.operations {
            try operation.stack.run { try run(operation, substitution, labels, &counts) }
        }
        return counts
    }

    private func run(
        _ operation: UpdateOperation, _ parameters: Substitution, _ labels: RequestBlankNodes, _ counts: inout Counts
    ) throws {
        switch operation.kind {
        case .insertData(let data):
            try insert(data.lazy.map { $0.mapBlankNodes { labels.node(for: $0) } }, &counts)
        case .deleteData(let data): try delete(data, &counts)
        case .modify(let modification): try modify(modification, operation.base, parameters, &counts)
        case .load(let source, let target, let silent):
            do {
                try load(source, into: target, &counts)
            } catch {
                if !silent || error is StoreError || (error as? QueryError)?.isStop == true { throw error }
            }
        case .clear(let selection, _), .drop(let selection, _): try clear(selection, &counts)
        case .create(let name, let silent):
            if !silent, try isThere(name) { throw UpdateError.graphExists(name.text) }
        case .transfer(let kind, let source, let target, let silent):
            try transfer(kind, source, target, silent, &counts)
        }
    }

    private func insert(_ quads: some Sequence<Quad>, _ counts: inout Counts) throws {
        for quad in quads where try self.quads.insert(quad) { counts.inserted += 1 }
    }

    private func delete(_ quads: some Sequence<Quad>, _ counts: inout Counts) throws {
        for quad in quads where try self.quads.delete(quad) { counts.deleted += 1 }
    }

    private func isThere(_ graph: IRI) throws -> Bool {
        try quads.count(QuadPattern(in: .named(.iri(graph)))) > 0
    }

    /// `DELETE`/`INSERT … WHERE` (§3.1.3): all solutions first, then what goes, then what comes.
    private func modify(
        _ modification: Modification, _ base: IRI?, _ parameters: Substitution, _ counts: inout Counts
    ) throws {
        let context = QueryContext(quads, options, base: base)
        var dataset = try QueryDataset(modification.using, context, union: options.unionDefaultGraph)
        if modification.using == nil, let name = modification.with {
            dataset.defaultGraph = .merge([try context.terms.id(of: .iri(name))])
        }
        // The operation is on its stack already.
        let run = try QueryExecution(.ask, dataset, context, parameters, options, services, on: .ordinary) {
            (modification.algebra, [])
        }
        var (removed, added): ([Quad], [Quad]) = ([], [])
        try run.forEachFilling { filling in
            removed += modification.delete.compactMap { filling.quad($0, in: modification.with) }
            added += modification.insert.compactMap { filling.quad($0, in: modification.with) }
        }
        try delete(removed, &counts)
        try insert(added, &counts)
    }

    /// `LOAD` (§3.1.4): the statements of the document's default graph, with blank nodes of their own.
    private func load(_ source: IRI, into target: IRI?, _ counts: inout Counts) throws {
        guard let loader else { throw UpdateError.loadNotAllowed(source.text) }
        let nodes = RequestBlankNodes()
        let triples = try loader(source)
        try insert(
            triples.lazy.map { Quad($0, graph: target.map { .iri($0) }).mapBlankNodes { nodes.node(for: $0) } }, &counts
        )
    }

    private func clear(_ selection: GraphTarget, _ counts: inout Counts) throws {
        let graphs: GraphSelection =
            switch selection {
            case .graph(let name): .named(.iri(name))
            case .defaultGraph: .defaultGraph
            case .named: .anyNamed
            case .all: .all
            }
        counts.deleted += try quads.delete(QuadPattern(in: graphs))
    }

    /// `COPY`, `MOVE` and `ADD` (§3.2.3 to §3.2.5); a graph is not changed by being put into itself.
    private func transfer(
        _ kind: UpdateOperation.Transfer, _ source: IRI?, _ target: IRI?, _ silent: Bool, _ counts: inout Counts
    ) throws {
        if let source, !(try isThere(source)) {
            if silent { return }
            throw UpdateError.graphMissing(source.text)
        }
        if source == target { return }
        func pattern(_ graph: IRI?) -> QuadPattern {
            QuadPattern(in: graph.map { .named(.iri($0)) } ?? .defaultGraph)
        }
        var moved: [Quad] = []
        try quads.forEach(pattern(source)) { moved.append(Quad($0.triple, graph: target.map { .iri($0) })) }
        if kind != .add { counts.deleted += try quads.delete(pattern(target)) }
        try insert(moved, &counts)
        if kind == .move { counts.deleted += try quads.delete(pattern(source)) }
    }
}

/// Why an update request cannot be done.
public enum UpdateError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A graph that is to be made is there already.
    case graphExists(String)
    /// A graph that is to be copied, moved or added is not there.
    case graphMissing(String)
    /// Nothing may be loaded.
    case loadNotAllowed(String)

    /// One sentence.
    public var description: String {
        switch self {
        case .graphExists(let name): "the graph <\(name)> is there already"
        case .graphMissing(let name): "the graph <\(name)> is not there"
        case .loadNotAllowed(let name): "LOAD <\(name)> is not allowed here"
        }
    }
}

/// Blank nodes that stand for the labels of a request or of a document.
private final class RequestBlankNodes {
    private let prefix = "u" + String(UInt64.random(in: .min ... .max), radix: 36) + "x"
    private var known: [BlankNode: BlankNode] = [:]

    func node(for label: BlankNode) -> BlankNode {
        if let node = known[label] { return node }
        let node = BlankNode(prefix + String(known.count))
        known[label] = node
        return node
    }
}
