internal import RDFModel

/// A store of quads that lives in memory, with the reading and writing interface of ``Store``.
///
/// It is for queries on files and for results of updates that are not kept. One transaction writes at a time; snapshots
/// stay as they are.
///
/// ```swift
/// let store = try MemoryStore { try RDFReader.read(file: "news.ttl", into: &$0) }
/// let count = try store.snapshot().count(QuadPattern())
/// ```
public final class MemoryStore: Sendable {
    /// What messages call a store that has no folder.
    static let path = "memory"

    private let state: Guarded<MemoryState>
    private let writer = Guarded<Void>(())
    private let blockRows: Int

    /// A store without quads.
    public convenience init() {
        self.init(MemoryState(blockRows: Block.usualRows), blockRows: Block.usualRows)
    }

    /// A store of the quads that `load` puts into the sink.
    ///
    /// - Throws: what `load` throws.
    public convenience init(_ load: (inout MemoryStoreSink) throws -> Void) throws {
        try self.init(blockRows: Block.usualRows, load)
    }

    /// The same with blocks of some rows.
    package convenience init(blockRows: Int, _ load: (inout MemoryStoreSink) throws -> Void) throws {
        var sink = MemoryStoreSink()
        try load(&sink)
        self.init(sink.state(blockRows: blockRows), blockRows: blockRows)
    }

    private init(_ state: MemoryState, blockRows: Int) {
        self.state = Guarded(state)
        self.blockRows = blockRows
    }

    /// A view of what the last transaction left, which stays as it is.
    public func snapshot() -> MemorySnapshot {
        MemorySnapshot(state.withLock { $0 })
    }

    /// Runs `body` in a transaction; if it throws, nothing has changed.
    ///
    /// - Throws: what `body` throws.
    public func write<Value>(_ body: (MemoryTransaction) throws -> Value) throws -> Value {
        try writer.withLock { _ in
            let transaction = MemoryTransaction(state.withLock { $0 })
            let value = try body(transaction)
            let next = transaction.result(blockRows: blockRows)
            state.withLock { $0 = next }
            return value
        }
    }
}

/// What all states of a store in memory share: its ids.
final class MemoryLineage: Sendable {}

/// What a store in memory holds at one time.
struct MemoryState: Sendable {
    var terms: MemoryTerms
    var base: MemoryQuads
    var changes = MemoryChanges()
    /// Handed on from one state of a store to the next.
    let lineage: MemoryLineage

    init(terms: MemoryTerms, base: MemoryQuads, lineage: MemoryLineage = MemoryLineage()) {
        self.terms = terms
        self.base = base
        self.lineage = lineage
    }

    init(blockRows: Int) {
        self.init(terms: MemoryTerms(), base: MemoryQuads([QuadIDs](), blockRows: blockRows))
    }
}

/// A view of a store in memory that stays as it is.
public final class MemorySnapshot: QuadView {
    let origin: MemoryLineage

    init(_ state: MemoryState) {
        origin = state.lineage
        super.init(MemoryView(state.base, state.changes), MemoryTermSource(state.terms))
    }
}
