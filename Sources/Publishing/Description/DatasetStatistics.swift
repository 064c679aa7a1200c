public import QuadStore
public import RDFModel
internal import Sorting

/// What a set of statements holds, in the numbers of VoID (https://www.w3.org/TR/void/#statistics).
///
/// A statement that stands in several named graphs counts once for each, as it has a line in each dump.
public struct DatasetStatistics: Equatable, Sendable {
    /// The things of a class.
    public struct ClassPartition: Equatable, Sendable {
        /// The class.
        public var type: IRI
        /// How many things are of it.
        public var entities = 0
    }

    /// The statements of a property.
    public struct PropertyPartition: Equatable, Sendable {
        /// The property.
        public var property: IRI
        /// How many there are.
        public var triples = 0
        /// How many things have the property.
        public var distinctSubjects = 0
        /// How many values it has.
        public var distinctObjects = 0
    }

    /// How many statements there are.
    public var triples = 0
    /// How many things statements are made about that have an IRI.
    public var entities = 0
    /// How many things statements are made about.
    public var distinctSubjects = 0
    /// How many values there are.
    public var distinctObjects = 0
    /// The classes, in the order of their IRIs.
    public var classes: [ClassPartition] = []
    /// The properties, in the order of their IRIs.
    public var properties: [PropertyPartition] = []

    /// The namespaces of the properties and classes, in their order: what is in front of the last `#` or `/`.
    public var vocabularies: [IRI] {
        let terms = classes.map(\.type) + properties.map(\.property)
        return Set(
            terms.compactMap { term in
                let marks = [UInt8(ascii: "#"), UInt8(ascii: "/")]
                guard let end = term.text.utf8.lastIndex(where: { marks.contains($0) }) else { return nil }
                return IRI(unchecked: String(term.text[...end]))
            }
        ).ordered()
    }

    /// The statements of the default graph, or those of all named graphs.
    ///
    /// - Throws: `StoreError`.
    public init(_ view: QuadView, namedGraphs: Bool) throws {
        triples = try view.count(QuadPattern(in: namedGraphs ? .anyNamed : .defaultGraph))
        let survey = DatasetSurvey(view)
        let (subjects, objects) = try survey.ends(namedGraphs: namedGraphs ? [true] : [false])
        (distinctSubjects, entities, distinctObjects) = (subjects.all, subjects.iris, objects.all)
        try survey.readProperties(into: &self, namedGraphs: namedGraphs)
    }

    /// The statements of the default graph and of all named graphs, from what is known of the two.
    ///
    /// - Throws: `StoreError`.
    public init(_ view: QuadView, defaultGraph: DatasetStatistics, namedGraphs: DatasetStatistics) throws {
        triples = defaultGraph.triples + namedGraphs.triples
        let (subjects, objects) = try DatasetSurvey(view).ends(namedGraphs: [false, true])
        (distinctSubjects, entities, distinctObjects) = (subjects.all, subjects.iris, objects.all)
        // A thing of a class in both would count twice: the partitions are those of the parts.
        classes = DatasetStatistics.union(defaultGraph.classes, namedGraphs.classes, by: \.type)
        properties = DatasetStatistics.union(defaultGraph.properties, namedGraphs.properties, by: \.property)
        hasPartitions = false
    }

    /// Whether the partitions are those of these statements; if not, only their names are of use.
    var hasPartitions = true

    private static func union<Part>(_ left: [Part], _ right: [Part], by name: KeyPath<Part, IRI>) -> [Part] {
        let known = Set(left.map { $0[keyPath: name] })
        let all = left + right.filter { !known.contains($0[keyPath: name]) }
        return all.ordered { $0[keyPath: name] < $1[keyPath: name] }
    }
}

/// Reads what the statistics need, by ids.
private struct DatasetSurvey {
    private let view: QuadView

    init(_ view: QuadView) { self.view = view }

    /// How many different ids there are, and how many of IRIs.
    typealias Distinct = (all: Int, iris: Int)

    /// The different subjects, and the different objects.
    func ends(namedGraphs: [Bool]) throws -> (subjects: Distinct, objects: Distinct) {
        let subjects = try distinct(namedGraphs.map { $0 ? .spog : .spo }, countsIRIs: true)
        return (subjects, try distinct(namedGraphs.map { $0 ? .ospg : .osp }, countsIRIs: false))
    }

