import RDFModel

/// SPARQL Query Results JSON Format; a solution a line.
struct JSONResults: ByteSolutionWriter {
    private var output = ByteOutput()
    /// The names of the columns as members of an object.
    private var names: [[UInt8]] = []
    private var isFirstRow = true
    private var isBoolean = false

    mutating func begin(_ variables: [String]) {
        let strings = variables.map(JSONResults.string)
        names = strings.map { Array(($0 + ": ").utf8) }
        output.write("{\"head\": {\"vars\": [" + strings.joined(separator: ", ") + "]},\n")
        output.write("\"results\": {\"bindings\": [")
    }

    mutating func row(_ cells: [Term?]) {
        output.write(isFirstRow ? "\n{" : ",\n{")
        isFirstRow = false
        var isFirstCell = true
        for (name, cell) in zip(names, cells) {
            guard let cell else { continue }
            if !isFirstCell { output.write(", ") }
            isFirstCell = false
            output.write(name)
            output.write(JSONResults.object(cell))
        }
        output.write(UInt8(ascii: "}"))
    }

    mutating func boolean(_ value: Bool) {
        output.write("{\"head\": {}, \"boolean\": \(value)}\n")
        isBoolean = true
    }

    mutating func end() {
        if !isBoolean { output.write("\n]}}\n") }
    }

    mutating func take() -> [UInt8] { output.take() }

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
