/// A default graph and named graphs, held in memory.
///
/// Terms are interned: a quad is four 32-bit numbers, and an index by subject, predicate and object answers
/// patterns. Quads keep the order in which they came; a quad stands once.
public struct Dataset: Sendable {
    /// A term's number in this dataset; 0 stands for the default graph.
    private typealias Number = UInt32

    private struct Row: Hashable, Sendable {
        var subject: Number
        var predicate: Number
        var object: Number
        var graph: Number
    }

    private var terms: [Term] = []
    private var numbers: [Term: Number] = [:]
    private var rows: [Row] = []
    private var known: Set<Row> = []
    private var bySubject: [Number: [Int32]] = [:]
    private var byPredicate: [Number: [Int32]] = [:]
    private var byObject: [Number: [Int32]] = [:]
    private var byGraph: [Number: [Int32]] = [:]
    /// The prefixes that the sources declared, by name; the first declaration of a name stays.
    public private(set) var prefixes: [String: IRI] = [:]

    /// An empty dataset.
    public init() {}

    /// A dataset of the given quads.
    public init(_ quads: some Sequence<Quad>) {
        for quad in quads { insert(quad) }
    }

    /// The number of distinct quads.
    public var count: Int { rows.count }

    /// Whether the dataset holds nothing.
    public var isEmpty: Bool { rows.isEmpty }

    /// Adds a quad; `false` if it stood there already.
    @discardableResult
    public mutating func insert(_ quad: Quad) -> Bool {
        let row = Row(
            subject: intern(quad.subject), predicate: intern(.iri(quad.predicate)), object: intern(quad.object),
            graph: quad.graph.map { intern($0) } ?? 0)
        guard known.insert(row).inserted else { return false }
        let index = Int32(rows.count)
        rows.append(row)
        bySubject[row.subject, default: []].append(index)
        byPredicate[row.predicate, default: []].append(index)
        byObject[row.object, default: []].append(index)
        byGraph[row.graph, default: []].append(index)
        return true
    }

    /// Keeps a prefix unless its name is taken.
    public mutating func declare(prefix name: String, _ namespace: IRI) {
        if prefixes[name] == nil { prefixes[name] = namespace }
    }

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

    /// The quads that agree with every term given, in the order in which they came.
    ///
    /// - Complexity: linear in the number of quads that share the rarest of the given terms.
    public func quads(
        subject: Term? = nil, predicate: IRI? = nil, object: Term? = nil, graph: GraphPattern = .all
    ) -> [Quad] {
        matches(subject: subject, predicate: predicate, object: object, graph: graph).map { quad(rows[Int($0)]) }
    }

    /// Whether the quad stands in the dataset.
    public func contains(_ quad: Quad) -> Bool {
        !matches(
            subject: quad.subject, predicate: quad.predicate, object: quad.object,
            graph: quad.graph.map { .named($0) } ?? .defaultGraph
        ).isEmpty
    }

    /// The names of the graphs that hold at least one quad, in the order in which they came.
    public var graphNames: [Term] {
        byGraph.keys.filter { $0 != 0 }.sorted().map { terms[Int($0) - 1] }
    }

    private mutating func intern(_ term: Term) -> Number {
        if let number = numbers[term] { return number }
        terms.append(term)
        let number = Number(terms.count)
        numbers[term] = number
        return number
    }

    private func term(_ number: Number) -> Term { terms[Int(number) - 1] }

    private func quad(_ row: Row) -> Quad {
        let predicate = term(row.predicate).iri ?? RDF.nil_
        return Quad(
            term(row.subject), predicate, term(row.object), graph: row.graph == 0 ? nil : term(row.graph))
    }

    private func matches(subject: Term?, predicate: IRI?, object: Term?, graph: GraphPattern) -> [Int32] {
        var wanted = (subject: Number?.none, predicate: Number?.none, object: Number?.none, graph: Number?.none)
        var shortest: [Int32]?
        func narrow(_ list: [Int32]?) {
            let list = list ?? []
            if shortest.map({ list.count < $0.count }) ?? true { shortest = list }
        }
        if let subject {
            guard let number = numbers[subject] else { return [] }
            wanted.subject = number
            narrow(bySubject[number])
        }
        if let predicate {
            guard let number = numbers[.iri(predicate)] else { return [] }
            wanted.predicate = number
            narrow(byPredicate[number])
        }
        if let object {
            guard let number = numbers[object] else { return [] }
            wanted.object = number
            narrow(byObject[number])
        }
        switch graph {
        case .named(let name):
            guard let number = numbers[name] else { return [] }
            wanted.graph = number
            narrow(byGraph[number])
        case .defaultGraph:
            wanted.graph = 0
            narrow(byGraph[0])
        case .anyNamed, .all:
            break
        }
        let candidates = shortest ?? Array(0..<Int32(rows.count))
        return candidates.filter { index in
            let row = rows[Int(index)]
            if let number = wanted.subject, row.subject != number { return false }
            if let number = wanted.predicate, row.predicate != number { return false }
            if let number = wanted.object, row.object != number { return false }
            if let number = wanted.graph, row.graph != number { return false }
            return graph != .anyNamed || row.graph != 0
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
