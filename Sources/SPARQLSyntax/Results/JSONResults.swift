import RDFModel

/// SPARQL 1.1 Query Results JSON Format; a solution a line.
enum JSONResults {
    static func text(of value: Bool) -> String {
        "{\"head\": {}, \"boolean\": \(value)}\n"
    }

    static func text(of solutions: Solutions) -> String {
        let names = solutions.variables.map(string)
        var text = "{\"head\": {\"vars\": [" + names.joined(separator: ", ") + "]},\n"
        text += "\"results\": {\"bindings\": ["
        for (number, row) in solutions.rows.enumerated() {
            let cells = zip(names, row).compactMap { name, term in term.map { name + ": " + object($0) } }
            text += (number == 0 ? "\n{" : ",\n{") + cells.joined(separator: ", ") + "}"
        }
        return text + "\n]}}\n"
    }

    private static func object(_ term: Term) -> String {
        switch term {
        case .iri(let iri):
            return "{\"type\": \"uri\", \"value\": " + string(iri.text) + "}"
        case .blankNode(let node):
            return "{\"type\": \"bnode\", \"value\": " + string(node.label) + "}"
        case .literal(let literal):
            var text = "{\"type\": \"literal\", \"value\": " + string(literal.lexicalForm)
            if let language = literal.language {
                text += ", \"xml:lang\": " + string(language)
                if let direction = literal.direction { text += ", \"its:dir\": " + string(direction.rawValue) }
            } else if literal.datatype != XSD.string {
                text += ", \"datatype\": " + string(literal.datatype.text)
            }
            return text + "}"
        case .triple(let triple):
            return "{\"type\": \"triple\", \"value\": {\"subject\": " + object(triple.subject) + ", \"predicate\": "
                + object(.iri(triple.predicate)) + ", \"object\": " + object(triple.object) + "}}"
        }
    }

    /// A JSON string (RFC 8259 §7).
    private static func string(_ text: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var result: [UInt8] = [0x22]
        for byte in text.utf8 {
            switch byte {
            case 0x22: result += [0x5C, 0x22]
            case 0x5C: result += [0x5C, 0x5C]
            case 0x0A: result += Array("\\n".utf8)
            case 0x0D: result += Array("\\r".utf8)
            case 0x09: result += Array("\\t".utf8)
            case 0..<0x20: result += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: result.append(byte)
            }
        }
        result.append(0x22)
        return String(decoding: result, as: UTF8.self)
    }
}
