import RDFModel
import TestSupport
import Testing

@testable import QuadStore

@Suite("Attachments: bytes that a program keeps beside the quads")
struct AttachmentTests {
    private let texts = AttachmentSet("texts")
    private let others = AttachmentSet("texts2")

    /// Bytes of all lengths that compress well, badly or not at all.
    private static func bytes(_ random: inout SeededGenerator) -> [UInt8] {
        let count = [0, 1, 7, 300, 5000, 100_000].randomElement(using: &random) ?? 0
        let values: ClosedRange<UInt8> = Bool.random(using: &random) ? 0...255 : 65...68
        return (0..<count).map { _ in UInt8.random(in: values, using: &random) }
    }

    @Test("Any sequence of attaching and detaching agrees with a dictionary", arguments: 1...6 as ClosedRange<UInt64>)
    func sequences(seed: UInt64) throws {
        let folder = try TemporaryFolder()
        var random = SeededGenerator(seed: seed)
        var wanted: [AttachmentSet: [[UInt8]: [UInt8]]] = [texts: [:], others: [:]]
        for _ in 0..<6 {
            let store = try Store(at: folder.path)
            let fails = Int.random(in: 0..<4, using: &random) == 0
            var next = wanted
            do {
                try store.write { transaction in
                    for _ in 0..<20 {
                        let set = Bool.random(using: &random) ? texts : others
                        let key = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                            UInt8.random(in: 0...2, using: &random)
                        }
                        switch Int.random(in: 0..<10, using: &random) {
                        case 0:
                            let gone = next[set, default: [:]].keys.filter { $0.starts(with: key) }
                            #expect(try transaction.detachAll(startingWith: key, in: set) == gone.count)
                            for key in gone { next[set]?[key] = nil }
                        case 1..<4:
                            #expect(try transaction.detach(key, in: set) == (next[set]?[key] != nil))
                            next[set]?[key] = nil
                        default:
                            let bytes = AttachmentTests.bytes(&random)
                            try transaction.attach(bytes, as: key, in: set)
                            next[set]?[key] = bytes
                            #expect(try transaction.attachment(key, in: set) == bytes)
                        }
                    }
                    if fails { throw StoreError.limit("enough") }
                }
                wanted = next
            } catch StoreError.limit("enough") {}
            let snapshot = try store.snapshot()
            for (set, content) in wanted {
                var found: [(key: [UInt8], bytes: [UInt8])] = []
                try snapshot.forEachAttachment(in: set) { found.append(($0, $1)) }
                #expect(found.map(\.key) == content.keys.sorted { $0.lexicographicallyPrecedes($1) })
                #expect(found.allSatisfy { content[$0.key] == $0.bytes })
                for (key, bytes) in content { #expect(try store.attachment(key, in: set) == bytes) }
            }
            #expect(snapshot.check() == [])
            for part in try snapshot.statistics().attachments {
                let content = wanted[AttachmentSet(part.name)] ?? [:]
                #expect(part.count == content.count)
                #expect(part.length == content.values.reduce(0) { $0 + $1.count })
            }
        }
    }

    @Test("A key that is too long is an error, and one of the greatest length is not")
    func longKeys() throws {
        let folder = try TemporaryFolder()
        let store = try Store(at: folder.path)
        let set = AttachmentSet(String(repeating: "s", count: 80))
        let key = [UInt8](repeating: 7, count: AttachmentSet.longestKey)
        try store.write { try $0.attach([1], as: key, in: set) }
        #expect(try store.attachment(key, in: set) == [1])
        #expect(throws: StoreError.self) { try store.write { try $0.attach([1], as: key + [7], in: set) } }
    }

    @Test("Compaction, backup and restore keep attachments")
    func copies() throws {
        let folder = try TemporaryFolder()
        let store = try Store(at: folder.path + "/a")
        var random = SeededGenerator(seed: 9)
        var wanted: [[UInt8]: [UInt8]] = [:]
        for number in 0..<40 as Range<UInt8> { wanted[[number]] = AttachmentTests.bytes(&random) }
        var news = GeneratedNews(seed: 4)
        let quads = news.quads(30)
        try store.write { transaction in
            for quad in quads { try transaction.insert(quad) }
            for (key, bytes) in wanted { try transaction.attach(bytes, as: key, in: texts) }
        }
        try store.backup(to: folder.path + "/b")
        try Store.restore(from: folder.path + "/b", to: folder.path + "/c")
        try store.compact()
        for copy in [try Store(at: folder.path + "/b"), try Store(at: folder.path + "/c")] {
            for (key, bytes) in wanted { #expect(try copy.attachment(key, in: texts) == bytes) }
            #expect(try copy.snapshot().check() == [])
        }
    }

    @Test("A load may change more in its commit, and changes nothing if that fails")
    func loads() throws {
        let folder = try TemporaryFolder()
        let store = try Store(at: folder.path)
        var news = GeneratedNews(seed: 6)
        let (old, new) = (Set(news.quads(40)), Set(news.quads(40)))
        try store.write { transaction in for quad in old { try transaction.insert(quad) } }
        for fails in [true, false] {
            let loader = store.loader()
            var sink = loader.sink
            for quad in new { try sink.quad(quad) }
            do {
                try loader.finish { snapshot in
                    let count = try snapshot.count(QuadPattern())
                    #expect(count == old.count)
                } after: { transaction in
                    for quad in old.subtracting(new) { #expect(try transaction.delete(quad)) }
                    try transaction.attach([1, 2], as: [3], in: texts)
                    if fails { throw StoreError.limit("enough") }
                }
                #expect(!fails)
            } catch StoreError.limit("enough") {}
            #expect(try store.snapshot().check() == [])
            #expect(try store.snapshot().count(QuadPattern()) == (fails ? old : new).count)
            for quad in fails ? old : new { #expect(try store.snapshot().contains(quad)) }
            #expect(try store.attachment([3], in: texts) == (fails ? nil : [1, 2]))
        }
    }

    @Test("Check finds a damaged attachment, and reading it is an error")
    func damage() throws {
        let folder = try TemporaryFolder()
        let store = try Store(at: folder.path)
        let bytes = [UInt8](repeating: 65, count: 3000)
        try store.write { try $0.attach(bytes, as: [1], in: texts) }
        let packed = try AttachmentFormat.pack(bytes)
        for place in packed.indices {
            var damaged = packed
            damaged[place] ^= 0x10
            try store.write { transaction in
                let table = transaction.quads.tables.attachments
                let (key, value) = (try texts.tableKey([1]), damaged)
                try unsafe withBytes(key) { (key) throws(StoreError) in
                    try unsafe withBytes(value) { (value) throws(StoreError) in
                        try unsafe transaction.tableTransaction().put(table, key, value)
                    }
                }
            }
            #expect(try store.snapshot().check().count == 1)
            #expect(throws: StoreError.self) { _ = try store.attachment([1], in: texts) }
        }
    }
}
