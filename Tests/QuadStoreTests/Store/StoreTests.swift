import RDFModel
import TestSupport
import Testing

@testable import QuadStore

/// Quads of all kinds of terms, from few, so that they meet.
struct GeneratedNews {
    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func iri() -> IRI {
        let names = ["กระทรวง", "a", "b", "c#d", "ก\u{E48}\u{E38}", "ก\u{E38}\u{E48}"]
        let number = Int.random(in: 0..<6, using: &random)
        return IRI(unchecked: "http://e/\(names.randomElement(using: &random) ?? "")\(number)")
    }

    mutating func node() -> Term { .iri(iri()) }

    mutating func literal() -> Literal {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: Literal("\(Int.random(in: -5...5, using: &random))", datatype: XSD.integer)
        case 1: Literal("0\(Int.random(in: 0...5, using: &random))", datatype: XSD.integer)
        case 2: Literal("2021-01-0\(Int.random(in: 1...5, using: &random))", datatype: XSD.date)
        case 3: Literal("ข่าว\(Int.random(in: 0...5, using: &random))", language: "th")
        case 4: Literal("a\u{0}b\(Int.random(in: 0...3, using: &random))")
        case 5: Literal("x", language: "en", direction: .leftToRight)
        case 6: Literal("", datatype: iri())
        default: Literal("text \(Int.random(in: 0...9, using: &random))")
        }
    }

    mutating func quad() -> Quad {
        let object: Term
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4: object = node()
        case 4: object = .triple(Triple(node(), iri(), .literal(literal())))
        default: object = .literal(literal())
        }
        return Quad(node(), iri(), object, graph: Bool.random(using: &random) ? node() : nil)
    }

    mutating func quads(_ count: Int) -> [Quad] { (0..<count).map { _ in quad() } }
}

/// A folder for a store that is removed with the value.
final class TemporaryFolder {
    private let temporary: TemporaryStore
    var path: String { temporary.folder }
    init() throws { temporary = try TemporaryStore() }
}

@Suite("Stores")
struct StoreTests {
    static func options(blockRows: Int) -> StoreOptions {
        var options = StoreOptions()
        options.durability = .deferred
        options.blockRows = blockRows
        options.fewestMergedChanges = blockRows
        return options
    }

    static func all(_ view: QuadView) throws -> Set<Quad> {
        var found: [Quad] = []
        try view.forEach(QuadPattern()) { found.append($0) }
        let set = Set(found)
        #expect(set.count == found.count, "a quad came twice")
        return set
    }

