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

    @Test("UTF-32 in both byte orders, and what is none")
    func utf32() {
        let little: [UInt8] =
            [0xFF, 0xFE, 0, 0]
            + "กa😀".unicodeScalars.flatMap { scalar in (0..<4).map { UInt8(scalar.value >> ($0 * 8) & 0xFF) } }
        let big = stride(from: 0, to: little.count, by: 4).flatMap { Array(little[$0..<$0 + 4].reversed()) }
        #expect(Self.text(little) == Array("กa😀".utf8))
        #expect(Self.text(big) == Array("กa😀".utf8))
        #expect(
            Self.read(little + [0x41, 0]).failures.map(\.reason) == [.undecodable(encoding: "UTF-32", byteOffset: 16)])
        #expect(Self.read(little + [0, 0, 0, 0]).failures.map(\.reason) == [.binary(byteOffset: 16)])
        #expect(
            Self.read([0xFF, 0xFE, 0x41, 0, 0, 0, 0x42, 0]).failures.map(\.reason) == [.binary(byteOffset: 4)])
    }

    @Test("Lines that end in carriage returns alone are lines")
    func carriageReturns() throws {
        let text = "หัวข้อ\nวันอังคารที่ 29 สิงหาคม 2566\nเนื้อหา\nต่อ\n"
        let usual = try #require(Self.read(Array(text.utf8)).documents.first)
        let old = try #require(Self.read(text.utf8.map { $0 == 0x0A ? 0x0D : $0 }).documents.first)
        #expect(old == usual && old.published != nil && !old.body.isEmpty)
    }

    @Test(
        "What cannot be decoded is told with its place",
        arguments: [
            (Array("กข".utf8) + [0xE0, 0xB8], DocumentFailure.Reason.undecodable(encoding: "UTF-8", byteOffset: 6)),
            (Array("caf".utf8) + [0xE9], .undecodable(encoding: "UTF-8", byteOffset: 3)),
            ([0xFF, 0xFE, 0x41], .undecodable(encoding: "UTF-16", byteOffset: 2)),
            ([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8], .undecodable(encoding: "UTF-16", byteOffset: 4)),
            ([0x41, 0x00, 0x42], .binary(byteOffset: 1)), ([], .empty), ([0x20, 0x0A], .empty),
            ([0xEF, 0xBB, 0xBF], .empty), ([0xC2, 0xA0, 0x0A], .empty),
        ])
    func failures(bytes: [UInt8], reason: DocumentFailure.Reason) {
        let batch = Self.read(bytes)
        #expect(batch.documents.isEmpty)
        #expect(batch.failures == [DocumentFailure(source: "e.txt", reason: reason)])
    }

    @Test("Any bytes give documents or failures, in every format", arguments: DocumentFormat.allCases)
    func anyBytes(format: DocumentFormat) {
        let pieces = [
            "<html>", "<p>", "</p", "<a href=", "<!--", "<item>", "<rss>", "<title>", "]]>", "&#x0;", "&amp;", "{", "}",
            "\"body\":", "\"", "\\u", "[", ",", "\n", "\r\n", "รัฐบาลไทย-", "วันศุกร์ที่ 22 มกราคม 2564", "22/01/2564",
            "พิมพ์", "ที่มา : https://e.org/1", "ที่มา :", "\u{FEFF}", " ", "\u{A0}",
        ].map { Array($0.utf8) }
        var random = Repeatable()
        for _ in 0..<300 {
            var bytes = (0..<12).flatMap { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
            if Bool.random(using: &random) {
                bytes.insert(UInt8.random(in: 0...255, using: &random), at: bytes.count / 2)
            }
            let batch = DocumentReader(inputs: []).documents(in: bytes, source: "s", format: format)
            #expect(!(batch.documents.isEmpty && batch.failures.isEmpty), "\(bytes)")
            for document in batch.documents {
                let count = document.text.utf8.count
                #expect(document.title.upperBound <= count && document.body.upperBound <= count, "\(bytes)")
                let text = Array(document.text.utf8)
                let isWhole = String(validating: text[document.body], as: UTF8.self) != nil
                #expect(isWhole && String(validating: text[document.title], as: UTF8.self) != nil, "\(bytes)")
            }
        }
    }
}

/// The same numbers in every run.
private struct Repeatable: RandomNumberGenerator {
    private var state: UInt64 = 42

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
