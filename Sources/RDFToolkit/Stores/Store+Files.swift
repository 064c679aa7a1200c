public import QuadStore
public import RDFModel
internal import RDFSyntax

extension Store {
    /// Loads files: all of them, or nothing if one cannot be read.
    ///
    /// - Parameters:
    ///   - files: the files; blank nodes of two files are different ones, and differ from those of the store.
    ///   - graph: the name of the graph that statements of default graphs go to; `nil` is the store's default graph.
    ///   - memory: about how many bytes of memory are used.
    ///   - temporary: a folder for what does not fit into memory; `nil` is the store's own.
    ///   - progress: told how far the load is, many times a second.
    /// - Throws: what `GraphFiles.read(into:)` throws, or `StoreError`; the store is then as it was.
    @discardableResult
    public func load(
        _ files: GraphFiles, graph: Term? = nil, memory: Int = 2 << 30, temporary: String? = nil,
        progress: (LoadProgress) -> Void = { _ in }
    ) throws -> LoadReport {
        var settings = BulkLoader.Settings()
        settings.graph = graph
        settings.memory = memory
        settings.folder = temporary ?? path
        let loader = loader(settings)
        let (total, bytes) = (try files.byteCount(), ReadingProgress())
        try withoutActuallyEscaping(progress) { progress in
            var sink = CountingSink(loader.sink) {
                progress(.reading(statements: $0, bytes: bytes.byteCount, of: total))
            }
            try files.read(into: &sink, progress: bytes)
            loader.progress = { phase in
                switch phase {
                case .terms: progress(.terms)
                case .order(let number, of: let count): progress(.order(number, of: count))
                }
            }
            defer { loader.progress = { _ in } }
            try loader.finish()
        }
        let snapshot = try snapshot()
        return LoadReport(
            statementCount: loader.quadCount, newCount: loader.newCount, newTermCount: loader.newTermCount,
            quadCount: try snapshot.count(QuadPattern()), fileSize: try snapshot.statistics().fileSize)
    }

    /// Writes all quads, or those of one graph as triples.
    ///
    /// - Throws: `StoreError`, or what the sink throws.
    public func dump(_ graphs: GraphSelection = .all, into sink: inout some QuadSink) throws {
        let isOneGraph: Bool
        if case .named = graphs { isOneGraph = true } else { isOneGraph = false }
        try snapshot().forEach(QuadPattern(in: graphs)) { quad in
            try sink.quad(isOneGraph ? Quad(quad.triple) : quad)
        }
    }
}

/// Hands on blocks, and tells how many quads there were.
private struct CountingSink<Inner: QuadSink>: QuadSink {
    private var inner: Inner
    private let progress: (Int) -> Void
    private var count = 0

    init(_ inner: Inner, _ progress: @escaping (Int) -> Void) {
        self.inner = inner
        self.progress = progress
    }

    mutating func prefix(_ name: String, _ namespace: IRI) throws { try inner.prefix(name, namespace) }

    mutating func quad(_ quad: Quad) throws {
        try inner.quad(quad)
        count += 1
        if count % 10_000 == 0 { progress(count) }
    }

    mutating func block(_ block: QuadBlock) throws {
        try inner.block(block)
        count += block.count
        progress(count)
    }

    var preparation: BlockPreparation? { inner.preparation }
}
