import RDFModel

/// SPARQL Query Results CSV Format: values as plain text by RFC 4180, lines end with CR LF.
struct CSVResults: CellSolutionWriter {
    private var output = ByteOutput()

    mutating func begin(_ variables: [String]) {
        for (number, name) in variables.enumerated() {
            if number > 0 { output.write(UInt8(ascii: ",")) }
            output.writeCSV(name.utf8.span)
        }
        output.write("\r\n")
    }

    mutating func row(_ cells: [Term?]) {
        for (number, cell) in cells.enumerated() {
            if number > 0 { output.write(UInt8(ascii: ",")) }
            if let cell { output.writeCSV(cell) }
        }
        output.write("\r\n")
    }

    mutating func boolean(_ value: Bool) { output.write(value ? "true\n" : "false\n") }
    mutating func end() {}
    mutating func take() -> [UInt8] { output.take() }

    var size: Int { output.count }

    mutating func rows(_ columns: [[CellPlace]], count: Int, of cells: ByteOutput) {
        for row in 0..<count {
            for column in columns.indices {
                if column > 0 { output.write(UInt8(ascii: ",")) }
                output.write(columns[column][row].bytes, of: cells)
            }
            output.write(fixed: "\r\n")
        }
    }

    /// A term as plain text.
    fileprivate static func text(_ term: Term) -> String {
        switch term {
        case .iri(let iri): iri.text
        case .blankNode(let node): "_:" + node.label
        case .literal(let literal): literal.lexicalForm
        case .triple(let triple):
            "<<( " + text(triple.subject) + " " + triple.predicate.text + " " + text(triple.object) + " )>>"
        }
    }
}

extension ByteOutput {
    /// Writes a term as plain text.
    mutating func writeCSV(_ term: Term) { writeCSV(CSVResults.text(term).utf8.span) }

    /// Writes a term as plain text, out of its bytes.
    mutating func writeCSV(_ kind: TermBytesKind, _ text: Span<UInt8>) {
        if case .blankNode = kind { return writeCSV(.blankNode(BlankNode(TermText.string(text)))) }
        writeCSV(text)
    }

    /// Writes a text, in quotes if it holds a quote, a comma or a line end.
    fileprivate mutating func writeCSV(_ text: Span<UInt8>) {
        // Without a way out, so that several bytes are looked at together.
        var special: UInt8 = 0
        for index in text.indices {
            let byte = text[index]
            special |= (byte == 0x22 ? 1 : 0) | (byte == 0x2C ? 1 : 0) | (byte == 0x0A ? 1 : 0) | (byte == 0x0D ? 1 : 0)
        }
        guard special != 0 else { return write(text) }
        write(0x22)
        for index in text.indices {
            if text[index] == 0x22 { write(0x22) }
            write(text[index])
        }
        write(0x22)
    }
}
