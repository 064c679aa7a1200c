import RDFModel

/// SPARQL Query Results TSV Format: a line of variables, then a line a solution, cells as in Turtle.
struct TSVResults: ByteSolutionWriter {
    private var output = ByteOutput()

    mutating func begin(_ variables: [String]) {
        for (number, name) in variables.enumerated() { output.write((number > 0 ? "\t?" : "?") + name) }
        output.write("\n")
    }

    mutating func row(_ cells: [Term?]) {
        for (number, cell) in cells.enumerated() {
            if number > 0 { output.write(UInt8(ascii: "\t")) }
            if let cell { term(cell) }
        }
        output.write("\n")
    }

    mutating func boolean(_ value: Bool) { output.write(value ? "true\n" : "false\n") }
    mutating func end() {}
    mutating func take() -> [UInt8] { output.take() }

    private mutating func term(_ term: Term) {
        switch term {
        case .iri(let iri): self.iri(iri)
        case .blankNode(let node): output.write("_:" + node.label)
        case .literal(let literal): self.literal(literal)
        case .triple(let triple):
            output.write("<<( ")
            self.term(triple.subject)
            output.write(" ")
            iri(triple.predicate)
            output.write(" ")
            self.term(triple.object)
            output.write(" )>>")
        }
    }

    private mutating func iri(_ iri: IRI) {
        output.write(UInt8(ascii: "<"))
        output.write(TermText.escapedIRI(iri))
        output.write(UInt8(ascii: ">"))
    }

    private mutating func literal(_ literal: Literal) {
        if TermText.isBare(literal) { return output.write(literal.lexicalForm) }
        quoted(literal.lexicalForm)
        if let language = literal.language {
            output.write("@" + language)
            if let direction = literal.direction { output.write("--" + direction.rawValue) }
        } else if literal.datatype != XSD.string {
            output.write("^^")
            iri(literal.datatype)
        }
    }

    private mutating func quoted(_ text: String) {
        output.write(0x22)
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
            for byte in text.utf8 {
                switch byte {
                case 0x09: output.write("\\t")
                case 0x0A: output.write("\\n")
                case 0x0D: output.write("\\r")
                case 0x22: output.write("\\\"")
                case 0x5C: output.write("\\\\")
                default: output.write(byte)
                }
            }
        } else {
            output.write(text)
        }
        output.write(0x22)
    }
}
