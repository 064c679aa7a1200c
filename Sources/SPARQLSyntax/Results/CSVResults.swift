import RDFModel

/// SPARQL 1.1 Query Results CSV Format: values as plain text by RFC 4180, lines end with CR LF.
enum CSVResults {
    static func text(of solutions: Solutions) -> String {
        var text = solutions.variables.map(quoted).joined(separator: ",") + "\r\n"
        for row in solutions.rows {
            text += row.map { $0.map(cell) ?? "" }.joined(separator: ",") + "\r\n"
        }
        return text
    }

    private static func cell(_ term: Term) -> String {
        switch term {
        case .iri(let iri): quoted(iri.text)
        case .blankNode(let node): "_:" + node.label
        case .literal(let literal): quoted(literal.lexicalForm)
        case .triple(let triple):
            quoted("<<( " + text(triple.subject) + " " + triple.predicate.text + " " + text(triple.object) + " )>>")
        }
    }

    /// A term within a triple term, as plain text.
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
    private static func quoted(_ text: String) -> String {
        let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else { return text }
        var result: [UInt8] = [0x22]
        for byte in text.utf8 {
            if byte == 0x22 { result.append(byte) }
            result.append(byte)
        }
        result.append(0x22)
        return String(decoding: result, as: UTF8.self)
    }
}
