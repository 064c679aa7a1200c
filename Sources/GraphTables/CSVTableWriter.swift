internal import RDFModel

/// Whose names the columns of CSV have.
public enum CSVDialect: Sendable {
    /// Those that Gephi knows, and people: `Id`, `Label`, `Source`, `Target`.
    case plain
    /// Those of `neo4j-admin database import`: `:ID`, `:LABEL`, `:START_ID`, `:TYPE`, with types behind the others.
    ///
    /// Values of a list are divided by U+001F, since the import knows no way to write a divider within a value:
    /// `--array-delimiter=U+001F`.
    case neo4j
}

/// Writes a table of nodes and a table of edges.
final class CSVTableWriter: GraphTableWriter {
    private let dialect: CSVDialect
    private let nodes: ([UInt8]) throws -> Void
    private let edges: ([UInt8]) throws -> Void
    private var columns: [NodeColumn] = []
    private var buffer: [UInt8] = []
    private var isAtEdges = false

    private static let bufferSize = 1 << 16
    /// What divides the values of a list in tables for neo4j.
    private static let divider = "\u{1F}"

    init(_ dialect: CSVDialect, nodes: @escaping ([UInt8]) throws -> Void, edges: @escaping ([UInt8]) throws -> Void) {
        self.dialect = dialect
        self.nodes = nodes
        self.edges = edges
    }

    func begin(_ columns: [NodeColumn]) throws {
        self.columns = columns
        switch dialect {
        case .plain: try line(["Id", "Label", "Class", "Types"] + columns.map(\.name))
        case .neo4j:
            let names = columns.map { $0.name + ":" + $0.kind.typeName + ($0.isList ? "[]" : "") }
            try line(["id:ID", "label:string", "class:string"] + names + [":LABEL"])
        }
    }

    func node(_ row: NodeRow) throws {
        switch dialect {
        case .plain:
            let cells = columns.enumerated().map { Cell.text(row.values[$0], isList: $1.isList) }
            try line([row.id, row.label, row.mainClass, Cell.text(row.classes, isList: true)] + cells)
        case .neo4j:
            let cells = columns.enumerated().map { CSVTableWriter.divided(row.values[$0], isList: $1.isList) }
            try line([row.id, row.label, row.mainClass] + cells + [CSVTableWriter.divided(row.classes, isList: true)])
        }
    }

    /// Values divided by what stands in none of them.
    private static func divided(_ values: [String], isList: Bool) -> String {
        guard isList else { return values.first ?? "" }
        return values.map { value in
            var text = String.UnicodeScalarView()
            for scalar in value.unicodeScalars { text.append(scalar == "\u{1F}" ? "\u{FFFD}" : scalar) }
            return String(text)
        }.joined(separator: divider)
    }

    func beginEdges() throws {
        try flush()
        isAtEdges = true
        switch dialect {
        case .plain:
            try line([
                "Source", "Target", "Type", "Id", "Label", "Predicate", "Label_th", "Label_en", "Confidence",
                "FirstReported", "LastReported",
            ])
        case .neo4j:
            try line([
                ":START_ID", ":END_ID", ":TYPE", "predicate:string", "label_th:string", "label_en:string",
                "confidence:double", "firstReported:date", "lastReported:date",
            ])
        }
    }

    func edge(_ row: EdgeRow) throws {
        let facts = [
            row.predicate.text, row.thai, row.english, row.facts.confidence.map(Cell.number) ?? "",
            row.facts.first ?? "", row.facts.last ?? "",
        ]
        switch dialect {
        case .plain: try line([row.source, row.target, "Directed", "\(row.number)", row.label] + facts)
        case .neo4j: try line([row.source, row.target, Names.local(row.predicate)] + facts)
        }
    }

    func finish() throws { try flush() }

    private func line(_ cells: [String]) throws {
        for (place, cell) in cells.enumerated() {
            if place > 0 { buffer.append(UInt8(ascii: ",")) }
            append(cell)
        }
        buffer += "\r\n".utf8
        if buffer.count >= CSVTableWriter.bufferSize { try flush() }
    }

    /// Quotes a cell that needs it (RFC 4180 §2).
    private func append(_ cell: String) {
        let special: [UInt8] = [0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "\"")]
        guard cell.utf8.contains(where: { special.contains($0) }) else { return buffer += cell.utf8 }
        buffer.append(UInt8(ascii: "\""))
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "\"") { buffer.append(byte) }
            buffer.append(byte)
        }
        buffer.append(UInt8(ascii: "\""))
    }

    private func flush() throws {
        try (isAtEdges ? edges : nodes)(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
