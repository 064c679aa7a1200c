import RDFModel

/// SPARQL Query Results TSV Format: a line of variables, then a line a solution, cells as in Turtle.
struct TSVResults: CellSolutionWriter {
    private var output = ByteOutput()

    mutating func begin(_ variables: [String]) {
        for (number, name) in variables.enumerated() { output.write((number > 0 ? "\t?" : "?") + name) }
        output.write("\n")
    }

    mutating func row(_ cells: [Term?]) {
        for (number, cell) in cells.enumerated() {
            if number > 0 { output.write(UInt8(ascii: "\t")) }
            if let cell { output.writeTSV(cell) }
        }
        output.write("\n")
    }

    mutating func boolean(_ value: Bool) { output.write(value ? "true\n" : "false\n") }
    mutating func end() {}
    mutating func take() -> [UInt8] { output.take() }

    var size: Int { output.count }

    mutating func rows(_ columns: [[CellPlace]], count: Int, of cells: ByteOutput) {
        for row in 0..<count {
            for column in columns.indices {
                if column > 0 { output.write(UInt8(ascii: "\t")) }
                output.write(columns[column][row].bytes, of: cells)
            }
            output.write(UInt8(ascii: "\n"))
        }
    }
}

extension ByteOutput {
    /// Writes a term as in Turtle.
    mutating func writeTSV(_ term: Term) {
        switch term {
        case .iri(let iri): writeTSV(iri)
        case .blankNode(let node): write("_:" + node.label)
        case .literal(let literal): writeTSV(literal)
        case .triple(let triple):
            write(fixed: "<<( ")
            writeTSV(triple.subject)
            write(UInt8(ascii: " "))
            writeTSV(triple.predicate)
            write(UInt8(ascii: " "))
            writeTSV(triple.object)
            write(fixed: " )>>")
        }
    }

    /// Writes a term as in Turtle, out of its bytes.
    mutating func writeTSV(_ kind: TermBytesKind, _ text: Span<UInt8>, _ suffix: Span<UInt8>) {
        switch kind {
        case .iri: return writeTSV(iri: text)
        case .blankNode:
            write(fixed: "_:")
            return write(text)
        case .string: writeTSV(quoted: text)
        case .language(let direction):
            writeTSV(quoted: text)
            write(UInt8(ascii: "@"))
            write(suffix)
            if let direction { write("--" + direction.rawValue) }
        case .typed:
            // Numbers may stand without quotes; few of them have to be looked at here.
            if TermText.mayBeBare(suffix) {
                return writeTSV(
                    Literal(TermText.string(text), datatype: IRI(unchecked: TermText.string(suffix))))
            }
            writeTSV(quoted: text)
            write(fixed: "^^")
            writeTSV(iri: suffix)
        }
    }

    private mutating func writeTSV(_ iri: IRI) { writeTSV(iri: iri.text.utf8.span) }

    private mutating func writeTSV(iri text: Span<UInt8>) {
        if TermText.isPlainIRI(text) { return write(fixed: "<", text, fixed: ">") }
        let escaped = TermText.escapedIRI(text)
        write(fixed: "<", escaped.span, fixed: ">")
    }

    private mutating func writeTSV(_ literal: Literal) {
        if TermText.isBare(literal) { return write(literal.lexicalForm) }
        writeTSV(quoted: literal.lexicalForm.utf8.span)
        if let language = literal.language {
            write("@" + language)
            if let direction = literal.direction { write("--" + direction.rawValue) }
        } else if literal.datatype != XSD.string {
            write(fixed: "^^")
            writeTSV(literal.datatype)
        }
    }

    private mutating func writeTSV(quoted text: Span<UInt8>) {
        if !ByteOutput.needsEscapes(text) { return write(fixed: "\"", text, fixed: "\"") }
        write(0x22)
        for index in text.indices {
            switch text[index] {
            case 0x09: write(fixed: "\\t")
            case 0x0A: write(fixed: "\\n")
            case 0x0D: write(fixed: "\\r")
            case 0x22: write(fixed: "\\\"")
            case 0x5C: write(fixed: "\\\\")
            default: write(text[index])
            }
        }
        write(0x22)
    }
}
