import Foundation
import TestSupport
import Testing
import ThaiText

@Suite("Words")
struct WordSegmenterTests {
    static func words(_ text: String) throws -> [String] {
        let bytes = Array(text.utf8)
        let boundaries = try WordSegmenter().boundaries(in: bytes)
        return zip(boundaries, boundaries.dropFirst()).map { String(decoding: bytes[$0..<$1], as: UTF8.self) }
    }

    @Test("Thai, Latin, digits and signs")
    func words() throws {
        #expect(try Self.words("รัฐมนตรีไปประชุม") == ["รัฐมนตรี", "ไป", "ประชุม"])
        #expect(
            try Self.words("ประชุม ITU ครั้งที่ ๑/2564ๆ") == [
                "ประชุม", " ", "ITU", " ", "ครั้ง", "ที่", " ", "๑", "/", "2564", "ๆ",
            ])
        #expect(try Self.words("5Gในไทย(ICT)") == ["5", "G", "ใน", "ไทย", "(", "ICT", ")"])
        #expect(try Self.words("") == [])
    }

    @Test("A part of a text")
    func part() throws {
        let bytes = Array("กก รัฐมนตรีไป".utf8)
        let segmenter = try WordSegmenter()
        #expect(segmenter.boundaries(in: bytes, range: 7..<bytes.count) == [7, 31, 37])
        #expect(segmenter.boundaries(in: bytes, range: 7..<7) == [7])
    }

    @Test("Boundaries ascend and end at code points", arguments: 0..<20)
    func properties(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        let segmenter = try WordSegmenter()
        let pieces = ["กา", "รัฐ", "เ", "แม่", "น้ำ", "ุ", "้", "a", "É", "5", "๕", " ", "\n", "ฯ", "中", "😀", "ประเทศไทย"]
        for _ in 0..<100 {
            let text = (0..<12).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
            let bytes = Array(text.utf8)
            let boundaries = segmenter.boundaries(in: bytes)
            #expect(boundaries.first == 0 && boundaries.last == bytes.count, "\(text)")
            #expect(zip(boundaries, boundaries.dropFirst()).allSatisfy { $0 < $1 }, "\(text)")
            #expect(boundaries.dropLast().allSatisfy { bytes[$0] & 0xC0 != 0x80 }, "\(text)")
        }
    }

    @Test("A long stretch without spaces", .timeLimit(.minutes(1)))
    func long() throws {
        let bytes = Array(String(repeating: "ตากลมนอนตากลม", count: 10_000).utf8)
        let boundaries = try WordSegmenter().boundaries(in: bytes)
        #expect(boundaries.count > 20_000 && boundaries.last == bytes.count)
    }

    private struct Gold: Decodable {
        struct Entity: Decodable { var mentions: [String] }
        var entities: [Entity]
    }

    static let folder = Shared.root + "/../shared/gold/train"

    @Test(
        "Names begin and end at word boundaries (skipped where ../shared is missing)",
        .enabled(if: FileManager.default.fileExists(atPath: Shared.root + "/../shared/gold/train")))
    func gold() throws {
        let segmenter = try WordSegmenter()
        var (hits, all) = (0, 0)
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder) where name.hasSuffix(".json") {
            let path = Self.folder + "/" + name
            let gold = try JSONDecoder().decode(Gold.self, from: Data(contentsOf: URL(filePath: path)))
            let text = try Data(contentsOf: URL(filePath: path.dropLast(4) + "txt"))
            let bytes = Array(text)
            let boundaries = Set(segmenter.boundaries(in: bytes))
            var ends: Set<Int> = []
            for mention in gold.entities.flatMap(\.mentions) {
                let needle = Data(mention.utf8)
                var start = text.startIndex
                while let found = text.range(of: needle, in: start..<text.endIndex) {
                    ends.formUnion([found.lowerBound, found.upperBound])
                    start = found.lowerBound + 1
                }
            }
            all += ends.count
            hits += ends.intersection(boundaries).count
        }
        #expect(all > 9_000)
        #expect(Double(hits) / Double(all) > 0.99, "\(hits) of \(all)")
    }
}
