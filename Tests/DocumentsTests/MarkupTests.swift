import Documents
import Testing
import ThaiText

@Suite("Pages and feeds")
struct MarkupTests {
    static func read(_ text: String, _ source: String) -> DocumentBatch {
        DocumentReader(inputs: []).documents(
            in: Array(text.utf8), source: source, format: DocumentFile(path: source).format)
    }

    static func body(_ document: Document) -> String { TextDocumentTests.part(document.body, of: document) }
    static func title(_ document: Document) -> String { TextDocumentTests.part(document.title, of: document) }

    static let page = """
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>ข่าว | เว็บ</title>
        <meta property="og:title" content="เปิดสะพาน &amp; ถนน">
        <meta property="article:published_time" content="2021-01-22T09:00:00+07:00">
        <link rel="canonical" href="https://example.org/news/details/4711">
        <style>p { color: red }</style></head><body>
        <nav><a href="/">หน้าแรก</a></nav><div><a href="/a">เมนู</a> <a href="/b">ข่าว</a></div>
        <article><h1>เปิดสะพาน &amp; ถนน</h1><p>วันนี้<b>รัฐมนตรี</b>
        เปิดสะพาน<script>alert("x")</script></p><ul><li>หนึ่ง<li>สอง</ul></article>
        <div>โฆษณา</div><footer>ติดต่อ</footer></body></html>
        """

    @Test("A page's headline, date, address and main text")
    func page() throws {
        let batch = Self.read(Self.page, "page.html")
        let document = try #require(batch.documents.first)
        #expect(batch.failures == [] && batch.documents.count == 1)
        #expect(document.id == "4711" && document.url == "https://example.org/news/details/4711")
        #expect(document.published == CalendarDate(year: 2021, month: 1, day: 22))
        #expect(Self.title(document) == "เปิดสะพาน & ถนน")
        #expect(Self.body(document) == "วันนี้รัฐมนตรี เปิดสะพาน\nหนึ่ง\nสอง")
        #expect(document.notes == [])
    }

    @Test("A page without article or metadata: menus are left out")
    func plainPage() throws {
        let html = "<html><title>หัวข้อ</title><div><a href='/'>เมนู</a></div><p>ข้อความ <a href='x'>ลิงก์</a> ยาวกว่า</p>"
        let batch = Self.read(html, "a/b.htm")
        let document = try #require(batch.documents.first)
        #expect(document.id == "b" && Self.title(document) == "หัวข้อ")
        #expect(Self.body(document) == "ข้อความ ลิงก์ ยาวกว่า")
        #expect(document.notes == ["The item states no date of publication."])
    }

    @Test("A page in TIS-620")
    func thaiPage() throws {
        // "กขคง" as bytes of TIS-620.
        let bytes = Array("<html><body><p>".utf8) + [0xA1, 0xA2, 0xA4, 0xA7] + Array("</p></body></html>".utf8)
        let batch = DocumentReader(inputs: []).documents(in: bytes, source: "x", format: nil)
        #expect(batch.documents.map { Self.body($0) } == ["กขคง"])
    }

    @Test("A page without text is told")
    func emptyPage() {
        let batch = Self.read("<html><script>1</script></html>", "e.html")
        #expect(batch.failures == [DocumentFailure(source: "e.html", reason: .empty)])
    }

    static let rss = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>ข่าว</title>
        <item><title>หนึ่ง</title><link>https://example.org/details/11</link>
        <pubDate>Fri, 22 Jan 2021 09:00:00 +0700</pubDate><description>สั้น</description>
        <content:encoded><![CDATA[<p>ย่อหน้าแรก</p><p>ย่อหน้า&nbsp;สอง</p>]]></content:encoded></item>
        <item><title>สอง</title><description>&lt;b&gt;ตัวหนา&lt;/b&gt; ธรรมดา</description></item>
        <item><guid>x</guid></item>
        </channel></rss>
        """

    @Test("One document an item of a feed")
    func feed() throws {
        let batch = Self.read(Self.rss, "feeds/daily.xml")
        #expect(batch.documents.map(\.id) == ["11", "daily-2"])
        #expect(batch.documents.map { Self.title($0) } == ["หนึ่ง", "สอง"])
        #expect(batch.documents.map { Self.body($0) } == ["ย่อหน้าแรก\nย่อหน้า\u{A0}สอง", "ตัวหนา ธรรมดา"])
        #expect(batch.documents.map(\.published) == [CalendarDate(year: 2021, month: 1, day: 22), nil])
        #expect(batch.documents.map(\.source) == ["feeds/daily.xml:3", "feeds/daily.xml:6"])
        let reason = DocumentFailure.Reason.badMember(name: "description", expected: "the item's text")
        #expect(batch.failures == [DocumentFailure(source: "feeds/daily.xml", line: 7, reason: reason)])
    }

    @Test("Atom with markup inside")
    func atom() throws {
        let atom = """
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">ก &lt;i&gt;ข&lt;/i&gt;</title>
            <link rel="self" href="https://example.org/self"/><link href="https://example.org/a/5"/>
            <id>urn:x</id><updated>2022-02-03T00:00:00Z</updated><published>2022-02-01T00:00:00Z</published>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>ค<b>ง</b></p><p>จ</p></div></content>
            </entry></feed>
            """
        let document = try #require(Self.read(atom, "-").documents.first)
        #expect(document.id == "5" && document.published == CalendarDate(year: 2022, month: 2, day: 1))
        #expect(Self.title(document) == "ก ข" && Self.body(document) == "คง\nจ")
    }

    @Test("A feed that breaks off keeps the items before")
    func broken() {
        let cut = String(Self.rss.prefix { $0 != "ส" })
        let batch = Self.read(cut, "f.rss")
        #expect(batch.documents.isEmpty && batch.failures.count == 1)
        let later = Self.read(Self.rss.replacing("<guid>x", with: "<guid>&x"), "f.rss")
        #expect(later.documents.count == 2)
        #expect(later.failures.first?.description.hasPrefix("f.rss: 7:") == true)
        #expect(Self.read("<rss><channel/></rss>", "f.rss").failures.map(\.reason) == [.noItems])
    }
}
