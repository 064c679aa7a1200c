internal import RDFToolkit

/// A table whose columns share the width of a terminal.
struct FittedTable {
    private let widths: [Int]

    /// Gives each column the room that its cells need, and cuts the widest columns where all do not fit.
    ///
    /// - Parameters:
    ///   - rows: the first rows, the header among them, by which the room is measured.
    ///   - columns: the width of the terminal.
    init(_ rows: [[String]], columns: Int) {
        var needed = [Int](repeating: 1, count: rows.first?.count ?? 0)
        for row in rows {
            for (column, cell) in row.enumerated() { needed[column] = max(needed[column], DisplayWidth.of(cell)) }
        }
        let room = max(columns - 1 - 2 * max(0, needed.count - 1), needed.count)
        if needed.reduce(0, +) <= room {
            widths = needed
            return
        }
        // The greatest width that all columns together can keep to.
        var (low, high) = (1, room)
        while low < high {
            let middle = (low + high + 1) / 2
            if needed.reduce(0, { $0 + min($1, middle) }) <= room { low = middle } else { high = middle - 1 }
        }
        var left = room - needed.reduce(0) { $0 + min($1, low) }
        widths = needed.map { width in
            guard width > low, left > 0 else { return min(width, low) }
            left -= 1
            return low + 1
        }
    }

    /// A row as a line.
    func line(_ cells: [String]) -> String {
        var line = ""
        for (column, cell) in cells.enumerated() {
            let text = FittedTable.cut(cell, to: widths[column])
            line += text
            if column < cells.count - 1 {
                line += String(repeating: " ", count: widths[column] - DisplayWidth.of(text) + 2)
            }
        }
        return line
    }

    /// The line below the header.
    var rule: String { widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") }

    /// The text, cut with a sign behind it if it is wider. Marks stay with what they stand on.
    static func cut(_ text: String, to width: Int) -> String {
        guard DisplayWidth.of(text) > width else { return text }
        var result = String.UnicodeScalarView()
        var used = 0
        for scalar in text.unicodeScalars {
            used += DisplayWidth.of(scalar)
            if used > width - 1 { break }
            result.append(scalar)
        }
        result.append("…")
        return String(result)
    }
}
