public import RDFModel

/// The transaction that writes; it sees its own changes.
public final class StoreTransaction: QuadView {
    let transaction: WriteTransaction
    let quads: QuadTables
    private let writer: QuadWriter
    private let inserter: TermWriter

    init(_ core: StoreCore, _ transaction: WriteTransaction) throws(StoreError) {
        self.transaction = transaction
        writer = try QuadWriter(core, transaction)
        quads = writer.quads
        inserter = try TermWriter(core.dictionary, transaction)
        super.init(quads, inserter.reader)
    }

    /// Adds a quad; `false` if it was there.
    ///
    /// - Throws: ``StoreError``.
    @discardableResult
    public func insert(_ quad: Quad) throws(StoreError) -> Bool {
        let graph = try quad.graph.map { (graph) throws(StoreError) in try inserter.insert(graph) }
        return try writer.insert(
            QuadIDs(
                inserter.insert(quad.subject), inserter.insert(.iri(quad.predicate)), inserter.insert(quad.object),
                graph: graph ?? .unbound))
    }

    /// Takes a quad away; `false` if it was not there.
    ///
    /// - Throws: ``StoreError``.
    @discardableResult
    public func delete(_ quad: Quad) throws(StoreError) -> Bool {
        try delete(QuadPattern(quad)) > 0
    }

    /// Takes all quads away that match, a whole graph among them; tells how many there were.
    ///
    /// - Throws: ``StoreError``.
    @discardableResult
    public func delete(_ pattern: QuadPattern) throws(StoreError) -> Int {
        var count = 0
        try forEachMatch(pattern) { (quad) throws(StoreError) in if try writer.delete(quad) { count += 1 } }
        return count
    }

    /// Brings changes into the blocks where there are many.
    func settle() throws(StoreError) {
        try writer.settle()
    }
}
