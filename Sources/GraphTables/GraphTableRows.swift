internal import RDFModel

/// A node as the tables show it.
struct NodeRow {
    /// Its IRI, or its label with the mark of blank nodes.
    var id: String
    /// What people read: the Thai label, or else the English one, any other, or the end of the IRI.
    var label: String
    /// The local name of its class; empty if it has none.
    var mainClass: String
    /// The local names of all its classes.
    var classes: [String]
    /// The values of each column.
    var values: [[String]]
}

/// An edge as the tables show it.
struct EdgeRow {
    /// Its number in the order of the table.
    var number: Int
    var source: String
    var target: String
    /// The relation.
    var predicate: IRI
    var thai: String
    var english: String
    var facts: EdgeFacts.Facts

    /// What people read: the Thai label, or else the English one, or the end of the IRI.
    var label: String { !thai.isEmpty ? thai : !english.isEmpty ? english : Names.local(predicate) }
}

/// Writes the tables in one of the formats. What is written is handed on in pieces.
protocol GraphTableWriter {
    mutating func begin(_ columns: [NodeColumn]) throws
    mutating func node(_ row: NodeRow) throws
    mutating func beginEdges() throws
    mutating func edge(_ row: EdgeRow) throws
    mutating func finish() throws
}

/// The values of a cell in one text: divided by `|`; in front of a `|` and a `\` of the values stands a `\`.
enum Cell {
    static func text(_ values: [String], isList: Bool) -> String {
        guard isList else { return values.first ?? "" }
        return values.map { value in
            var text = String.UnicodeScalarView()
            for scalar in value.unicodeScalars {
                if scalar == "|" || scalar == "\\" { text.append("\\") }
                text.append(scalar)
            }
            return String(text)
        }.joined(separator: "|")
    }

    /// A number as the formats take it.
    static func number(_ value: Double) -> String { "\(value)" }
}
