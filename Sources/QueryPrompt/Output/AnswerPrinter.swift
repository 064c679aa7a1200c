internal import RDFToolkit

/// Shows answers to a person.
struct AnswerPrinter {
    let terminal: any PagingTerminal
    /// The form of solutions.
    let format: ResultFormat
    /// The syntax of graphs.
    let graphFormat: RDFFormat
    /// What shortens IRIs.
    let prefixes: [String: IRI]

    /// By how many rows at most the widths of columns are measured.
    private static let measured = 2000

    /// What was shown.
    struct Summary {
        /// How many rows; `nil` where they were not counted.
        var rows: Int?
        /// Whether there may be more.
        var isCut = false
    }

    /// Shows an answer.
    ///
    /// - Throws: what the answer throws, `ResultError`.
    func show(_ answer: QueryAnswer) throws -> Summary {
        var pager = Pager(terminal)
        var summary = Summary()
        do {
            if case .solutions(let variables, let next) = answer, format == .table {
                summary.rows = 0
                try table(variables, next, &pager, &summary)
            } else {
                try text(answer, &pager)
            }
        } catch is Pager.Stop {
            summary.isCut = true
        }
        return summary
    }

    private func table(
        _ variables: [String], _ next: () throws -> [[Term?]]?, _ pager: inout Pager, _ summary: inout Summary
    ) throws {
        let cells = TableCells(prefixes: prefixes)
        func texts() throws -> [[String]]? { try next()?.map { row in row.map { cells.text(of: $0) } } }
        let header = variables.map { "?" + $0 }
        var rows = try texts()
        let table = FittedTable(
            [header] + (rows ?? []).prefix(AnswerPrinter.measured), columns: terminal.size.columns)
        try pager.write(line: table.line(header))
        try pager.write(line: table.rule)
        while let shown = rows {
            for row in shown {
                try pager.write(line: table.line(row))
                summary.rows = (summary.rows ?? 0) + 1
            }
            rows = try texts()
        }
    }

    private func text(_ answer: QueryAnswer, _ pager: inout Pager) throws {
        let name = answer.kind == .graph ? graphFormat.rawValue : format.rawValue
        let writer = try AnswerWriter(format: name, usual: .table, prefixes: prefixes)
        try writer.write(answer) { try pager.write($0) }
        try pager.finish()
    }
}
