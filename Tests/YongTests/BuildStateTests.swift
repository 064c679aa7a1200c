import Foundation
import Testing

@testable import Yong

@Suite("A build reads only what changed, and makes what a fresh build makes")
struct BuildStateTests {
    private static let seeds = try? Seeds.embedded()
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("yong-\(UUID().uuidString)").path

    private func build(_ news: String, to name: String, state: BuildState? = nil) async throws -> [UInt8] {
        let seeds = try #require(Self.seeds)
        var builder = GraphBuilder(seeds: seeds)
        let pipeline = NewsPipeline(extractor: Extractor(entries: seeds.entries, lexicon: seeds.lexicon), jobs: 2)
        _ = try await pipeline.build(DocumentReader(inputs: [news]), into: &builder, state: state)
        let file = folder + "/" + name
        try await builder.resolve(archive: state).write(to: file, format: .rdf(.nquads), jobs: 2)
        try state?.commit()
        return try InputFile.bytes(of: file)
    }

    @Test("After any sequence of added, changed and removed items", arguments: 1...50 as ClosedRange<UInt64>)
    func sequences(seed: UInt64) async throws {
        var news = try GeneratedNewsFolder(folder + "/news", seed: seed)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for step in 0..<5 {
            try news.change()
            let state = try BuildState(folder: folder + "/state", version: ContentHash([1]))
            let kept = try await build(news.path, to: "kept.nq", state: state)
            let fresh = try await build(news.path, to: "fresh.nq")
            #expect(kept == fresh, "seed \(seed), step \(step)")
            #expect(!fresh.isEmpty)
        }
    }

    private func makeNews(_ count: Int) throws -> String {
        var news = try GeneratedNewsFolder(folder + "/news", seed: 7)
        try news.add(count)
        return news.path
    }

    @Test("An unchanged file is not read again; one of another name, content or version is")
    func reused() async throws {
        let news = try makeNews(6)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/state"
        do {
            let state = try BuildState(folder: path, version: ContentHash([1]))
            _ = try await build(news, to: "a.nq", state: state)
        }
        let reader = DocumentReader(inputs: [news])
        func known(_ version: ContentHash) throws -> Int {
            let state = try BuildState(folder: path, version: version)
            return try reader.files().files.count { file in
                try FileRecords(of: file, reader, state) {
                    ReadDocument(record: DocumentRecord($0, Extraction(documentID: $0.id)), text: $0.text)
                }.isKnown
            }
        }
        #expect(try known(ContentHash([1])) == 6)
        #expect(try known(ContentHash([2])) == 0)
    }

    @Test("What an interrupted build left behind, a damaged index and damaged records do no harm")
    func damage() async throws {
        let news = try makeNews(5)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/state"
        let fresh = try await build(news, to: "fresh.nq")
        func kept() async throws -> [UInt8] {
            try await build(news, to: "kept.nq", state: try BuildState(folder: path, version: ContentHash([1])))
        }
        #expect(try await kept() == fresh)
        let records = try InputFile.bytes(of: path + "/records")
        try Data(records + Array("half a record".utf8)).write(to: URL(fileURLWithPath: path + "/records"))
        #expect(try await kept() == fresh)
        #expect(try InputFile.bytes(of: path + "/records").count == records.count)
        let index = try InputFile.bytes(of: path + "/index")
        for length in [0, 10, index.count - 5] {
            try Data(index[..<length]).write(to: URL(fileURLWithPath: path + "/index"))
            #expect(try await kept() == fresh)
        }
        var broken = try InputFile.bytes(of: path + "/records")
        broken[broken.count / 2] ^= 1
        try Data(broken).write(to: URL(fileURLWithPath: path + "/records"))
        await #expect(throws: StateError.damaged(path + "/records")) { _ = try await kept() }
    }

    @Test("One build at a time keeps its extractions in a folder")
    func locked() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try BuildState(folder: folder + "/state", version: ContentHash([1]))
        #expect(throws: StateError.locked(folder + "/state")) {
            _ = try BuildState(folder: folder + "/state", version: ContentHash([1]))
        }
        #expect(try first.records(of: ContentHash([3])) == nil)
    }

    @Test("SHA-256 of parts tells where one ends")
    func hashes() {
        #expect(ContentHash([1, 2], [3]) != ContentHash([1], [2, 3]))
        #expect(ContentHash([1, 2], [3]) == ContentHash([1, 2], [3]))
        #expect(ContentHash([]).bytes.count == ContentHash.size)
    }
}
