import GraphBuilding
public import RDFModel
internal import Sorting

/// What a graph holds, in numbers. A sink: quads are counted as they stream by, and one that comes again does not count
/// again.
///
/// Quads are not kept, but 16 bytes that stand for each are: with the room that a growing table takes, memory grows by
/// up to 50 bytes for each of them.
public struct GraphStatistics: QuadSink, Sendable {
    /// All quads. A statement that stands in three graphs is three of them.
    public private(set) var quadCount = 0
    /// Quads in the default graph.
    public private(set) var defaultGraphCount = 0
    /// The number of statements of each predicate, over all graphs.
    public private(set) var predicates: [IRI: Int] = [:]
    /// The number of things of each class, over all graphs. One that is said to be of it in several graphs counts once.
    public private(set) var classes: [IRI: Int] = [:]
    /// The prefixes that names are shortened by.
    public private(set) var prefixes: [String: IRI] = [:]
    private var graphs: Set<Term> = []
    private var seen = SeenQuads()

    /// Nothing counted yet. Names are shortened by the prefixes of our own graphs and those of the source.
    public init() {
        prefixes = Dictionary(
            ResolvedGraph.prefixes.map { ($0.name, $0.namespace) }, uniquingKeysWith: { first, _ in first })
    }

    /// The number of named graphs that hold a quad.
    public var namedGraphCount: Int { graphs.count }

    /// Keeps the prefix for display.
    public mutating func prefix(_ name: String, _ namespace: IRI) {
        if prefixes[name] == nil { prefixes[name] = namespace }
    }

    /// Counts one quad.
    public mutating func quad(_ quad: Quad) {
        var block = QuadBlock()
        block.append(quad, after: nil)
        self.block(block)
    }

    /// Counts the quads of a block; a term that stands often in it is looked up once.
    public mutating func block(_ block: QuadBlock) {
        for (name, namespace) in block.prefixes { prefix(name, namespace) }
        var uses = [Int](repeating: 0, count: block.termCount)
        var typed = [Int](repeating: 0, count: block.termCount)
        var isGraph = [Bool](repeating: false, count: block.termCount)
        var isType: (number: UInt32, result: Bool) = (QuadBlock.none, false)
        seen.start(block)
        for statement in block.statements where seen.isNew(statement, in: block) {
            quadCount += 1
            uses[Int(statement.predicate)] += 1
            if statement.graph == QuadBlock.none {
                defaultGraphCount += 1
            } else {
                isGraph[Int(statement.graph)] = true
            }
            if isType.number != statement.predicate {
                isType = (statement.predicate, block.term(statement.predicate).iri == RDF.type)
            }
            if isType.result, block.kind(of: statement.object) == .iri, seen.isNewThing(statement, in: block) {
                typed[Int(statement.object)] += 1
            }
        }
        for number in 0..<UInt32(block.termCount) {
            let index = Int(number)
            if uses[index] > 0, let iri = block.term(number).iri { predicates[iri, default: 0] += uses[index] }
            if typed[index] > 0, let iri = block.term(number).iri { classes[iri, default: 0] += typed[index] }
            if isGraph[index] { graphs.insert(block.term(number)) }
        }
    }

    /// The statistics as rows of three columns: what is counted, its name, the number; the commonest first.
    public func rows() -> [[String]] {
        var rows = [
            ["quads", "", String(quadCount)],
            ["default graph", "", String(defaultGraphCount)],
            ["named graphs", "", String(namedGraphCount)],
        ]
        for (kind, counts) in [("class", classes), ("predicate", predicates)] {
            let sorted = counts.ordered { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
            rows += sorted.map { [kind, shortened($0.key), String($0.value)] }
        }
        return rows
    }

    /// The IRI with the longest prefix that fits it, or as it is.
    private func shortened(_ iri: IRI) -> String {
        let fitting = prefixes.filter { iri.text.utf8.starts(with: $0.value.text.utf8) }
        guard let best = fitting.max(by: { $0.value.text.utf8.count < $1.value.text.utf8.count }) else {
            return iri.text
        }
        return best.key + ":" + String(decoding: iri.text.utf8.dropFirst(best.value.text.utf8.count), as: UTF8.self)
    }
}
