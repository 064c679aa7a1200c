import RDFModel
import XMLEvents

/// SPARQL Query Results XML Format (second edition).
enum XMLResults {
    static func text(of value: Bool) throws(ResultError) -> String {
        try document { (writer: inout XMLWriter) throws in
            try writer.startElement("head")
            try writer.endElement()
            try writer.element("boolean", text: value ? "true" : "false")
        }
    }

    static func text(of solutions: Solutions) throws(ResultError) -> String {
        try document { (writer: inout XMLWriter) throws in
            try writer.startElement("head")
            for name in solutions.variables {
                try writer.startElement("variable")
                try writer.attribute("name", name)
                try writer.endElement()
            }
            try writer.endElement()
            try writer.startElement("results")
            for row in solutions.rows {
                try writer.startElement("result")
                for (name, term) in zip(solutions.variables, row) {
                    guard let term else { continue }
                    try writer.startElement("binding")
                    try writer.attribute("name", name)
                    try write(term, &writer)
                    try writer.endElement()
                }
                try writer.endElement()
            }
            try writer.endElement()
        }
    }

    private static func write(_ term: Term, _ writer: inout XMLWriter) throws {
        switch term {
        case .iri(let iri):
            try writer.element("uri", text: iri.text)
        case .blankNode(let node):
            try writer.element("bnode", text: node.label)
        case .literal(let literal):
            try writer.startElement("literal")
            if let language = literal.language {
                try writer.attribute("xml:lang", language)
                if let direction = literal.direction {
                    try writer.attribute("xmlns:its", "http://www.w3.org/2005/11/its")
                    try writer.attribute("its:version", "2.0")
                    try writer.attribute("its:dir", direction.rawValue)
                }
            } else if literal.datatype != XSD.string {
                try writer.attribute("datatype", literal.datatype.text)
            }
            try writer.text(literal.lexicalForm)
            try writer.endElement()
        case .triple(let triple):
            try writer.startElement("triple")
            for (name, part) in [
                ("subject", triple.subject), ("predicate", .iri(triple.predicate)), ("object", triple.object),
            ] {
                try writer.startElement(name)
                try write(part, &writer)
                try writer.endElement()
            }
            try writer.endElement()
        }
    }

    private static func document(_ content: (inout XMLWriter) throws -> Void) throws(ResultError) -> String {
        do {
            var writer = try XMLWriter()
            try writer.startElement("sparql")
            try writer.attribute("xmlns", "http://www.w3.org/2005/sparql-results#")
            try content(&writer)
            try writer.endElement()
            try writer.endDocument()
            return String(decoding: try writer.take(), as: UTF8.self)
        } catch {
            throw .xml("\(error)")
        }
    }
}
