public import RDFModel

/// The transaction that writes; it sees its own changes.
public final class StoreTransaction: QuadView {
    let quads: QuadTables
    private let place: Place
    private let inserter: TermWriter

    /// Where changes go.
    private enum Place {
        /// To the journal, and to the tables if that does not take them.
        case journal(JournalWriter)
        /// To the tables.
        case tables(WriteTransaction, QuadWriter)
    }

    /// Changes what a writer has begun with.
    init(_ writer: JournalWriter) {
        place = .journal(writer)
        quads = writer.quads
        inserter = writer.inserter
        super.init(quads, inserter.reader)
    }

    /// Changes the tables within a transaction of LMDB.
    init(_ core: StoreCore, _ transaction: WriteTransaction) throws(StoreError) {
        let writer = try QuadWriter(core, transaction)
        place = .tables(transaction, writer)
        quads = writer.quads
        inserter = try TermWriter(core.dictionary, transaction)
        super.init(quads, inserter.reader)
    }

    /// The transaction of LMDB, for what the journal does not hold.
    func tableTransaction() throws(StoreError) -> WriteTransaction {
        switch place {
        case .journal(let writer): try writer.tableTransaction()
        case .tables(let transaction, _): transaction
        }
    }

    private func set(_ quad: QuadIDs, isThere: Bool) throws(StoreError) -> Bool {
        switch place {
        case .journal(let writer): try writer.set(quad, isThere: isThere)
        case .tables(_, let writer): try isThere ? writer.insert(quad) : writer.delete(quad)
        }
    }

    /// Adds a quad; `false` if it was there.
    ///
    /// - Throws: ``StoreError``.
    @discardableResult
    public func insert(_ quad: Quad) throws(StoreError) -> Bool {
        let graph = try quad.graph.map { (graph) throws(StoreError) in try inserter.insert(graph) }
        return try set(
            QuadIDs(
                inserter.insert(quad.subject), inserter.insert(.iri(quad.predicate)), inserter.insert(quad.object),
                graph: graph ?? .unbound), isThere: true)
    }

    /// Takes a quad away; `false` if it was not there.
    ///
    /// - Throws: ``StoreError``.
    @discardableResult
    public func delete(_ quad: Quad) throws(StoreError) -> Bool {
        guard let (ids, _) = try parts(QuadPattern(quad)).first else { return false }
        return try set(ids, isThere: false)
    }

    /// Takes all quads away that match, a whole graph among them; tells how many there were.
    ///
    /// - Throws: ``StoreError``.
    @discardableResult
    public func delete(_ pattern: QuadPattern) throws(StoreError) -> Int {
        var count = 0
        try forEachMatch(pattern) { (quad) throws(StoreError) in if try set(quad, isThere: false) { count += 1 } }
        return count
    }

    /// Lets no records of a journal up to a generation continue the tables.
    func setGeneration(after generation: UInt64) throws(StoreError) {
        try quads.tables.set(.journal, Journal.generation(after: generation, hasFile: false), tableTransaction())
    }

    /// Brings changes into the blocks where there are many.
    func settle() throws(StoreError) {
        if case .tables(_, let writer) = place { try writer.settle() }
    }
}
