internal import RDFToolkit

/// How a text with its prompts fills the rows of a terminal.
struct ScreenLayout: Equatable {
    /// The rows from the top.
    private(set) var rows: [String] = []
    /// The row of the cursor.
    private(set) var cursorRow = 0
    /// The column of the cursor.
    private(set) var cursorColumn = 0

    /// Lays out a text.
    ///
    /// - Parameters:
    ///   - scalars: the text.
    ///   - cursor: the place of the cursor in it.
    ///   - prompt: what stands in front of the first line.
    ///   - continuation: what stands in front of further lines, as wide as the prompt.
    ///   - columns: the width of the terminal. The last column stays free, as terminals differ in what happens there.
    init(_ scalars: [Unicode.Scalar], cursor: Int, prompt: String, continuation: String, columns: Int) {
        let width = max(columns - 1, 2)
        var (row, column) = (prompt, DisplayWidth.of(prompt))
        for (place, scalar) in scalars.enumerated() {
            let needed = scalar == "\n" ? 0 : DisplayWidth.of(scalar)
            if column + needed > width {
                rows.append(row)
                (row, column) = ("", 0)
            }
            if place == cursor { (cursorRow, cursorColumn) = (rows.count, column) }
            if scalar == "\n" {
                rows.append(row)
                (row, column) = (continuation, DisplayWidth.of(continuation))
            } else {
                row.unicodeScalars.append(scalar)
                column += needed
            }
        }
        if cursor >= scalars.count { (cursorRow, cursorColumn) = (rows.count, column) }
        rows.append(row)
    }

    /// What was written on at the end of another layout, if that is all that changed.
    func writtenOn(from other: ScreenLayout) -> String? {
        guard rows.count == other.rows.count, cursorRow == rows.count - 1, other.cursorRow == cursorRow,
            let row = rows.last, let otherRow = other.rows.last, cursorColumn == DisplayWidth.of(row),
            other.cursorColumn == DisplayWidth.of(otherRow), row.utf8.starts(with: otherRow.utf8),
            zip(rows, other.rows).dropLast().allSatisfy({ $0.utf8.elementsEqual($1.utf8) })
        else { return nil }
        return String(decoding: row.utf8.dropFirst(otherRow.utf8.count), as: UTF8.self)
    }

    /// The rows around the cursor that a terminal of some height has room for.
    func window(height: Int) -> Range<Int> {
        let height = max(height, 1)
        guard rows.count > height else { return 0..<rows.count }
        let start = min(max(0, cursorRow - height / 2), rows.count - height)
        return start..<start + height
    }
}
