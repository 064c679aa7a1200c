import RDFModel

/// SPARQL 1.1 Query Results TSV Format: a line of variables, then a line a solution, cells as in Turtle.
enum TSVResults {
    static func text(of solutions: Solutions) -> String {
        var text = solutions.variables.map { "?" + $0 }.joined(separator: "\t") + "\n"
        for row in solutions.rows {
            text += row.map { $0.map(cell) ?? "" }.joined(separator: "\t") + "\n"
        }
        return text
    }

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
