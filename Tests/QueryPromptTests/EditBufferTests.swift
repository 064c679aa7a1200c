import Testing

@testable import QueryPrompt

@Suite("A text with a cursor")
struct EditBufferTests {
    private func buffer(_ text: String) -> EditBuffer {
        var buffer = EditBuffer()
        buffer.insert(text)
        return buffer
    }

    /// The text with a bar at the cursor.
    private func shown(_ buffer: EditBuffer) -> [UInt32] {
        var scalars = buffer.scalars
        scalars.insert("|", at: buffer.cursor)
        return scalars.map(\.value)
    }

    private func expect(_ buffer: EditBuffer, _ text: String, _ place: SourceLocation = #_sourceLocation) {
        #expect(shown(buffer) == text.unicodeScalars.map(\.value), sourceLocation: place)
    }

    @Test("The cursor goes by characters with their marks, and Backspace takes one mark alone")
    func thai() {
        var buffer = buffer("น้ำที่")
        buffer.moveLeft()
        expect(buffer, "น้ำ|ที่")
        buffer.moveLeft()
        expect(buffer, "|น้ำที่")
        buffer.moveRight()
        expect(buffer, "น้ำ|ที่")
        buffer.deleteForward()
        expect(buffer, "น้ำ|")
        buffer.replace(with: "ที่")
        buffer.deleteBackward()
        expect(buffer, "ที|")
        buffer.insert("่")
        expect(buffer, "ที่|")
    }

    @Test func wordsAndLines() {
        var buffer = buffer("SELECT ?ชื่อ\nWHERE { ?s ?p ?o }")
        buffer.moveWordLeft()
        expect(buffer, "SELECT ?ชื่อ\nWHERE { ?s ?p ?|o }")
        buffer.moveLine(up: true)
        expect(buffer, "SELECT ?ชื่อ|\nWHERE { ?s ?p ?o }")
        buffer.deleteWord()
        expect(buffer, "SELECT ?|\nWHERE { ?s ?p ?o }")
        buffer.yank()
        expect(buffer, "SELECT ?ชื่อ|\nWHERE { ?s ?p ?o }")
        buffer.deleteToLineStart()
        expect(buffer, "|\nWHERE { ?s ?p ?o }")
        buffer.moveLine(up: false)
        buffer.moveWordRight()
        expect(buffer, "\nWHERE| { ?s ?p ?o }")
        buffer.deleteToLineEnd()
        expect(buffer, "\nWHERE|")
        buffer.moveToLineStart()
        expect(buffer, "\n|WHERE")
        #expect(buffer.isInLastLine && !buffer.isInFirstLine && !buffer.isAtEnd)
    }

    @Test func nothingHappensAtTheEnds() {
        var buffer = EditBuffer()
        buffer.moveLeft()
        buffer.moveRight()
        buffer.deleteForward()
        buffer.deleteBackward()
        buffer.moveWordLeft()
        buffer.moveWordRight()
        buffer.deleteWord()
        buffer.yank()
        buffer.moveLine(up: true)
        buffer.moveLine(up: false)
        expect(buffer, "|")
    }

    @Test func replacesWhatStandsInFront() {
        var buffer = buffer("a sel b")
        buffer.moveLeft()
        buffer.moveLeft()
        buffer.replace(last: 3, with: "SELECT")
        expect(buffer, "a SELECT| b")
    }
}
