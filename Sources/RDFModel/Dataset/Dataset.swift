/// A default graph and named graphs, held in memory.
///
/// Terms are numbered: a quad is four 32-bit numbers, chained by each of them so that a pattern costs no more
/// than the rows of its rarest term. Quads keep the order in which they came; a quad stands once.
public struct Dataset: Sendable {
    private var table = TermTable()
    private var rowTable = RowTable()
    private var bySubject = RowChains()
    private var byPredicate = RowChains()
    private var byObject = RowChains()
    private var byGraph = RowChains()
    private var graphNumbers: [UInt32] = []
    /// The prefixes that the sources declared, by name; the first declaration of a name stays.
    public private(set) var prefixes: [String: IRI] = [:]

    /// An empty dataset.
    public init() {}

    /// A dataset of the given quads.
    public init(_ quads: some Sequence<Quad>) {
        for quad in quads { insert(quad) }
    }

    /// The number of distinct quads.
    public var count: Int { rowTable.rows.count }

    /// Whether the dataset holds nothing.
    public var isEmpty: Bool { rowTable.rows.isEmpty }

    /// Adds a quad; `false` if it stood there already.
    @discardableResult
    public mutating func insert(_ quad: Quad) -> Bool {
        let row = Row(
            subject: table.intern(quad.subject), predicate: table.intern(.iri(quad.predicate)),
            object: table.intern(quad.object), graph: quad.graph.map { table.intern($0) } ?? 0)
        guard rowTable.insert(row) else { return false }
        bySubject.append(row.subject)
        byPredicate.append(row.predicate)
        byObject.append(row.object)
        if row.graph != 0, byGraph.count(row.graph) == 0 { graphNumbers.append(row.graph) }
        byGraph.append(row.graph)
        return true
    }

    /// Keeps a prefix unless its name is taken.
    public mutating func declare(prefix name: String, _ namespace: IRI) {
        if prefixes[name] == nil { prefixes[name] = namespace }
    }

    /// Whether the quad stands in the dataset.
    public func contains(_ quad: Quad) -> Bool {
        let row = Row(
            subject: table.number(of: quad.subject), predicate: table.number(of: .iri(quad.predicate)),
            object: table.number(of: quad.object), graph: quad.graph.map { table.number(of: $0) } ?? 0)
        guard row.subject != 0, row.predicate != 0, row.object != 0, quad.graph == nil || row.graph != 0 else {
            return false
        }
        return rowTable.contains(row)
    }

    /// The names of the graphs that hold at least one quad, in the order in which they came.
    public var graphNames: [Term] { graphNumbers.map(table.term) }

    /// The number of the quads in the default graph.
    public var defaultGraphCount: Int { byGraph.count(0) }

    // MARK: Numbers, for writers and engines

    /// All quads as numbers, in the order in which they came.
    package var rows: [Row] { rowTable.rows }

    /// The terms; the term of number n is at n - 1.
    package var terms: [Term] { table.terms }

    /// The number of a term, or 0.
    package func number(of term: Term) -> UInt32 { table.number(of: term) }

    /// The quad of a row.
    package func quad(_ row: Row) -> Quad {
        // Predicates are interned from IRIs alone, so the second value is never taken.
        let predicate = table.term(row.predicate).iri ?? RDF.nil_
        return Quad(
            table.term(row.subject), predicate, table.term(row.object),
            graph: row.graph == 0 ? nil : table.term(row.graph))
    }
}

// MARK: Patterns

extension Dataset {
    /// Which graphs a pattern looks into.
    public enum GraphPattern: Hashable, Sendable {
        /// The default graph alone.
        case defaultGraph
        /// One named graph.
        case named(Term)
        /// All named graphs, but not the default graph.
        case anyNamed
        /// The default graph and all named graphs.
        case all
    }

    /// The column whose chain is walked.
    private enum Column {
        case subject, predicate, object, graph, everything
    }

    /// A pattern in numbers: 0 is open, but for the graph, where 0 is the default graph.
    private struct Search {
        var subject: UInt32 = 0
        var predicate: UInt32 = 0
        var object: UInt32 = 0
        var graph: UInt32?
        var isNamed = false
        var column = Column.everything
        var first: UInt32
        var count: Int

