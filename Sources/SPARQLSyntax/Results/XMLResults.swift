import RDFModel
import XMLEvents

/// SPARQL Query Results XML Format.
final class XMLResults: ByteSolutionWriter {
    private var writer: XMLWriter
    private var variables: [String] = []

    init() throws(ResultError) {
        do {
            writer = try XMLWriter()
            try writer.startElement("sparql")
            try writer.attribute("xmlns", ResultNamespace.results)
        } catch {
            throw .xml("\(error)")
        }
    }

    func begin(_ variables: [String]) throws(ResultError) {
        self.variables = variables
        try attempt { writer in
            try writer.startElement("head")
            for name in variables {
                try writer.startElement("variable")
                try writer.attribute("name", name)
                try writer.endElement()
            }
            try writer.endElement()
            try writer.startElement("results")
        }
    }

    func row(_ cells: [Term?]) throws(ResultError) {
        try attempt { [variables] writer in
            try writer.startElement("result")
            for (name, term) in zip(variables, cells) {
                guard let term else { continue }
                try writer.startElement("binding")
                try writer.attribute("name", name)
                try XMLResults.write(term, &writer)
                try writer.endElement()
            }
            try writer.endElement()
        }
    }

    func boolean(_ value: Bool) throws(ResultError) {
        try attempt { writer in
            try writer.startElement("head")
            try writer.endElement()
            try writer.element("boolean", text: value ? "true" : "false")
        }
    }

    func end() throws(ResultError) {
        // Closes whatever is open.
        try attempt { writer in try writer.endDocument() }
    }

    func take() throws(ResultError) -> [UInt8] {
        var bytes: [UInt8] = []
        try attempt { writer in bytes = try writer.take() }
        return bytes
    }

    private func attempt(_ write: (inout XMLWriter) throws -> Void) throws(ResultError) {
        do { try write(&writer) } catch { throw .xml("\(error)") }
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
                    try writer.attribute("xmlns:its", ResultNamespace.its)
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
}

/// The namespaces of results in XML.
enum ResultNamespace {
    static let results = "http://www.w3.org/2005/sparql-results#"
    /// Internationalization Tag Set, for base directions.
    static let its = "http://www.w3.org/2005/11/its"
    static let xml = "http://www.w3.org/XML/1998/namespace"
}
