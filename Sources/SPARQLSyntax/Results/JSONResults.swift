import RDFModel

/// SPARQL Query Results JSON Format; a solution a line.
struct JSONResults: ByteSolutionWriter {
    private var output = ByteOutput()
    /// The names of the columns as members of an object.
    private var names: [[UInt8]] = []
    private var isFirstRow = true
    private var isBoolean = false

    mutating func begin(_ variables: [String]) {
        output.write("{\"head\": {\"vars\": [")
        for (number, variable) in variables.enumerated() {
            var name = ByteOutput()
            name.writeJSON(variable)
            names.append(name.take())
            if number > 0 { output.write(", ") }
            output.write(names[number])
            names[number] += Array(": ".utf8)
        }
        output.write("]},\n")
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
            object(cell)
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

    private mutating func object(_ term: Term) {
        switch term {
        case .iri(let iri):
            output.write("{\"type\": \"uri\", \"value\": ")
            output.writeJSON(iri.text)
        case .blankNode(let node):
            output.write("{\"type\": \"bnode\", \"value\": ")
            output.writeJSON(node.label)
        case .literal(let literal):
            output.write("{\"type\": \"literal\", \"value\": ")
            output.writeJSON(literal.lexicalForm)
            if let language = literal.language {
                output.write(", \"xml:lang\": ")
                output.writeJSON(language)
                if let direction = literal.direction {
                    output.write(", \"its:dir\": ")
                    output.writeJSON(direction.rawValue)
                }
            } else if literal.datatype != XSD.string {
                output.write(", \"datatype\": ")
                output.writeJSON(literal.datatype.text)
            }
        case .triple(let triple):
            output.write("{\"type\": \"triple\", \"value\": {\"subject\": ")
            object(triple.subject)
            output.write(", \"predicate\": ")
            object(.iri(triple.predicate))
            output.write(", \"object\": ")
            object(triple.object)
            output.write(UInt8(ascii: "}"))
        }
        output.write(UInt8(ascii: "}"))
    }
}

extension ByteOutput {
    /// Writes a JSON string (RFC 8259 §7).
    fileprivate mutating func writeJSON(_ text: String) {
        write(0x22)
        let isPlain =
            text.utf8.withContiguousStorageIfAvailable { bytes in
                for byte in bytes where byte < 0x20 || byte == 0x22 || byte == 0x5C { return false }
                return true
            } ?? false
        if !isPlain {
            for byte in text.utf8 { writeEscaped(byte) }
        } else {
            write(text)
        }
        write(0x22)
    }

    private mutating func writeEscaped(_ byte: UInt8) {
        switch byte {
        case 0x22: write("\\\"")
        case 0x5C: write("\\\\")
        case 0x0A: write("\\n")
        case 0x0D: write("\\r")
        case 0x09: write("\\t")
        case 0..<0x20:
            write("\\u00")
            for half in [byte >> 4, byte & 15] { write(half < 10 ? 0x30 + half : 0x57 + half) }
        default: write(byte)
        }
    }
}
