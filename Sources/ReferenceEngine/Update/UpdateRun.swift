import RDFModel
import SPARQLSyntax

/// One update request at work (SPARQL 1.1 Update): the quads as they stand between two operations.
///
/// As in the store, a graph is there if it holds a statement: `CLEAR` and `DROP` are one, and `CREATE` leaves no trace.
struct UpdateRun {
    private let settings: ReferenceEvaluator.Settings
    private let issuer: BlankNodeIssuer
    private var quads: Set<Quad> = []
    /// The quads in the order in which they came, some of which may be gone.
    private var order: [Quad] = []
    /// What the labels of the request's blank nodes stand for.
    private var nodes: [BlankNode: BlankNode] = [:]

    init(_ dataset: Dataset, _ settings: ReferenceEvaluator.Settings) {
        self.settings = settings
        issuer = BlankNodeIssuer(dataset)
        for quad in dataset.quads() { insert(quad) }
    }

    /// The quads as they stand.
    var dataset: Dataset {
        // A quad that went and came again is in the order twice; a dataset holds it once.
        Dataset(order.lazy.filter { quads.contains($0) })
    }

    private mutating func insert(_ quad: Quad) {
        if quads.insert(quad).inserted { order.append(quad) }
    }

    mutating func run(_ operation: UpdateOperation) throws {
        switch operation.kind {
        case .insertData(let data):
            for quad in data { insert(quad.mapBlankNodes { node(for: $0) }) }
        case .deleteData(let data):
            for quad in data { quads.remove(quad) }
        case .modify(let modification):
            try modify(modification, base: operation.base)
        case .load(let source, let target, let silent):
            try orSilently(silent) { run throws in try run.load(source, into: target) }
        case .clear(let selection, _), .drop(let selection, _):
            clear(selection)
        case .create(let name, let silent):
            if !silent, quads.contains(where: { $0.graph == .iri(name) }) {
                throw EvaluationError.graphExists(name.text)
            }
        case .transfer(let kind, let source, let target, let silent):
            try orSilently(silent) { run throws in try run.transfer(kind, from: source, to: target) }
        }
    }

    private mutating func node(for label: BlankNode) -> BlankNode {
        if let node = nodes[label] { return node }
        let node = issuer.fresh()
        nodes[label] = node
        return node
    }

    /// Runs a step that fails without a trace where it is silent.
    private mutating func orSilently(_ silent: Bool, _ step: (inout UpdateRun) throws -> Void) throws {
        var attempt = self
        do {
            try step(&attempt)
            self = attempt
        } catch {
            if !silent { throw error }
        }
    }

    // MARK: Operations

    /// `DELETE`/`INSERT … WHERE` (§3.1.3): all solutions first, then what goes, then what comes.
    private mutating func modify(_ modification: Modification, base: IRI?) throws {
        let whole = dataset
        let active: Dataset
        if let using = modification.using {
            active = whole.described(by: using)
        } else if let name = modification.with {
            active = whole.withDefaultGraph(name)
        } else {
            active = whole
        }
        let evaluation = Evaluation(active, base: base, settings: settings, issuer: issuer)
        let rows = try modification.withStack { try evaluation.checkedRows(of: modification.algebra) }
        let graph = modification.with.map { Term.iri($0) }
        var removed: [Quad] = []
        var added: [Quad] = []
        for row in rows {
            var template = Template(row, evaluation)
            removed += modification.delete.compactMap { template.quad($0, in: graph) }
            added += modification.insert.compactMap { template.quad($0, in: graph) }
        }
        for quad in removed { quads.remove(quad) }
        for quad in added { insert(quad) }
    }

    /// `LOAD` (§3.1.4): the statements of the document's default graph, with blank nodes of their own.
    private mutating func load(_ source: IRI, into target: IRI?) throws {
        guard let loader = settings.load else { throw EvaluationError.loadNotSupported(source.text) }
        var own: [BlankNode: BlankNode] = [:]
        for triple in try loader(source) {
            let quad = Quad(triple, graph: target.map { .iri($0) }).mapBlankNodes { node in
                let fresh = own[node] ?? issuer.fresh()
                own[node] = fresh
                return fresh
            }
            insert(quad)
        }
    }

    private mutating func clear(_ selection: GraphTarget) {
        switch selection {
        case .graph(let name): quads = quads.filter { $0.graph != .iri(name) }
        case .defaultGraph: quads = quads.filter { $0.graph != nil }
        case .named: quads = quads.filter { $0.graph == nil }
        case .all: quads.removeAll()
        }
    }

    /// `COPY`, `MOVE` and `ADD` (§3.2.3 to §3.2.5); a graph is not changed by being put into itself.
    private mutating func transfer(_ kind: UpdateOperation.Transfer, from source: IRI?, to target: IRI?) throws {
        let (from, to) = (source.map { Term.iri($0) }, target.map { Term.iri($0) })
        let moved = order.filter { $0.graph == from && quads.contains($0) }
        if let source, moved.isEmpty { throw EvaluationError.graphMissing(source.text) }
        if from == to { return }
        if kind != .add { quads = quads.filter { $0.graph != to } }
        for quad in moved { insert(Quad(quad.triple, graph: to)) }
        if kind == .move { quads = quads.filter { $0.graph != from } }
    }
}

extension Dataset {
    /// The dataset that `FROM` and `FROM NAMED`, or `USING` and `USING NAMED`, make of the graphs at hand (§13.2).
    func described(by clause: DatasetClause) -> Dataset {
        var result = Dataset()
        for name in clause.defaultGraphs {
            for quad in quads(graph: .named(.iri(name))) { result.insert(Quad(quad.triple)) }
        }
        for name in clause.namedGraphs {
            for quad in quads(graph: .named(.iri(name))) { result.insert(quad) }
        }
        return result
    }

    /// The dataset with a copy of a named graph as its default graph, which `WITH` makes for a pattern.
    func withDefaultGraph(_ name: IRI) -> Dataset {
        var result = Dataset()
        for quad in quads(graph: .named(.iri(name))) { result.insert(Quad(quad.triple)) }
        for quad in quads(graph: .anyNamed) { result.insert(quad) }
        return result
    }
}
