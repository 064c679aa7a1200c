import Glibc
import RDFModel
import TestSupport
import Testing

@testable import QuadStore

@Suite("The journal")
struct JournalTests {
    private static func options(_ most: Int, blockRows: Int = 3) -> StoreOptions {
        var options = StoreTests.options(blockRows: blockRows)
        options.mostJournalChanges = most
        options.fewestMergedChanges = 10
        return options
    }

    private static let quad = Quad(.iri(RDF.nil_), RDF.type, .iri(RDF.nil_))
    private struct Failure: Error {}

    /// A sequence of small transactions on a store and on a set.
    private struct Sequence {
        var news: GeneratedNews
        var content: Set<Quad> = []
        var texts: [[UInt8]: [UInt8]] = [:]
        /// Snapshots that are kept, and what they hold.
        var kept: [(Snapshot, Set<Quad>)] = []
        static let set = AttachmentSet("texts")

        init(seed: UInt64) { news = GeneratedNews(seed: seed) }

        mutating func change(_ transaction: StoreTransaction) throws {
            for quad in news.quads(Int.random(in: 0...3, using: &news.random)) {
                let isNew = content.insert(quad).inserted
                #expect(try transaction.insert(quad) == isNew)
                #expect(try transaction.contains(quad))
            }
            if Int.random(in: 0..<3, using: &news.random) == 0, let quad = content.randomElement(using: &news.random) {
                content.remove(quad)
                #expect(try transaction.delete(quad))
                #expect(try !transaction.contains(quad))
                // There and back again is no change.
                if Bool.random(using: &news.random) {
                    content.insert(quad)
                    #expect(try transaction.insert(quad))
                }
            }
            if Int.random(in: 0..<12, using: &news.random) == 0 {
                let node = news.node()
                let gone = content.filter { $0.subject == node }
                #expect(try transaction.delete(QuadPattern(subject: node)) == gone.count)
                content.subtract(gone)
            }
            if Int.random(in: 0..<20, using: &news.random) == 0 {
                let key = [UInt8.random(in: 0...9, using: &news.random)]
                texts[key] = key + key
                try transaction.attach(key + key, as: key, in: Self.set)
            }
            if Int.random(in: 0..<4, using: &news.random) == 0 {
                #expect(try transaction.count(QuadPattern()) == content.count)
            }
        }

        mutating func step(_ store: Store) throws {
            let before = (content, texts)
            switch Int.random(in: 0..<24, using: &news.random) {
            case 0:
                let quads = news.quads(20)
                let loader = store.loader()
                var sink = loader.sink
                for quad in quads { try sink.quad(quad) }
                try loader.finish()
                content.formUnion(quads)
            case 1..<5:
                #expect(throws: Failure.self) {
                    try store.write { transaction in
                        try change(transaction)
                        throw Failure()
                    }
                }
                (content, texts) = before
            default: try store.write { try change($0) }
            }
            if Int.random(in: 0..<5, using: &news.random) == 0 { kept.append((try store.snapshot(), content)) }
            if kept.count > 4 { kept.remove(at: Int.random(in: 0..<4, using: &news.random)) }
        }

