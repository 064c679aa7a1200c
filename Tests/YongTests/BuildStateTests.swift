import Foundation
import Testing

@testable import Yong

@Suite("A build reads only what changed, and makes what a fresh build makes")
struct BuildStateTests {
    /// SplitMix64, so that a failing sequence comes again.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

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

    /// A small item about some of a few people and bodies, so that items bear on each other's resolution.
    private func item(_ random: inout Generator) -> String {
        let people = ["นายเอก สมมุติวงศ์", "นางโท สมมุติกุล", "พล.อ.ตรี สมมุติชัย", "นายเอก", "นายเอก สมมติวงศ์"]
        let offices = ["อธิบดีกรมการแพทย์", "รมว.สาธารณสุข", "ผู้ว่าราชการจังหวัดเชียงใหม่", "ปลัดกระทรวงพาณิชย์", "อธิบดีกรมควบคุมโรค"]
        let events = ["การประชุมสมมุติแห่งชาติ ครั้งที่ 5", "งานวันสมมุติไทย ประจำปี 2564", "เวทีการประชุมสมมุติแห่งชาติ ครั้งที่ ๕"]
        let bodies = ["สำนักสมมุติแห่งชาติ (สมช.)", "สมช.", "กองสมมุติ กรมการแพทย์", "กองสมมุติ กรมควบคุมโรค", "ITU"]
        func some(_ list: [String]) -> String { list[Int.random(in: list.indices, using: &random)] }
        let day = Int.random(in: 1...28, using: &random)
        return """
            ข่าวสมมุติ
            \(day) มกราคม 2564
            \(some(people)) \(some(offices)) เข้าร่วม\(some(events)) กับ\(some(bodies)) ที่จังหวัดเชียงใหม่
            \(some(people)) \(some(offices)) กล่าวว่า \(some(bodies)) ร่วมมือกับ\(some(bodies))
            """
    }

    @Test("After any sequence of added, changed and removed items", arguments: 1...50 as ClosedRange<UInt64>)
    func sequences(seed: UInt64) async throws {
        var random = Generator(state: seed)
        let news = folder + "/news"
        try FileManager.default.createDirectory(atPath: news, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var names: [String] = []
        for step in 0..<5 {
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let choice = Int.random(in: 0..<4, using: &random)
                if choice == 0, names.count > 1 {
                    let name = names.remove(at: Int.random(in: names.indices, using: &random))
                    try FileManager.default.removeItem(atPath: news + "/" + name)
                } else {
                    let isNew = choice > 1 || names.isEmpty
                    let name =
                        isNew
                        ? "\(Int.random(in: 1...500, using: &random)).txt"
                        : names[Int.random(in: names.indices, using: &random)]
                    if !names.contains(name) { names.append(name) }
                    try item(&random).write(toFile: news + "/" + name, atomically: false, encoding: .utf8)
                }
            }
            let state = try BuildState(folder: folder + "/state", version: ContentHash([1]))
            let kept = try await build(news, to: "kept.nq", state: state)
            let fresh = try await build(news, to: "fresh.nq")
            #expect(kept == fresh, "seed \(seed), step \(step)")
            #expect(!fresh.isEmpty)
        }
    }

    private func makeNews(_ count: Int) throws -> String {
        var random = Generator(state: 7)
        let news = folder + "/news"
        try FileManager.default.createDirectory(atPath: news, withIntermediateDirectories: true)
        for number in 1...count {
            try item(&random).write(toFile: news + "/\(number).txt", atomically: false, encoding: .utf8)
        }
        return news
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
