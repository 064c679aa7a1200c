import RDFModel

/// SPARQL Query Results JSON Format; a solution a line.
struct JSONResults: CellSolutionWriter {
    private var output = ByteOutput()
    /// The names of the columns as members of an object, each behind what stands in front of it.
    private var names = ByteOutput(room: 256)
    private var namePlaces: [Range<Int>] = []
    private var isFirstRow = true
    private var isBoolean = false

    mutating func begin(_ variables: [String]) {
        output.write(fixed: "{\"head\": {\"vars\": [")
        namePlaces.reserveCapacity(variables.count)
        for variable in variables {
            let start = names.count
            names.write(fixed: ", ")
            names.writeJSON(variable)
            // In front of the first one stands no comma.
            output.write(start + (start == 0 ? 2 : 0)..<names.count, of: names)
            names.write(fixed: ": ")
            namePlaces.append(start..<names.count)
        }
        output.write(fixed: "]},\n\"results\": {\"bindings\": [")
    }

    private mutating func beginRow() {
        output.write(fixed: isFirstRow ? "\n{" : ",\n{")
        isFirstRow = false
    }

    /// - Parameter isFirst: whether it is the first cell of the row that is there.
    @inline(__always)
    private mutating func writeName(_ column: Int, isFirst: inout Bool) {
        let place = namePlaces[column]
        output.write(place.lowerBound + (isFirst ? 2 : 0)..<place.upperBound, of: names)
        isFirst = false
    }

    mutating func row(_ cells: [Term?]) {
        beginRow()
        var isFirst = true
        for (column, cell) in cells.enumerated() {
            guard let cell else { continue }
            writeName(column, isFirst: &isFirst)
            output.writeJSON(cell)
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

    var size: Int { output.count }

    mutating func rows(_ columns: [[CellPlace]], count: Int, of cells: ByteOutput) {
        for row in 0..<count {
            beginRow()
            var isFirst = true
            for column in columns.indices {
                let place = columns[column][row].bytes
                if place.isEmpty { continue }
                writeName(column, isFirst: &isFirst)
                output.write(place, of: cells)
            }
            output.write(UInt8(ascii: "}"))
        }
    }
}

extension ByteOutput {
    /// Writes a term as an object.
    mutating func writeJSON(_ term: Term) {
        switch term {
        case .iri(let iri):
            write(fixed: "{\"type\": \"uri\", \"value\": ")
            writeJSON(iri.text)
        case .blankNode(let node):
            write(fixed: "{\"type\": \"bnode\", \"value\": ")
            writeJSON(node.label)
        case .literal(let literal):
            write(fixed: "{\"type\": \"literal\", \"value\": ")
            writeJSON(literal.lexicalForm)
            if let language = literal.language {
                write(fixed: ", \"xml:lang\": ")
                writeJSON(language)
                write(literal.direction)
            } else if literal.datatype != XSD.string {
                write(fixed: ", \"datatype\": ")
                writeJSON(literal.datatype.text)
            }
        case .triple(let triple):
            write(fixed: "{\"type\": \"triple\", \"value\": {\"subject\": ")
            writeJSON(triple.subject)
            write(fixed: ", \"predicate\": ")
            writeJSON(.iri(triple.predicate))
            write(fixed: ", \"object\": ")
            writeJSON(triple.object)
            write(UInt8(ascii: "}"))
        }
        write(UInt8(ascii: "}"))
    }

    /// Writes a term as an object, out of its bytes.
    mutating func writeJSON(_ kind: TermBytesKind, _ text: Span<UInt8>, _ suffix: Span<UInt8>) {
        switch kind {
        case .iri: writeJSON("{\"type\": \"uri\", \"value\": \"", text, "\"}")
        case .blankNode: writeJSON("{\"type\": \"bnode\", \"value\": \"", text, "\"}")
        case .string: writeJSON("{\"type\": \"literal\", \"value\": \"", text, "\"}")
        case .language(let direction):
            writeJSON("{\"type\": \"literal\", \"value\": \"", text, "\", \"xml:lang\": \"")
            writeJSON("", suffix, "\"")
            write(direction)
            write(UInt8(ascii: "}"))
        case .typed:
            writeJSON("{\"type\": \"literal\", \"value\": \"", text, "\", \"datatype\": \"")
            writeJSON("", suffix, "\"}")
        }
    }

    /// Writes what stands in a JSON string, and what stands around it.
    @inline(__always)
    private mutating func writeJSON(_ start: StaticString, _ text: Span<UInt8>, _ end: StaticString) {
        if !ByteOutput.needsEscapes(text) { return write(fixed: start, text, fixed: end) }
        write(fixed: start)
        for index in text.indices { writeEscaped(text[index]) }
        write(fixed: end)
    }

    private mutating func write(_ direction: BaseDirection?) {
        guard let direction else { return }
        write(fixed: ", \"its:dir\": ")
        writeJSON(direction.rawValue)
    }

    /// Writes a JSON string (RFC 8259 §7).
    fileprivate mutating func writeJSON(_ text: String) { writeJSON("\"", text.utf8.span, "\"") }

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