    /// The different ids in the first columns of permutations.
    private func distinct(_ permutations: [Permutation], countsIRIs: Bool) throws -> Distinct {
        var columns = try permutations.map { try FirstColumn(view, $0) }
        let iris = try view.dictionary.ranges(startingWith: [TermKey.iriMark])
        var result: Distinct = (0, 0)
        while let least = columns.compactMap(\.current).min() {
            result.all += 1
            if countsIRIs, try isIRI(least, iris) { result.iris += 1 }
            for index in columns.indices where columns[index].current == least { try columns[index].advance() }
        }
        return result
    }

    private func isIRI(_ bits: UInt64, _ ranges: [Range<TermID>]) throws -> Bool {
        let id = TermID(bits: bits)
        if id.tag == .sortedTerm { return ranges.contains { $0.contains(id) } }
        return id.tag == .tailTerm ? try view.dictionary.term(id).iri != nil : false
    }

    func readProperties(into statistics: inout DatasetStatistics, namedGraphs: Bool) throws {
        let type = try view.dictionary.id(of: .iri(RDF.type))?.bits
        var partitions: [UInt64: DatasetStatistics.PropertyPartition] = [:]
        try forEachPair(namedGraphs ? .psog : .pso) { predicate, _, isFirst in
            if partitions[predicate] == nil {
                guard let iri = try view.dictionary.term(TermID(bits: predicate)).iri else { return }
                partitions[predicate] = DatasetStatistics.PropertyPartition(property: iri)
            }
            partitions[predicate]?.triples += 1
            if isFirst { partitions[predicate]?.distinctSubjects += 1 }
        }
        try forEachPair(namedGraphs ? .posg : .pos) { predicate, _, isFirst in
            if isFirst { partitions[predicate]?.distinctObjects += 1 }
        }
        statistics.properties = partitions.values.ordered { $0.property < $1.property }
        if let type { statistics.classes = try classes(TermID(bits: type), namedGraphs: namedGraphs) }
    }

    /// Calls `body` with the first two ids of each row, and whether it is the first row with them.
    private func forEachPair(_ permutation: Permutation, _ body: (UInt64, UInt64, Bool) throws -> Void) throws {
        var scan = try view.scan(permutation, columns: [0, 1])
        var batch = RowBatch(columnCount: permutation.positions.count, capacity: 4096)
        var last: (UInt64, UInt64)?
        while try scan.next(&batch) {
            for row in 0..<batch.count {
                let pair = (batch.columns[0][row], batch.columns[1][row])
                try body(pair.0, pair.1, last.map { $0 != pair } ?? true)
                last = pair
            }
        }
    }

    private func classes(_ type: TermID, namedGraphs: Bool) throws -> [DatasetStatistics.ClassPartition] {
        var scan = try view.scan(ScanRange(namedGraphs ? .posg : .pos, prefix: [type]), columns: [1, 2])
        var batch = RowBatch(columnCount: scan.columnCount, capacity: 4096)
        var counts: [UInt64: Int] = [:]
        var last: (UInt64, UInt64)?
        while try scan.next(&batch) {
            for row in 0..<batch.count {
                let pair = (batch.columns[1][row], batch.columns[2][row])
                if last.map({ $0 != pair }) ?? true { counts[pair.0, default: 0] += 1 }
                last = pair
            }
        }
        return try counts.compactMap { type, count in
            guard let iri = try view.dictionary.term(TermID(bits: type)).iri else { return nil }
            return DatasetStatistics.ClassPartition(type: iri, entities: count)
        }.ordered { $0.type < $1.type }
    }
}

/// The different ids in the first column of a permutation, in their order.
private struct FirstColumn {
    private var scan: Scan
    private var batch: RowBatch
    private var row = 0
    private(set) var current: UInt64?

    init(_ view: QuadView, _ permutation: Permutation) throws {
        scan = try view.scan(permutation, columns: [0])
        batch = RowBatch(columnCount: permutation.positions.count, capacity: 4096)
        try advance()
    }

    mutating func advance() throws {
        while true {
            if row == batch.count {
                row = 0
                guard try scan.next(&batch) else {
                    current = nil
                    return
                }
            }
            let next = batch.columns[0][row]
            row += 1
            if next != current {
                current = next
                return
            }
        }
    }
}
