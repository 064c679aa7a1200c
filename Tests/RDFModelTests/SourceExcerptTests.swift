import RDFModel
import Testing

@Suite("Messages show where")
struct SourceExcerptTests {
    @Test("Marks of Thai text take no column of the caret line")
    func thai() {
        let text = "ที่นี่ x"
        let start = text.utf8.count - 1
        let excerpt = SourceExcerpt(file: "a.ttl", bytes: Array("first\n\(text)\n".utf8), range: 6 + start..<7 + start)
        #expect(excerpt.position == "a.ttl:2:8")
        #expect(excerpt.marked == "ที่นี่ x\n   ^")
    }

    @Test("Long lines are cut to what is near")
    func longLine() {
        let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 5_000)
        let excerpt = SourceExcerpt(file: "-", bytes: bytes, range: 3_000..<3_002)
        #expect(excerpt.position == "-:1:3001")
        #expect(excerpt.text.utf8.count == 800)
        #expect(excerpt.marked.utf8.filter { $0 == UInt8(ascii: "^") }.count == 2)
    }

    @Test("Control characters are visible and keep their column, tabs stay, and binary data is not shown")
    func controls() {
        let text = "\u{1B}]0;x\u{07}\t\u{7F}\u{9B} y"
        let excerpt = SourceExcerpt(file: "-", bytes: Array(text.utf8), range: text.utf8.count - 1..<text.utf8.count)
        #expect(excerpt.marked == "␛]0;x␇\t␡\u{FFFD} y\n      \t   ^")
        #expect(ControlPictures.visible("ก\n\r") == "ก\n␍")
        let binary = SourceExcerpt(file: "-", bytes: Array("PK\0\u{3}".utf8), range: 0..<1)
        #expect(binary.marked == "(the line holds binary data, not text)")
    }

    @Test("A place behind the end, and an empty text")
    func edges() {
        #expect(SourceExcerpt(file: "-", bytes: Array("ab".utf8), range: 2..<9).marked == "ab\n  ^")
        #expect(SourceExcerpt(file: "-", bytes: [], range: 0..<0).position == "-:1:1")
    }
}
