import Testing

@testable import QueryPrompt

@Suite("Rows of a terminal")
struct ScreenLayoutTests {
    private func layout(_ text: String, cursor: Int? = nil, columns: Int = 11) -> ScreenLayout {
        let scalars = Array(text.unicodeScalars)
        return ScreenLayout(
            scalars, cursor: cursor ?? scalars.count, prompt: "> ", continuation: "- ", columns: columns)
    }

    @Test func longLinesGoOn() {
        let found = layout("abcdefghijklmnopqrstuv\nx")
        #expect(found.rows == ["> abcdefgh", "ijklmnopqr", "stuv", "- x"])
        #expect((found.cursorRow, found.cursorColumn) == (3, 3))
        #expect(layout("abcdefgh").rows == ["> abcdefgh"])
    }

    @Test("Marks take no room, wide characters two columns")
    func widths() {
        #expect(layout("น้ำที่นี่นั่น").rows.count == 1)
        #expect(layout("น้ำที่").cursorColumn == 2 + 3)
        #expect(layout("日本語日本").rows == ["> 日本語日", "本"])
    }

    @Test func theCursorIsWhereItStands() {
        let found = layout("abcdefghij\nkl", cursor: 8)
        #expect((found.cursorRow, found.cursorColumn) == (1, 0))
        let atLineEnd = layout("ab\ncd", cursor: 2)
        #expect((atLineEnd.cursorRow, atLineEnd.cursorColumn) == (0, 4))
        let atStart = layout("ab\ncd", cursor: 3)
        #expect((atStart.cursorRow, atStart.cursorColumn) == (1, 2))
    }

    @Test func highTextsShowWhatIsNearTheCursor() {
        let text = (0..<50).map(String.init).joined(separator: "\n")
        #expect(layout(text).window(height: 10) == 40..<50)
        #expect(layout(text, cursor: 0).window(height: 10) == 0..<10)
        let middle = layout(text, cursor: 60)
        #expect(middle.window(height: 10).contains(middle.cursorRow))
        #expect(layout("a").window(height: 0) == 0..<1)
    }
}