        mutating func check(_ store: Store, _ note: String) throws {
            let snapshot = try store.snapshot()
            #expect(try StoreTests.all(snapshot) == content, "\(note)")
            #expect(snapshot.check() == [], "\(note)")
            for (key, bytes) in texts { #expect(try snapshot.attachment(key, in: Self.set) == bytes) }
            for (snapshot, content) in kept { #expect(try StoreTests.all(snapshot) == content, "\(note), kept") }
            for _ in 0..<10 {
                guard let quad = content.randomElement(using: &news.random) else { break }
                #expect(try snapshot.contains(quad))
                for permutation in Permutation.allCases where permutation.holdsNamedGraphs == (quad.graph != nil) {
                    let found = try snapshot.quads.reader(permutation, Row.all).count(Row.all)
                    #expect(found == content.count { ($0.graph != nil) == permutation.holdsNamedGraphs })
                }
                let pattern = QuadPattern(subject: quad.subject, object: quad.object)
                let matching = content.filter { $0.subject == quad.subject && $0.object == quad.object }
                #expect(try snapshot.count(pattern) == matching.count)
                let byPredicate = content.count { $0.predicate == quad.predicate }
                #expect(try snapshot.count(QuadPattern(predicate: quad.predicate)) == byPredicate)
            }
        }
    }

    @Test(
        "Small transactions, snapshots that are kept, loads and reopenings agree with a set",
        arguments: [0, 1, 7, 60, JournalRows.most])
    func agreement(most: Int) throws {
        for seed in Fuzzing.seeds(4) {
            let folder = try TemporaryFolder()
            var sequence = Sequence(seed: seed)
            for opening in 0..<4 {
                let store = try Store(at: folder.path, options: Self.options(most))
                for round in 0..<40 {
                    try sequence.step(store)
                    if round % 8 == 7 { try sequence.check(store, "seed \(seed), opening \(opening), \(round)") }
                }
                if opening == 2 {
                    sequence.kept = []
                    try store.compact(memory: 1 << 16)
                }
                sequence.kept = []
            }
            try sequence.check(Store(at: folder.path, options: Self.options(most)), "seed \(seed), at the end")
            var reading = StoreOptions()
            reading.isReadOnly = true
            try sequence.check(Store(at: folder.path, options: reading), "seed \(seed), read only")
        }
    }

    @Test("Small transactions leave the tables as they are, until there are many")
    func tables() throws {
        let folder = try TemporaryFolder()
        let store = try Store(at: folder.path, options: Self.options(20, blockRows: 16))
        func commits() throws -> Int { try store.core.environment.read().number }
        // The first one makes the journal.
        try store.write { _ = try $0.insert(Self.quad) }
        let before = try commits()
        var news = GeneratedNews(seed: 3)
        for _ in 0..<20 { try store.write { _ = try $0.insert(news.quad()) } }
        #expect(try commits() == before)
        try store.write { for quad in news.quads(30) { try $0.insert(quad) } }
        #expect(try commits() == before + 1)
        // What changes nothing is written nowhere.
        let size = try store.core.journal.records(store.core.environment.read()).bytes.count
        #expect(size == 0)
        try store.write { _ = try $0.insert(Self.quad) }
        try store.write { _ = try $0.delete(Quad(.iri(RDF.nil_), RDF.type, .iri(RDF.type))) }
        #expect(try store.core.journal.records(store.core.environment.read()).bytes.isEmpty)
        let part = try #require(try store.snapshot().statistics().parts.first { $0.name == "journal" })
        #expect(part.bytes == JournalFile.step)
    }

    @Test("A backup holds what the journal held, also of a store that is only read")
    func backup() throws {
        let folder = try TemporaryFolder()
        let (path, copy, copyOfCopy) = (folder.path + "/store", folder.path + "/copy", folder.path + "/store-journal")
        defer {
            for path in [path, copy, copyOfCopy] {
                for name in ["data.mdb", "lock.mdb", "journal"] { unlink(path + "/" + name) }
                rmdir(path)
            }
        }
        let store = try Store(at: path, options: Self.options(100))
        var content: Set<Quad> = []
        var news = GeneratedNews(seed: 9)
        for quad in news.quads(40) {
            content.insert(quad)
            try store.write { _ = try $0.insert(quad) }
        }
        try store.backup(to: copy)
        try store.write { _ = try $0.delete(QuadPattern()) }
        try Store.restore(from: copy, to: copyOfCopy)
        for path in [copy, copyOfCopy] {
            let copied = try Store(at: path)
            #expect(try StoreTests.all(copied.snapshot()) == content)
            #expect(try copied.snapshot().check() == [])
            try copied.write { _ = try $0.insert(Self.quad) }
            #expect(try copied.snapshot().count(QuadPattern()) == content.count + 1)
        }
        #expect(try store.snapshot().count(QuadPattern()) == 0)
    }

    @Test("The journal of one store is not taken for that of another")
    func otherStore() throws {
        let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
        for (index, place) in [folder, other].enumerated() {
            let store = try Store(at: place.path, options: Self.options(5))
            for round in 0..<8 {
                let object: Term = .literal(Literal("\(index) \(round)"))
                try store.write { _ = try $0.insert(Quad(.iri(RDF.nil_), RDF.type, object)) }
            }
        }
        #expect(rename(other.path + "/journal", folder.path + "/journal") == 0)
        // The records of the other store mean nothing here: what the tables hold is left.
        let store = try Store(at: folder.path, options: Self.options(5))
        #expect(try store.snapshot().count(QuadPattern()) == 7)
        #expect(try store.snapshot().check() == [])
    }

    @Test("Threads read one commit each while others are written, checked and rolled back")
    func threads() async throws {
        let folder = try TemporaryFolder()
        let store = try Store(at: folder.path, options: Self.options(30))
        // Every commit brings one quad and takes one away, so that there are always four.
        func quad(_ number: Int) -> Quad {
            Quad(
                .iri(RDF.nil_), RDF.type, .literal(Literal("ข่าว \(number)")),
                graph: number % 2 == 0 ? nil : .iri(RDF.nil_))
        }
        try store.write { for number in 0..<4 { try $0.insert(quad(number)) } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    for _ in 0..<150 {
                        let snapshot = try store.snapshot()
                        let found = try StoreTests.all(snapshot)
                        #expect(found.count == 4)
                        for quad in found { #expect(try snapshot.contains(quad)) }
                        #expect(try snapshot.count(QuadPattern(subject: .iri(RDF.nil_))) == 4)
                    }
                }
            }
            group.addTask {
                for number in 4..<300 {
                    if number % 5 == 0 {
                        #expect(throws: Failure.self) {
                            try store.write { transaction in
                                try transaction.insert(quad(1_000_000 + number))
                                try transaction.delete(quad(number - 1))
                                throw Failure()
                            }
                        }
                    }
                    try store.write { transaction in
                        try transaction.insert(quad(number))
                        try transaction.delete(quad(number - 4))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try StoreTests.all(store.snapshot()) == Set((296..<300).map(quad)))
        #expect(try store.snapshot().check() == [])
    }
}
