import RDFModel

/// Aligned columns for a terminal.
struct TableResults: ByteSolutionWriter {
    private let cells: TableCells
    private var output = ByteOutput()
    private var header: [String]?
    private var rows: [[String]] = []

    init(prefixes: [String: IRI]) {
        cells = TableCells(prefixes: prefixes)
    }

    mutating func begin(_ variables: [String]) { header = variables.map { "?" + $0 } }
    mutating func row(_ cells: [Term?]) { rows.append(cells.map { self.cells.text(of: $0) }) }
    mutating func boolean(_ value: Bool) { output.write(value ? "true\n" : "false\n") }
    mutating func take() -> [UInt8] { output.take() }

    mutating func end() {
        guard let header else { return }
        var widths = header.map { DisplayWidth.of($0) }
        for row in rows {
            for (column, cell) in row.enumerated() { widths[column] = max(widths[column], DisplayWidth.of(cell)) }
        }
        line(header, widths)
        line(widths.map { String(repeating: "─", count: $0) }, widths)
        for row in rows { line(row, widths) }
        output.write(rows.count == 1 ? "1 row\n" : "\(rows.count) rows\n")
    }

    private mutating func line(_ cells: [String], _ widths: [Int]) {
        for (column, cell) in cells.enumerated() {
            output.write(cell)
            if column < cells.count - 1 {
                output.write(String(repeating: " ", count: widths[column] - DisplayWidth.of(cell) + 2))
            }
        }
        output.write("\n")
    }
}
