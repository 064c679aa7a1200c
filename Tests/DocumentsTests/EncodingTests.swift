import Documents
import Testing

@Suite("Encodings")
struct EncodingTests {
    static func read(_ bytes: [UInt8]) -> DocumentBatch {
        DocumentReader(inputs: []).documents(in: bytes, source: "e.txt", format: .text)
    }

    static func text(_ bytes: [UInt8]) -> [UInt8]? { read(bytes).documents.first.map { Array($0.text.utf8) } }

    @Test("A byte order mark is no part of the text")
    func mark() throws {
        #expect(Self.text([0xEF, 0xBB, 0xBF] + Array("กข\nค".utf8)) == Array("กข\nค".utf8))
        let document = try #require(Self.read([0xEF, 0xBB, 0xBF] + Array("กข\nค".utf8)).documents.first)
        #expect(document.title == 0..<6 && document.body == 7..<10)
    }

    @Test("TIS-620 and its superset CP874")
    func thai() {
        // ที่ “กำ” 5€ กขค
        let bytes: [UInt8] = [0xB7, 0xD5, 0xE8, 0x20, 0x93, 0xA1, 0xD3, 0x94, 0x20, 0x35, 0x80, 0x20, 0xA1, 0xA2, 0xA4]
        #expect(Self.text(bytes) == Array("ที่ “กำ” 5€ กขค".utf8))
    }

    @Test("UTF-16 in both byte orders")
    func utf16() {
        let units = Array("กa😀".utf16)
        let little: [UInt8] =
            [0xFF, 0xFE] + units.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let big: [UInt8] =
            [0xFE, 0xFF] + units.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        #expect(Self.text(little) == Array("กa😀".utf8))
        #expect(Self.text(big) == Array("กa😀".utf8))
    }

    @Test(
        "What cannot be decoded is told with its place",
        arguments: [
            (Array("กข".utf8) + [0xE0, 0xB8], DocumentFailure.Reason.undecodable(encoding: "UTF-8", byteOffset: 6)),
            (Array("caf".utf8) + [0xE9], .undecodable(encoding: "UTF-8", byteOffset: 3)),
            ([0xFF, 0xFE, 0x41], .undecodable(encoding: "UTF-16", byteOffset: 2)),
            ([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8], .undecodable(encoding: "UTF-16", byteOffset: 4)),
            ([0x41, 0x00, 0x42], .binary(byteOffset: 1)), ([], .empty), ([0x20, 0x0A], .empty),
            ([0xEF, 0xBB, 0xBF], .empty),
        ])
    func failures(bytes: [UInt8], reason: DocumentFailure.Reason) {
        let batch = Self.read(bytes)
        #expect(batch.documents.isEmpty)
        #expect(batch.failures == [DocumentFailure(source: "e.txt", reason: reason)])
    }
}