        func matches(_ row: Row) -> Bool {
            if subject != 0, row.subject != subject { return false }
            if predicate != 0, row.predicate != predicate { return false }
            if object != 0, row.object != object { return false }
            if let graph, row.graph != graph { return false }
            return !isNamed || row.graph != 0
        }
    }

    /// The quads that agree with every term given, in the order in which they came.
    ///
    /// - Complexity: linear in the number of quads that share the rarest of the given terms.
    public func quads(
        subject: Term? = nil, predicate: IRI? = nil, object: Term? = nil, graph: GraphPattern = .all
    ) -> [Quad] {
        var found: [Quad] = []
        forEachRow(search(subject, predicate, object, graph)) { found.append(quad($0)) }
        return found
    }

    /// Calls `body` with the quads that ``quads(subject:predicate:object:graph:)`` gives, without an array.
    public func forEachQuad<Failure: Error>(
        subject: Term? = nil, predicate: IRI? = nil, object: Term? = nil, graph: GraphPattern = .all,
        _ body: (Quad) throws(Failure) -> Void
    ) throws(Failure) {
        try forEachRow(search(subject, predicate, object, graph)) { (row) throws(Failure) in try body(quad(row)) }
    }

    /// How many quads the pattern can match at most: the number of quads that share its rarest term. Exact where
    /// one term or none is given.
    ///
    /// - Complexity: constant.
    public func estimatedCount(
        subject: Term? = nil, predicate: IRI? = nil, object: Term? = nil, graph: GraphPattern = .all
    ) -> Int {
        guard let search = search(subject, predicate, object, graph) else { return 0 }
        return search.isNamed ? min(search.count, count - defaultGraphCount) : search.count
    }

    private func search(_ subject: Term?, _ predicate: IRI?, _ object: Term?, _ graph: GraphPattern) -> Search? {
        var search = Search(first: isEmpty ? RowChains.none : 0, count: count)
        func narrow(_ chains: RowChains, _ number: UInt32, _ column: Column) {
            let count = chains.count(number)
            if search.column == .everything || count < search.count {
                search.column = column
                search.count = count
                search.first = chains.first(number)
            }
        }
        if let subject {
            search.subject = table.number(of: subject)
            if search.subject == 0 { return nil }
            narrow(bySubject, search.subject, .subject)
        }
        if let predicate {
            search.predicate = table.number(of: .iri(predicate))
            if search.predicate == 0 { return nil }
            narrow(byPredicate, search.predicate, .predicate)
        }
        if let object {
            search.object = table.number(of: object)
            if search.object == 0 { return nil }
            narrow(byObject, search.object, .object)
        }
        switch graph {
        case .named(let name):
            let number = table.number(of: name)
            if number == 0 { return nil }
            search.graph = number
            narrow(byGraph, number, .graph)
        case .defaultGraph:
            search.graph = 0
            narrow(byGraph, 0, .graph)
        case .anyNamed: search.isNamed = true
        case .all: break
        }
        return search
    }

    private func forEachRow<Failure: Error>(
        _ search: Search?, _ body: (Row) throws(Failure) -> Void
    ) throws(Failure) {
        guard let search else { return }
        guard search.column != .everything else {
            for row in rowTable.rows where search.matches(row) { try body(row) }
            return
        }
        var index = search.first
        while index != RowChains.none {
            let row = rowTable.rows[Int(index)]
            if search.matches(row) { try body(row) }
            switch search.column {
            case .subject: index = bySubject.next(index)
            case .predicate: index = byPredicate.next(index)
            case .object: index = byObject.next(index)
            case .graph, .everything: index = byGraph.next(index)
            }
        }
    }
}

extension Dataset: QuadSink {
    /// Keeps the prefix unless its name is taken.
    public mutating func prefix(_ name: String, _ namespace: IRI) {
        declare(prefix: name, namespace)
    }

    /// Adds the quad.
    public mutating func quad(_ quad: Quad) {
        insert(quad)
    }
}
