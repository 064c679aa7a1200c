import RDFModel

/// SPARQL Query Results CSV Format: values as plain text by RFC 4180, lines end with CR LF.
struct CSVResults: ByteSolutionWriter {
    private var output = ByteOutput()

    mutating func begin(_ variables: [String]) {
        for (number, name) in variables.enumerated() {
            if number > 0 { output.write(UInt8(ascii: ",")) }
            quote(name)
        }
        output.write("\r\n")
    }

    mutating func row(_ cells: [Term?]) {
        for (number, cell) in cells.enumerated() {
            if number > 0 { output.write(UInt8(ascii: ",")) }
            if let cell { quote(CSVResults.text(cell)) }
        }
        output.write("\r\n")
    }

    mutating func boolean(_ value: Bool) { output.write(value ? "true\n" : "false\n") }
    mutating func end() {}
    mutating func take() -> [UInt8] { output.take() }

    /// A term as plain text.
    private static func text(_ term: Term) -> String {
        switch term {
        case .iri(let iri): iri.text
        case .blankNode(let node): "_:" + node.label
        case .literal(let literal): literal.lexicalForm
        case .triple(let triple):
            "<<( " + text(triple.subject) + " " + triple.predicate.text + " " + text(triple.object) + " )>>"
        }
    }

    /// The text, in quotes if it holds a quote, a comma or a line end.
    private mutating func quote(_ text: String) {
        let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else { return output.write(text) }
        output.write(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { output.write(byte) }
            output.write(byte)
        }
        output.write(0x22)
    }
}
