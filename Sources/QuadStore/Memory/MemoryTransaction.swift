public import RDFModel

/// A view that changes: a transaction of a store on disk or in memory, which sees its own changes.
public protocol EditableQuads: QuadView {
    /// Adds a quad; `false` if it was there.
    @discardableResult
    func insert(_ quad: Quad) throws(StoreError) -> Bool

    /// Takes a quad away; `false` if it was not there.
    @discardableResult
    func delete(_ quad: Quad) throws(StoreError) -> Bool

    /// Takes all quads away that match; tells how many there were.
    @discardableResult
    func delete(_ pattern: QuadPattern) throws(StoreError) -> Int
}

extension StoreTransaction: EditableQuads {}

/// The transaction of a store in memory that writes; it sees its own changes.
public final class MemoryTransaction: QuadView, EditableQuads {
    private let view: MemoryView
    private let inserter: MemoryTermSource
    private let origin: MemoryLineage

    init(_ state: MemoryState) {
        origin = state.lineage
        view = MemoryView(state.base, state.changes)
        inserter = MemoryTermSource(state.terms)
        super.init(view, inserter)
    }

    /// Adds a quad; `false` if it was there.
    @discardableResult
    public func insert(_ quad: Quad) throws(StoreError) -> Bool {
        let graph = quad.graph.map { inserter.terms.insert($0) } ?? .unbound
        return try view.insert(
            QuadIDs(
                inserter.terms.insert(quad.subject), inserter.terms.insert(.iri(quad.predicate)),
                inserter.terms.insert(quad.object), graph: graph))
    }

    /// Takes a quad away; `false` if it was not there.
    @discardableResult
    public func delete(_ quad: Quad) throws(StoreError) -> Bool {
        try delete(QuadPattern(quad)) > 0
    }

    /// Takes all quads away that match; tells how many there were.
    @discardableResult
    public func delete(_ pattern: QuadPattern) throws(StoreError) -> Int {
        var count = 0
        try forEachMatch(pattern) { (quad) throws(StoreError) in if try view.delete(quad) { count += 1 } }
        return count
    }

    /// What the store holds once the transaction is over; many changes become rows.
    func result(blockRows: Int) -> MemoryState {
        var state = MemoryState(terms: inserter.terms, base: view.base, lineage: origin)
        state.changes = view.changes
        guard state.changes.count > max(4096, view.base.count / 8) else { return state }
        var quads: [QuadIDs] = []
        view.base.forEach { quad in if !view.changes.deleted.contains(quad) { quads.append(quad) } }
        quads += view.changes.inserted
        return MemoryState(
            terms: state.terms, base: MemoryQuads(quads, blockRows: blockRows), lineage: origin)
    }
}
