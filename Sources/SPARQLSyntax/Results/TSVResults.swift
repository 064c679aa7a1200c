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
            if let cell { output.write(TSVResults.cell(cell)) }
        }
        output.write("\n")
    }

    mutating func boolean(_ value: Bool) { output.write(value ? "true\n" : "false\n") }
    mutating func end() {}
    mutating func take() -> [UInt8] { output.take() }

    private static func cell(_ term: Term) -> String {
        switch term {
        case .iri(let iri): return "<" + iri.text + ">"
        case .blankNode(let node): return "_:" + node.label
        case .literal(let literal): return self.literal(literal)
        case .triple(let triple):
            return "<<( " + cell(triple.subject) + " " + cell(.iri(triple.predicate)) + " " + cell(triple.object)
                + " )>>"
        }
    }

    private static func literal(_ literal: Literal) -> String {
        if TermText.isBare(literal) { return literal.lexicalForm }
        let quoted = "\"" + escaped(literal.lexicalForm) + "\""
        if let language = literal.language {
            return quoted + "@" + language + (literal.direction.map { "--" + $0.rawValue } ?? "")
        }
        return literal.datatype == XSD.string ? quoted : quoted + "^^<" + literal.datatype.text + ">"
    }

    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\t": result.append(contentsOf: "\\t".unicodeScalars)
            case "\n": result.append(contentsOf: "\\n".unicodeScalars)
            case "\r": result.append(contentsOf: "\\r".unicodeScalars)
            case "\"": result.append(contentsOf: "\\\"".unicodeScalars)
            case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
