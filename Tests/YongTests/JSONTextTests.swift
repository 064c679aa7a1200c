import Documents
import EntityExtraction
import Testing
import ThaiText

@testable import Yong

@Suite("Extractions as JSON")
struct ExtractionJSONTests {
    @Test("Offsets count code points, mentions are distinct by code point, control characters are escaped")
    func line() throws {
        let text = "กรุงเทพฯ \"x\"\u{1} กรุงเทพฯ"
        let name = "กรุงเทพฯ"
        let length = name.utf8.count
        let second = text.utf8.count - length
        let document = Document(
            id: "7", text: text, title: 0..<0, body: 0..<text.utf8.count,
            published: CalendarDate(year: 2021, month: 1, day: 22))
        let extraction = Extraction(
            documentID: "7",
            entities: [
                Entity(
                    type: .place, name: name,
                    mentions: [
                        Mention(range: 0..<length, text: name),
                        Mention(range: second..<(second + length), text: name),
                    ])
            ],
            relations: [
                Relation(
                    subject: 0, predicate: .holdsPosition, object: .text("a\"\u{1}b"), confidence: 0.8125,
                    evidence: 0..<length, rule: "test")
            ])
        let line = String(decoding: extraction.json(of: document), as: UTF8.self)
        #expect(
            line == """
                {"id":"7","published":"2021-01-22","entities":[{"id":"e1","type":"Place","name":"กรุงเทพฯ",\
                "mentions":["กรุงเทพฯ"],"offsets":[[0,8],[14,22]]}],"relations":[{"s":"e1","p":"holdsPosition",\
                "o":"a\\"\\u0001b","status":"asserted","confidence":0.813}]}

                """)
    }

    @Test("Code point offsets agree with the text's scalars at every boundary")
    func offsets() {
        let text = String(repeating: "aก\u{1F600}é", count: 40)
        let offsets = CodePointOffsets(text)
        var bytes = 0
        for (index, scalar) in text.unicodeScalars.enumerated() {
            #expect(offsets[bytes] == index)
            bytes += UTF8.width(scalar)
        }
        #expect(offsets[bytes] == text.unicodeScalars.count)
    }
}
