import Foundation
import RDFModel
import Testing

@testable import QuadStore

/// Stores as versions that were given out wrote them.
@Suite("Stores of each version of the format")
struct GoldenStoreTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../Data").standardizedFileURL.path

    /// What the store of version 1 holds; two loads, then single quads that came and went.
    private static func make(_ store: Store?) throws -> Set<Quad> {
        var news = GeneratedNews(seed: 11)
        var content: Set<Quad> = []
        for _ in 0..<2 {
            let quads = news.quads(60)
            content.formUnion(quads)
            guard let loader = store?.loader() else { continue }
            var sink = loader.sink
            for quad in quads { try sink.quad(quad) }
            try loader.finish()
        }
        let (gone, come) = (content.filter { $0.object == .literal(Literal("text 3")) }, news.quads(40))
        _ = try store?.write { transaction in
            for quad in gone { try transaction.delete(quad) }
            for quad in come { try transaction.insert(quad) }
        }
        return content.subtracting(gone).union(come)
    }

    /// `YONG_WRITE_STORES=1` writes the file that is missing.
    private func file(_ version: UInt64) throws -> String {
        let path = Self.folder + "/format-\(version).mdb"
        if ProcessInfo.processInfo.environment["YONG_WRITE_STORES"] != nil,
            !FileManager.default.fileExists(atPath: path)
        {
            let place = try TemporaryFolder()
            var options = StoreOptions()
            options.mostJournalChanges = 0
            let store = try Store(at: place.path + "/copy", options: options)
            _ = try Self.make(store)
            try FileManager.default.createDirectory(atPath: Self.folder, withIntermediateDirectories: true)
            try store.core.environment.copy(to: place.path, isCompacting: true)
            try FileManager.default.moveItem(atPath: place.path + "/data.mdb", toPath: path)
            try FileManager.default.removeItem(atPath: store.path)
        }
        return path
    }

    @Test(
        "A store that was written then is read, sound, written to and compacted",
        arguments: 1...StoreTables.formatVersion)
    func golden(version: UInt64) throws {
        let place = try TemporaryFolder()
        let folder = place.path + "/copy"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.copyItem(atPath: try file(version), toPath: folder + "/data.mdb")
        let content = try Self.make(nil)
        do {
            let store = try Store(at: folder)
            #expect(try StoreTests.all(store.snapshot()) == content)
            #expect(try store.snapshot().check() == [])
            try store.write { transaction in
                for quad in content.prefix(10) { try transaction.delete(quad) }
                for quad in content.prefix(10) { try transaction.insert(quad) }
            }
            try store.compact(memory: 1 << 20)
        }
        let store = try Store(at: folder)
        #expect(try StoreTests.all(store.snapshot()) == content)
        #expect(try store.snapshot().check() == [])
    }
}
