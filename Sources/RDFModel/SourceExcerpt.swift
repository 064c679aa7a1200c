/// The place in a text that a message speaks of: file, line, columns, and the line itself.
///
/// Reader and query parser share it, so that all messages look alike.
public struct SourceExcerpt: Equatable, Sendable {
    /// The file's path, `-` for standard input, or another name of the text.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The columns in code points, from 1; empty where something is missing.
    public let columns: Range<Int>
    /// The line's text without its end, or a piece of it that holds the columns.
    public let text: String
    /// How many code points of the line stand in front of ``text``.
    public let offset: Int

    /// Names a place.
    public init(file: String, line: Int, columns: Range<Int>, text: String, offset: Int = 0) {
        self.file = file
        self.line = line
        self.columns = columns
        self.text = text
        self.offset = offset
    }

    /// Finds line and columns of a byte range in a UTF-8 text, and cuts long lines to what is near it.
    ///
    /// - Parameters:
    ///   - file: the file's path, or another name of the text.
    ///   - bytes: the text, or a part of it.
    ///   - range: the bytes that the message speaks of; it may reach or lie beyond the end.
    ///   - line: the line that the text starts in.
    ///   - column: the column that the text starts in.
    public init(file: String, bytes: [UInt8], range: Range<Int>, line: Int = 1, column: Int = 1) {
        let start = min(max(range.lowerBound, 0), bytes.count)
        let end = min(max(range.upperBound, start), bytes.count)
        var lineNumber = line
        var lineStart = 0
        for index in 0..<start where bytes[index] == UInt8(ascii: "\n") {
            lineNumber += 1
            lineStart = index + 1
        }
        let firstColumn = lineStart == 0 ? column : 1
        let lineEnd = bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
        let from = firstColumn + SourceExcerpt.scalarCount(bytes[lineStart..<start])
        let length = SourceExcerpt.scalarCount(bytes[start..<min(end, lineEnd)])
        // Some hundred bytes to either side are enough to recognise the place.
        let near = 400
        var textStart = max(lineStart, start - near)
        while textStart < start, bytes[textStart] & 0xC0 == 0x80 { textStart += 1 }
        var textEnd = min(lineEnd, start + near)
        while textEnd < lineEnd, bytes[textEnd] & 0xC0 == 0x80 { textEnd += 1 }
        self.init(
            file: file, line: lineNumber, columns: from..<(from + length),
            text: String(decoding: bytes[textStart..<max(textStart, textEnd)], as: UTF8.self),
            offset: firstColumn - 1 + SourceExcerpt.scalarCount(bytes[lineStart..<textStart]))
    }

    /// `file:line:column`
    public var position: String { "\(file):\(line):\(columns.lowerBound)" }

    /// The line, and below it a line with carets under the columns.
    ///
    /// Combining marks take no column of a terminal, so the carets of Thai text stand where they should. Control
    /// characters become visible, and a line of binary data is not shown.
    public var marked: String {
        guard !text.unicodeScalars.contains("\0") else { return "(the line holds binary data, not text)" }
        let text = ControlPictures.visible(text)
        var caretLine = ""
        var column = 1 + offset
        for scalar in text.unicodeScalars {
            if column >= columns.lowerBound { break }
            column += 1
            if scalar == "\t" {
                caretLine += "\t"
            } else {
                caretLine += String(repeating: " ", count: SourceExcerpt.width(of: scalar))
            }
        }
        var carets = 0
        var place = 1 + offset
        for scalar in text.unicodeScalars {
            if columns.contains(place) { carets += SourceExcerpt.width(of: scalar) }
            place += 1
        }
        return text + "\n" + caretLine + String(repeating: "^", count: max(1, carets))
    }

    /// The columns that a character takes on a terminal: none for combining marks and format controls.
    public static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: 0
        default: 1
        }
    }

    /// Whether both name the same place in the same text, by code point.
    public static func == (left: SourceExcerpt, right: SourceExcerpt) -> Bool {
        left.line == right.line && left.columns == right.columns && left.offset == right.offset
            && CodeUnits.equal(left.file, right.file) && CodeUnits.equal(left.text, right.text)
    }

    private static func scalarCount(_ bytes: ArraySlice<UInt8>) -> Int {
        var count = 0
        for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
