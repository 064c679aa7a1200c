/// A text of one or more lines with a cursor.
///
/// The cursor goes by what people take for one character, such as a Thai consonant with its marks. Backspace takes the
/// last code point alone, so that a wrong tone mark can be corrected; Delete takes the whole.
struct EditBuffer {
    /// The code points.
    private(set) var scalars: [Unicode.Scalar] = []
    /// The place of the cursor, in front of the code point of that number.
    private(set) var cursor = 0
    /// What was deleted last as a piece.
    private var deleted: [Unicode.Scalar] = []

    /// The text.
    var text: String { EditBuffer.string(scalars[...]) }
    /// The text without what is empty at its end.
    var trimmedText: String {
        let end = scalars.lastIndex { $0 != " " && $0 != "\n" } ?? -1
        return EditBuffer.string(scalars[...end])
    }
    /// The text in front of the cursor.
    var textBeforeCursor: String { EditBuffer.string(scalars[..<cursor]) }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Puts a text in the place of all, and the cursor behind it.
    mutating func replace(with text: String) {
        scalars = Array(text.unicodeScalars)
        cursor = scalars.count
    }

    /// Puts in text at the cursor.
    mutating func insert(_ text: String) {
        let inserted = Array(text.unicodeScalars)
        scalars.insert(contentsOf: inserted, at: cursor)
        cursor += inserted.count
    }

    /// Puts a text in the place of so many code points in front of the cursor.
    mutating func replace(last count: Int, with text: String) {
        scalars.removeSubrange(cursor - count..<cursor)
        cursor -= count
        insert(text)
    }

    // MARK: Lines

    /// Where the line of the cursor begins.
    private var lineStart: Int { scalars[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0 }
    /// Where the line of the cursor ends.
    private var lineEnd: Int { scalars[cursor...].firstIndex(of: "\n") ?? scalars.count }
    /// Whether the cursor is in the first line.
    var isInFirstLine: Bool { lineStart == 0 }
    /// Whether the cursor is in the last line.
    var isInLastLine: Bool { lineEnd == scalars.count }
    /// Whether the cursor is behind everything but white space.
    var isAtEnd: Bool { scalars[cursor...].allSatisfy { $0 == " " || $0 == "\n" } }
    /// Whether the line of the cursor is empty, and is not the only one.
    var isInEmptyLine: Bool { lineStart > 0 && scalars[lineStart..<lineEnd].allSatisfy { $0 == " " } }

    mutating func move(to place: Int) { cursor = place }
    mutating func moveToEnd() { cursor = scalars.count }
    mutating func moveToLineStart() { cursor = lineStart }
    mutating func moveToLineEnd() { cursor = lineEnd }

    /// Goes up or down a line, to the same column or to the end of a shorter line.
    mutating func moveLine(up: Bool) {
        let column = cursor - lineStart
        cursor = up ? max(0, lineStart - 1) : min(scalars.count, lineEnd + 1)
        let start = lineStart
        cursor = min(start + column, lineEnd)
        cursor = clusterStart(cursor)
    }

    // MARK: Characters and words

    /// Whether a code point belongs to the character in front of it. That is asked of the standard library's
    /// segmentation of the line, since it depends on what stands in front.
    private func clusterStart(_ place: Int) -> Int {
        var start = place
        while start > 0, start < scalars.count, joins(scalars[start - 1], scalars[start]) { start -= 1 }
        return start
    }

    private func joins(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
        var pair = String.UnicodeScalarView()
        pair.append(left)
        pair.append(right)
        let text = String(pair)
        return text.index(after: text.startIndex) == text.endIndex
    }

    private var characterStart: Int { cursor == 0 ? 0 : clusterStart(cursor - 1) }

    private var characterEnd: Int {
        var end = min(cursor + 1, scalars.count)
        while end < scalars.count, joins(scalars[end - 1], scalars[end]) { end += 1 }
        return end
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber, .connectorPunctuation:
            true
        default: false
        }
    }

    private var wordStart: Int {
        var place = cursor
        while place > 0, !EditBuffer.isWord(scalars[place - 1]) { place -= 1 }
        while place > 0, EditBuffer.isWord(scalars[place - 1]) { place -= 1 }
        return place
    }

    private var wordEnd: Int {
        var place = cursor
        while place < scalars.count, !EditBuffer.isWord(scalars[place]) { place += 1 }
        while place < scalars.count, EditBuffer.isWord(scalars[place]) { place += 1 }
        return place
    }

    mutating func moveLeft() { cursor = characterStart }
    mutating func moveRight() { cursor = characterEnd }
    mutating func moveWordLeft() { cursor = wordStart }
    mutating func moveWordRight() { cursor = wordEnd }

    /// Takes away the code point in front of the cursor.
    mutating func deleteBackward() {
        guard cursor > 0 else { return }
        cursor -= 1
        scalars.remove(at: cursor)
    }

    /// Takes away the character behind the cursor.
    mutating func deleteForward() { scalars.removeSubrange(cursor..<characterEnd) }

    private mutating func cut(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        deleted = Array(scalars[range])
        scalars.removeSubrange(range)
        cursor = range.lowerBound
    }

    mutating func deleteWord() { cut(wordStart..<cursor) }
    mutating func deleteToLineStart() { cut(lineStart..<cursor) }
    mutating func deleteToLineEnd() { cut(cursor..<lineEnd) }
    mutating func yank() { insert(EditBuffer.string(deleted[...])) }
}
