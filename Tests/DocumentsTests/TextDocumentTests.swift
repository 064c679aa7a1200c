import Documents
import Testing
import ThaiText

@Suite("Items as text")
struct TextDocumentTests {
    static func document(_ text: String, source: String = "news/77.txt") throws -> Document {
        let batch = DocumentReader(inputs: []).documents(in: Array(text.utf8), source: source, format: .text)
        #expect(batch.failures.isEmpty)
        return try #require(batch.documents.first)
    }

    static func part(_ range: Range<Int>, of document: Document) -> String {
        String(decoding: Array(document.text.utf8)[range], as: UTF8.self)
    }

    static let item = """
        รัฐบาลไทย-ข่าวทำเนียบรัฐบาล-รัฐมนตรีเปิดสะพานใหม่\u{20}


        วันศุกร์ที่ 22 มกราคม 2564
        22/01/2564
        พิมพ์
        รัฐมนตรีเปิดสะพานใหม่
        เช้านี้มีพิธีเปิดสะพาน

        ผู้ว่าราชการกล่าวขอบคุณ
        *****

        ที่มา : https://www.example.org/news/contents/details/4711
        """

    @Test("The form is the same in other spellings of its words")
    func spelledForm() throws {
        let usual = try Self.document(Self.item)
        let spelled = try Self.document(
            Self.item.replacing("ำ", with: "\u{E4D}า").replacing("พิมพ์", with: "พิ\u{200B}มพ์"))
        #expect(Self.part(spelled.title, of: spelled) == Self.part(usual.title, of: usual))
        #expect(Self.part(spelled.body, of: spelled) == Self.part(usual.body, of: usual))
        #expect(spelled.published == usual.published)
    }

    @Test("All parts of the form")
    func form() throws {
        let document = try Self.document(Self.item)
        #expect(document.id == "4711")
        #expect(document.url == "https://www.example.org/news/contents/details/4711")
        #expect(document.published == CalendarDate(year: 2021, month: 1, day: 22))
        #expect(Self.part(document.title, of: document) == "รัฐมนตรีเปิดสะพานใหม่")
        let body = Self.part(document.body, of: document)
        #expect(body.hasPrefix("รัฐมนตรีเปิดสะพานใหม่\nเช้านี้") && body.hasSuffix("*****"))
        #expect(document.notes == [])
        #expect(document.source == "news/77.txt")
        #expect(Array(document.text.utf8) == Array(Self.item.utf8))
    }

    @Test("Lines may end with CR LF")
    func carriageReturns() throws {
        let text = Self.item.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        let document = try Self.document(text)
        #expect(document.id == "4711" && document.published != nil)
        #expect(Self.part(document.title, of: document) == "รัฐมนตรีเปิดสะพานใหม่")
        #expect(Self.part(document.body, of: document).utf8.last == 0x2A)
    }

    @Test("Text without the form")
    func plain() throws {
        let document = try Self.document("ข่าวสั้น\nวันนี้มีฝน\n")
        #expect(document.id == "77" && document.url == nil && document.published == nil)
        #expect(Self.part(document.title, of: document) == "ข่าวสั้น")
        #expect(Self.part(document.body, of: document) == "วันนี้มีฝน")
        #expect(document.notes == [])
    }

    @Test("A single line is a headline")
    func single() throws {
        let document = try Self.document("  ข่าวสั้น")
        #expect(Self.part(document.title, of: document) == "ข่าวสั้น")
        #expect(document.body.isEmpty)
    }

    @Test(
        "What is odd is noted",
        arguments: [
            (
                "รัฐบาลไทย-ก\nวันพุธที่ 22 มกราคม 2564\nข\nที่มา : https://e.org/1",
                ["The date line says Wednesday, but 2021-01-22 is a Friday."]
            ),
            (
                "รัฐบาลไทย-ก\nวันศุกร์ที่ 22 มกราคม 2564\n23/01/2564\nข\nที่มา : https://e.org/1",
                ["The item states two dates of publication, 2021-01-22 and 2021-01-23."]
            ),
            ("รัฐบาลไทย-ก\nข\nที่มา : https://e.org/1", ["The item states no date of publication."]),
            ("รัฐบาลไทย-ก\n22 มกราคม 2564\nข", ["The item states no address."]),
            (
                "รัฐบาลไทย-\nวันพฤหัสบดีที่ 1 มกราคม 2513\nที่มา : https://e.org/1",
                [
                    "The date line says 1970-01-01, which stands for a date that is missing.",
                    "The item has no headline.", "The item has no body.",
                ]
            ),
        ])
    func notes(text: String, expected: [String]) throws {
        #expect(try Self.document(text).notes == expected)
    }

    @Test("A date in the future is noted where today is known")
    func future() throws {
        var settings = DocumentReader.Settings()
        settings.today = CalendarDate(year: 2021, month: 1, day: 21)
        let reader = DocumentReader(inputs: [], settings: settings)
        let batch = reader.documents(in: Array(Self.item.utf8), source: "a.txt")
        #expect(batch.documents.first?.notes == ["The date of publication, 2021-01-22, lies in the future."])
    }

    @Test(
        "The number in an address",
        arguments: [
            ("https://www.example.org/news/contents/details/38530", "38530"),
            ("https://example.org/a/38530/", "38530"), ("https://example.org/a/flood-news-12.html", "12"),
            ("https://example.org/a?id=5&x=y", "5"), ("https://example.org/2021/01/flood", nil),
            ("https://example.org/", nil), ("https://12", nil),
        ])
    func identifiers(url: String, expected: String?) throws {
        let document = try Self.document("ก\nข\nที่มา: " + url)
        #expect(document.url == url)
        #expect(document.id == expected ?? "77")
    }
}
