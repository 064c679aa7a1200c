import Glibc
import RDFModel
import Testing

@testable import QuadStore

@Suite("Backup, restore, compaction")
struct CopyTests {
    private func store(_ seed: UInt64) throws -> (folder: TemporaryFolder, store: Store, content: Set<Quad>) {
        let folder = try TemporaryFolder()
        var news = GeneratedNews(seed: seed)
        let store = try Store(at: folder.path + "/copy", options: StoreTests.options(blockRows: 3))
        let content = Set(news.quads(200))
        try store.write { for quad in content { try $0.insert(quad) } }
        return (folder, store, content)
    }

    private func remove(_ folder: String) {
        for name in ["data.mdb", "lock.mdb", "journal"] { unlink(folder + "/" + name) }
        rmdir(folder)
    }

    @Test("A backup is the last commit, and a store is made of it")
    func backup() throws {
        let (folder, store, content) = try store(1)
        let (monday, news) = (folder.path + "/monday", folder.path + "/news")
        defer { for path in [monday, news, store.path] { remove(path) } }
        try store.backup(to: monday)
        try store.write { _ = try $0.delete(QuadPattern()) }
        #expect(throws: StoreError.exists(path: monday)) { try store.backup(to: monday) }
        try Store.restore(from: monday, to: news)
        #expect(throws: StoreError.exists(path: news)) { try Store.restore(from: monday, to: news) }
        let restored = try Store(at: news)
        #expect(try StoreTests.all(restored.snapshot()) == content)
        #expect(try restored.snapshot().check() == [])
        #expect(throws: StoreError.notFound(path: folder.path + "/sunday")) {
            try Store.restore(from: folder.path + "/sunday", to: folder.path + "/other")
        }
        #expect(access(folder.path + "/other", F_OK) != 0)
        let missing = folder.path + "/no/monday"
        #expect {
            try store.backup(to: missing)
        } throws: {
            "\($0)" == "the store '\(missing)' could not be made: the folder that it is to be in is missing"
        }
    }

    @Test("Who has a store open that was compacted reads on, and may not write what would be lost")
    func compaction() throws {
        let (_, store, content) = try store(2)
        defer { remove(store.path) }
        let snapshot = try store.snapshot()
        // Many commits, so that the old file's number of the last one leads the new file's.
        for round in 0..<7 {
            try store.write { _ = try $0.insert(Quad(.iri(RDF.nil_), RDF.type, .literal(Literal("\(round)")))) }
        }
        try store.compact(memory: 1 << 16)
        #expect(try StoreTests.all(snapshot) == content)
        let quad = Quad(.iri(RDF.nil_), RDF.type, .iri(RDF.nil_))
        #expect(throws: StoreError.replaced(path: store.path)) { try store.write { _ = try $0.insert(quad) } }
        let opened = try Store(at: store.path)
        #expect(try StoreTests.all(opened.snapshot()).count == content.count + 7)
        try opened.write { _ = try $0.insert(quad) }
        #expect(try opened.snapshot().count(QuadPattern()) == content.count + 8)
        #expect(try opened.snapshot().check() == [])
    }

    @Test("What an interrupted compaction left does not stand in the way of the next one")
    func leftovers() throws {
        let (_, store, content) = try store(3)
        defer { remove(store.path) }
        mkdir(store.path + "/compacted", 0o777)
        let file = open(store.path + "/compacted/data.mdb", O_WRONLY | O_CREAT, 0o644)
        write(file, "half", 4)
        close(file)
        try store.compact(memory: 1 << 16)
        #expect(access(store.path + "/compacted", F_OK) != 0)
        #expect(try StoreTests.all(Store(at: store.path).snapshot()) == content)
    }
}