    @Test("Loads, insertions, deletions and reopenings agree with a set", arguments: [3, 16_384], [1, 1 << 26])
    func agreement(blockRows: Int, memory: Int) throws {
        for seed in Fuzzing.seeds(5) {
            let folder = try TemporaryFolder()
            var news = GeneratedNews(seed: seed)
            var expected: Set<Quad> = []
            for round in 0..<6 {
                let store = try Store(at: folder.path, options: Self.options(blockRows: blockRows))
                let quads = news.quads(Int.random(in: 0...200, using: &news.random))
                if round % 2 == 0 {
                    var settings = BulkLoader.Settings()
                    settings.memory = memory
                    settings.transactionSize = Bool.random(using: &news.random) ? 1 : nil
                    let loader = store.loader(settings)
                    var sink = loader.sink
                    for quad in quads { try sink.quad(quad) }
                    try loader.finish()
                    #expect(loader.quadCount == quads.count)
                    #expect(loader.newCount == Set(quads).subtracting(expected).count)
                    expected.formUnion(quads)
                } else {
                    try store.write { transaction in
                        for quad in quads {
                            let isNew = try transaction.insert(quad)
                            #expect(isNew == expected.insert(quad).inserted)
                        }
                        for quad in expected.shuffled(using: &news.random).prefix(30) {
                            let wasThere = try transaction.delete(quad)
                            #expect(wasThere)
                            expected.remove(quad)
                        }
                        let isUnknown = try !transaction.delete(Quad(.iri(RDF.nil_), RDF.type, .iri(RDF.nil_)))
                        #expect(isUnknown)
                    }
                }
                let snapshot = try store.snapshot()
                #expect(try Self.all(snapshot) == expected, "seed \(seed), round \(round)")
                #expect(snapshot.check() == [], "seed \(seed), round \(round)")
                for quad in quads { #expect(try snapshot.contains(quad) == expected.contains(quad)) }
                try Self.checkPatterns(snapshot, expected, &news, "seed \(seed), round \(round)")
            }
        }
    }

    @Test("What is loaded again after everything was deleted is found")
    func loadAfterDeletion() throws {
        let folder = try TemporaryFolder()
        var news = GeneratedNews(seed: 7)
        let quads = news.quads(100)
        let store = try Store(at: folder.path, options: Self.options(blockRows: 16))
        for _ in 0..<2 {
            let loader = store.loader()
            var sink = loader.sink
            for quad in quads { try sink.quad(quad) }
            try loader.finish()
            let snapshot = try store.snapshot()
            for quad in quads { #expect(try snapshot.contains(quad)) }
            #expect(snapshot.check() == [])
            try store.write { _ = try $0.delete(QuadPattern()) }
            #expect(try store.snapshot().count(QuadPattern()) == 0)
        }
    }

    private static func checkPatterns(
        _ view: QuadView, _ expected: Set<Quad>, _ news: inout GeneratedNews, _ note: String
    ) throws {
        for _ in 0..<20 {
            let model = expected.randomElement(using: &news.random) ?? news.quad()
            func some<Value>(_ value: Value) -> Value? { Bool.random(using: &news.random) ? value : nil }
            let graphs: GraphSelection =
                switch Int.random(in: 0..<4, using: &news.random) {
                case 0: .defaultGraph
                case 1: .anyNamed
                case 2: .all
                default: .named(model.graph ?? news.node())
                }
            let pattern = QuadPattern(
                subject: some(model.subject), predicate: some(model.predicate), object: some(model.object), in: graphs)
            let matching = expected.filter { quad in
                let isInGraph =
                    switch graphs {
                    case .defaultGraph: quad.graph == nil
                    case .anyNamed: quad.graph != nil
                    case .all: true
                    case .named(let graph): quad.graph == graph
                    }
                return isInGraph && pattern.subject.map { $0 == quad.subject } ?? true
                    && pattern.predicate.map { $0 == quad.predicate } ?? true
                    && pattern.object.map { $0 == quad.object } ?? true
            }
            var found: Set<Quad> = []
            try view.forEach(pattern) { found.insert($0) }
            #expect(found == matching, "\(note), \(pattern)")
            let count = try view.count(pattern)
            #expect(count == matching.count, "\(note), \(pattern)")
        }
    }

    @Test("A snapshot stays as it is while others write, and a transaction that fails leaves nothing")
    func isolation() throws {
        let folder = try TemporaryFolder()
        var news = GeneratedNews(seed: 1)
        let store = try Store(at: folder.path, options: Self.options(blockRows: 3))
        let first = Set(news.quads(50))
        try store.write { for quad in first { try $0.insert(quad) } }
        let snapshot = try store.snapshot()
        let second = Set(news.quads(50))
        try store.write { transaction in
            for quad in second { try transaction.insert(quad) }
            try transaction.delete(QuadPattern(in: .defaultGraph))
        }
        #expect(try Self.all(snapshot) == first)
        struct Failure: Error {}
        #expect(throws: Failure.self) {
            try store.write { transaction in
                try transaction.delete(QuadPattern())
                let left = try transaction.count(QuadPattern())
                #expect(left == 0)
                throw Failure()
            }
        }
        #expect(try Self.all(store.snapshot()) == first.union(second).filter { $0.graph != nil })
    }

    @Test("A load that does not come to its end leaves nothing")
    func unfinishedLoad() throws {
        let folder = try TemporaryFolder()
        var news = GeneratedNews(seed: 2)
        let store = try Store(at: folder.path, options: Self.options(blockRows: 3))
        let first = Set(news.quads(100))
        try store.write { for quad in first { try $0.insert(quad) } }
        for _ in 0..<2 {
            let transaction = try LoadTransaction(store.core, limit: 1)
            let before = try transaction.append([1, 2, 3])
            _ = try transaction.append([4, 5, 6])
            transaction.rollBack()
            #expect(try Self.all(store.snapshot()) == first)
            // The blocks are cleared away by whoever changes the tables next, and their numbers are used again.
            try store.write { _ = try $0.detachAll(in: AttachmentSet("none")) }
            let again = try LoadTransaction(store.core, limit: 1)
            #expect(try again.append([1]) == before)
            again.rollBack()
        }
        #expect(try Self.all(store.snapshot()) == first)
    }

    @Test("Blank nodes of two loads are different ones, and differ from those that are there")
    func blankNodes() throws {
        let folder = try TemporaryFolder()
        let store = try Store(at: folder.path, options: Self.options(blockRows: 3))
        let p = IRI(unchecked: "http://e/p")
        func quad(_ label: String) -> Quad { Quad(.blankNode(BlankNode(label)), p, .blankNode(BlankNode("x"))) }
        try store.write { transaction in for label in ["b0", "b7", "x", "y"] { try transaction.insert(quad(label)) } }
        for _ in 0..<2 {
            let loader = store.loader()
            var sink = loader.sink
            for label in ["b0", "b1", "x", "y"] { try sink.quad(quad(label)) }
            try loader.finish()
        }
        let quads = try Self.all(store.snapshot())
        #expect(quads.count == 12)
        #expect(Set(quads.map(\.subject)).union(quads.map(\.object)).count == 4 + 2 * 4)
    }
}
