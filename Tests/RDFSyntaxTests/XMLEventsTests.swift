import Testing
import XMLEvents

/// One line an event, so that expected values read like the document.
private func trace(_ text: String, chunk: Int = .max) throws -> [String] {
    var lines: [String] = []
    let reader = try XMLReader()
    let note: (XMLEvent, XMLPosition) -> Void = { event, _ in add(event, to: &lines) }
    for piece in pieces(Array(text.utf8), of: chunk) { try reader.read(piece, note) }
    try reader.finish(note)
    return lines
}

private func traceHTML(_ bytes: [UInt8], encoding: String?, chunk: Int = .max) throws -> [String] {
    var lines: [String] = []
    let reader = try HTMLReader(encoding: encoding)
    let note: (XMLEvent, XMLPosition) -> Void = { event, _ in add(event, to: &lines) }
    for piece in pieces(bytes, of: chunk) { try reader.read(piece, note) }
    try reader.finish(note)
    return lines
}

private func pieces(_ bytes: [UInt8], of size: Int) -> [[UInt8]] {
    stride(from: 0, to: bytes.count, by: min(size, max(bytes.count, 1))).map {
        Array(bytes[$0..<min($0 + min(size, bytes.count), bytes.count)])
    }
}

private func add(_ event: XMLEvent, to lines: inout [String]) {
    switch event {
    case .start(let element):
        let attributes = element.attributes.map { " \($0.name.qualified)=\($0.value)" }.joined()
        let namespaces = element.namespaces.map { " xmlns:\($0.prefix ?? "")=\($0.name)" }.joined()
        lines.append("<{\(element.name.namespace ?? "")}\(element.name.local)\(attributes)\(namespaces)")
    case .end(let name): lines.append("/\(name.qualified)")
    case .text(let text):
        if let last = lines.last, last.hasPrefix("'") {
            lines[lines.count - 1] = last + text
        } else {
            lines.append("'" + text)
        }
    case .comment(let text): lines.append("!\(text)")
    case .processingInstruction(let target, let data): lines.append("?\(target) \(data)")
    }
}

@Suite("Events of XML and HTML")
struct XMLEventsTests {
    @Test("Elements, namespaces, references and Thai letters, whole and in chunks", arguments: [Int.max, 1, 3])
    func events(chunk: Int) throws {
        let text = """
            <?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "x&#38;#38;y<c/>">]>
            <a xmlns="http://e/กระทรวง" xmlns:p="http://p/" p:q="1 &lt; 2">ก&amp;ข<![CDATA[<]]>&e;<p:b/><!--c--><?t d?></a>
            """
        #expect(
            try trace(text, chunk: chunk) == [
                "<{http://e/กระทรวง}a p:q=1 < 2 xmlns:=http://e/กระทรวง xmlns:p=http://p/", "'ก&ข<x&y",
                "<{http://e/กระทรวง}c",
                "/c", "<{http://p/}b", "/p:b", "!c", "?t d", "/a",
            ])
    }

    @Test(
        "What is not well-formed is an error",
        arguments: [
            "<a>", "<a></b>", "<a b='1' b='2'/>", "<p:a/>", "", "<a>&nbsp;</a>", "<a>\u{1}</a>", "<a/><b/>",
            "<!DOCTYPE a [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>&f;</a>",
            "<!DOCTYPE a SYSTEM 'http://127.0.0.1/none.dtd'><a>&f;</a>",
        ])
    func malformed(text: String) {
        #expect(throws: XMLError.self) { try trace(text) }
    }

    @Test("An entity bomb is an error, and quickly so")
    func bomb() {
        var text = "<!DOCTYPE a [<!ENTITY e0 'aaaaaaaaaaaaaaaaaaaa'>"
        for level in 1...20 {
            text += "<!ENTITY e\(level) '" + String(repeating: "&e\(level - 1);", count: 10) + "'>"
        }
        text += "]><a>&e20;</a>"
        #expect(throws: XMLError.self) { try trace(text) }
    }

    @Test("An error names its line")
    func position() {
        let error = #expect(throws: XMLError.self) { try trace("<a>\n<b>\n</c></a>") }
        guard case .malformed(let reason, let position) = error else { return }
        #expect(position.line == 3)
        #expect(reason.contains("b"))
    }

    @Test("HTML is forgiven its missing tags", arguments: [Int.max, 1])
    func html(chunk: Int) throws {
        let page = "<!DOCTYPE html><title>ข่าว</title><p class=x hidden>หนึ่ง&nbsp;สอง<p>สาม<br>สี่"
        #expect(
            try traceHTML(Array(page.utf8), encoding: "UTF-8", chunk: chunk) == [
                "<{}html", "<{}head", "<{}title", "'ข่าว", "/title", "/head", "<{}body", "<{}p class=x hidden=",
                "'หนึ่ง\u{A0}สอง", "/p", "<{}p", "'สาม", "<{}br", "/br", "'สี่", "/p", "/body", "/html",
            ])
    }

    @Test("HTML in TIS-620, told from outside and by the page")
    func tis620() throws {
        let start = Array("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=tis-620\"><p>".utf8)
        let bytes = start + [0xA1, 0xE8, 0xD2]
        #expect(try traceHTML(bytes, encoding: "TIS-620").contains("'ก่า"))
        #expect(try traceHTML(bytes, encoding: nil).contains("'ก่า"))
    }

    @Test("An unknown encoding is an error")
    func unknownEncoding() {
        #expect(throws: XMLError.self) { try HTMLReader(encoding: "no-such-encoding") }
    }

    @Test("What is written reads as it was meant")
    func writing() throws {
        var writer = try XMLWriter()
        try writer.startElement("a")
        try writer.attribute("xmlns:ก", "http://e/กระทรวง?a&b\"<")
        try writer.element("ก:b", text: "โยง <&> \r\n")
        try writer.comment("a--b-")
        try writer.endElement()
        try writer.endDocument()
        let text = String(decoding: try writer.take(), as: UTF8.self)
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <a xmlns:ก="http://e/กระทรวง?a&amp;b&quot;&lt;">
                  <ก:b>โยง &lt;&amp;&gt; &#13;
                </ก:b>
                  <!--a- -b- -->
                </a>

                """)
        #expect(try trace(text).contains("'โยง <&> \r\n"))
    }

    @Test("A character or name that XML cannot hold is an error")
    func unwritable() throws {
        var writer = try XMLWriter()
        #expect(throws: XMLError.badName("1a")) { try writer.startElement("1a") }
        try writer.startElement("a")
        #expect(throws: XMLError.unwritableCharacter("\u{0}")) { try writer.text("a\u{0}") }
        #expect(throws: XMLError.unwritableCharacter("\u{FFFE}")) { try writer.attribute("b", "\u{FFFE}") }
    }
}
