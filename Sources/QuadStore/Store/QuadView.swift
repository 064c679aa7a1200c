public import RDFModel

/// The quads and terms that a transaction sees.
///
/// It is used by one thread at a time.
public class QuadView {
    let source: any QuadSource
    /// The terms of the ids.
    package let dictionary: any TermSource

    init(_ source: any QuadSource, _ dictionary: any TermSource) {
        self.source = source
        self.dictionary = dictionary
    }

    /// Another view of the same commit, for another thread; `nil` if there is none to be had.
    package func sibling() throws(StoreError) -> QuadView? { nil }

    /// How many quads match.
    ///
    /// - Throws: ``StoreError``.
    public func count(_ pattern: QuadPattern) throws(StoreError) -> Int {
        var total = 0
        for (ids, named) in try parts(pattern) {
            let access = try access(ids, named: named)
            if access.filters.isEmpty {
                total += try source.reader(access.permutation, access.rows).count(access.rows)
            } else {
                try forEachRow(access) { (_) throws(StoreError) in total += 1 }
            }
        }
        return total
    }

    /// Whether a quad is there.
    ///
    /// - Throws: ``StoreError``.
    public func contains(_ quad: Quad) throws(StoreError) -> Bool {
        guard let (ids, named) = try parts(QuadPattern(quad)).first else { return false }
        let permutation = named ? Permutation.spog : .spo
        return try source.holds(permutation.row(ids), of: permutation)
    }

    /// Calls `body` with every quad that matches: those of the default graph first.
    ///
    /// - Throws: ``StoreError``, or what `body` throws.
    public func forEach(_ pattern: QuadPattern, _ body: (Quad) throws -> Void) throws {
        for (ids, named) in try parts(pattern) {
            let access = try access(ids, named: named)
            var pending: [QuadIDs] = []
            func flush() throws {
                try decode(pending, body)
                pending.removeAll(keepingCapacity: true)
            }
            var scan = try scan(access)
            var batch = RowBatch(columnCount: scan.columnCount, capacity: 4096)
            while try scan.next(&batch) {
                for index in 0..<batch.count where matches(batch, index, access.filters) {
                    pending.append(access.permutation.quad(batch.row(index)))
                }
                if pending.count >= 1 << 16 { try flush() }
            }
            try flush()
        }
    }

    // MARK: Ids

    /// Calls `body` with the ids of every quad that matches; it may change what it is told of.
    func forEachMatch(_ pattern: QuadPattern, _ body: (QuadIDs) throws(StoreError) -> Void) throws(StoreError) {
        for (ids, named) in try parts(pattern) {
            let access = try access(ids, named: named)
            // The rows are listed first: a scan must not meet changes.
            var found: [Row] = []
            try forEachRow(access) { (row) throws(StoreError) in found.append(row) }
            for row in found { try body(access.permutation.quad(row)) }
        }
    }

    /// The ids of a pattern for each part of the store that it looks at; a term that the store does not know matches
    /// nothing.
    func parts(_ pattern: QuadPattern) throws(StoreError) -> [(QuadIDs, named: Bool)] {
        var ids = QuadIDs(.unbound, .unbound, .unbound)
        if let subject = pattern.subject {
            guard let id = try dictionary.id(of: subject) else { return [] }
            ids.subject = id
        }
        if let predicate = pattern.predicate {
            guard let id = try dictionary.id(of: .iri(predicate)) else { return [] }
            ids.predicate = id
        }
        if let object = pattern.object {
            guard let id = try dictionary.id(of: object) else { return [] }
            ids.object = id
        }
        switch pattern.graphs {
        case .defaultGraph: return [(ids, false)]
        case .anyNamed: return [(ids, true)]
        case .all: return [(ids, false), (ids, true)]
        case .named(let graph):
            guard let id = try dictionary.id(of: graph) else { return [] }
            ids.graph = id
            return [(ids, true)]
        }
    }

    /// The way to the quads of a pattern.
    func access(_ pattern: QuadIDs, named: Bool) throws(StoreError) -> Access {
        try Access(pattern, named: named) { (permutation, rows) throws(StoreError) in
            try source.reader(permutation, rows).count(rows)
        }
    }

    /// A scan of all columns.
    func scan(_ access: Access) throws(StoreError) -> Scan {
        let reader = try source.reader(access.permutation, access.rows)
        return Scan(reader, access.rows, columns: Array(0..<reader.columnCount))
    }

    /// Calls `body` with every row that matches.
    func forEachRow(_ access: Access, _ body: (Row) throws(StoreError) -> Void) throws(StoreError) {
        var scan = try scan(access)
        var batch = RowBatch(columnCount: scan.columnCount, capacity: 4096)
        while try scan.next(&batch) {
            for index in 0..<batch.count where matches(batch, index, access.filters) { try body(batch.row(index)) }
        }
    }

    private func matches(_ batch: RowBatch, _ index: Int, _ filters: [Access.Filter]) -> Bool {
        filters.allSatisfy { batch.columns[$0.column][index] == $0.id }
    }

    /// Makes quads of ids, each term once.
    private func decode(_ ids: [QuadIDs], _ body: (Quad) throws -> Void) throws {
        var known: [TermID: Term] = [:]
        func decode(_ id: TermID) throws(StoreError) -> Term {
            if let term = known[id] { return term }
            let term = try dictionary.term(id)
            known[id] = term
            return term
        }
        for quad in ids {
            guard let predicate = try decode(quad.predicate).iri else {
                throw StoreError.damaged(path: source.path, detail: "a predicate is no IRI")
            }
            try body(
                Quad(
                    decode(quad.subject), predicate, decode(quad.object),
                    graph: quad.graph.isBound ? decode(quad.graph) : nil))
        }
    }
}

/// A view of one commit.
public final class Snapshot: QuadView {
    let core: StoreCore
    let transaction: ReadTransaction
    let quads: QuadTables
    let terms: TermReader
    private let journal: JournalView?

    init(_ core: StoreCore, _ transaction: ReadTransaction) throws(StoreError) {
        self.core = core
        self.transaction = transaction
        journal = try core.journal.view(transaction)
        let facts = core.facts.facts(of: transaction)
        quads = QuadTables(core.tables, transaction, core.cache, journal, facts)
        terms = try TermReader(core.dictionary, transaction, journal, facts)
        super.init(quads, terms)
    }

    /// Another view, if nothing has changed since.
    package override func sibling() throws(StoreError) -> QuadView? {
        let other = try Snapshot(core, core.environment.read())
        return other.commit == commit ? other : nil
    }

    /// The commit that is shown.
    public var commit: CommitNumber {
        CommitNumber(transaction: transaction.number, change: journal?.extent.entries ?? 0)
    }
}

/// Tells commits of one store apart: views of the same number hold the same.
public struct CommitNumber: Hashable, Sendable, CustomStringConvertible {
    let transaction: Int
    let change: Int

    /// The number as letters, digits and a full stop.
    public var description: String { "\(transaction).\(change)" }
}
