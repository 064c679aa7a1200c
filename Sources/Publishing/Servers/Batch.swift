internal import RDFModel

/// What one request brings.
struct Batch: Equatable {
    /// Statements of one graph.
    struct Part: Equatable {
        /// The graph's name; `nil` is the default graph.
        var graph: IRI?
        /// Whether no batch before had statements of the graph.
        var isFirst: Bool
        /// The triples, a line of N-Triples each.
        var lines: [UInt8] = []
    }

    var parts: [Part] = []
    var statements = 0
    var bytes = 0

    /// The whole as one update (SPARQL 1.1 Update §3.1.1).
    ///
    /// - Parameter replacing: whether graphs that begin in it are emptied first.
    func update(replacing: Bool) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes + parts.count * 200)
        if replacing {
            for part in parts where part.isFirst {
                text += (part.graph.map { "CLEAR SILENT GRAPH <\($0)> ;\n" } ?? "CLEAR SILENT DEFAULT ;\n").utf8
            }
        }
        text += "INSERT DATA {\n".utf8
        for part in parts {
            if let graph = part.graph { text += "GRAPH <\(graph)> {\n".utf8 }
            text += part.lines
            if part.graph != nil { text += "}\n".utf8 }
        }
        text += "}\n".utf8
        return text
    }
}

/// Cuts quads that come graph by graph into batches. The same quads give the same batches.
struct BatchMaker {
    private let limits: (bytes: Int, statements: Int)
    private let holdsManyGraphs: Bool
    private let defaultGraph: IRI?
    private let skolemization: Skolemization
    private var batch = Batch()
    private var line: [UInt8] = []
    /// Which graph comes, and whether it has a part already.
    private var graph: IRI?
    private var isStarted = false
    private var isFirst = true
    private let send: (Batch) throws -> Void
    /// How many statements each graph has.
    private(set) var counts: [IRI?: Int] = [:]

    init(_ proto: PublishingProtocol, _ settings: PublishingSettings, _ send: @escaping (Batch) throws -> Void) {
        limits = settings.limits(proto)
        holdsManyGraphs = proto == .update
        defaultGraph = settings.defaultGraph
        skolemization = Skolemization(base: settings.skolemBase)
        self.send = send
    }

    mutating func add(_ quad: Quad) throws {
        let quad = skolemization.quad(quad)
        line.removeAll(keepingCapacity: true)
        CanonicalNQuads.append(Quad(quad.subject, quad.predicate, quad.object), to: &line)
        let name = quad.graph?.iri ?? defaultGraph
        if !isStarted || name != graph {
            if !holdsManyGraphs { try flush() }
            // Statements of the default graph may go to a graph that has some of its own.
            (graph, isStarted, isFirst) = (name, true, counts[name] == nil)
        }
        if batch.statements == limits.statements || batch.bytes > 0 && batch.bytes + line.count > limits.bytes {
            try flush()
        }
        if batch.parts.isEmpty || batch.parts[batch.parts.count - 1].graph != name {
            batch.parts.append(Batch.Part(graph: name, isFirst: isFirst))
            isFirst = false
        }
        batch.parts[batch.parts.count - 1].lines += line
        batch.statements += 1
        batch.bytes += line.count
        counts[name, default: 0] += 1
    }

    /// Hands on what is left.
    mutating func finish() throws { try flush() }

    private mutating func flush() throws {
        guard batch.statements > 0 else { return }
        try send(batch)
        batch = Batch()
    }
}
