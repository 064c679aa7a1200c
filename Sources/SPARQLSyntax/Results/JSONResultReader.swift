import JSONSyntax
import RDFModel

/// Reads SPARQL Query Results JSON Format. Each solution is parsed by itself, so that only one stands in memory as JSON.
struct JSONResultReader {
    private let bytes: [UInt8]
    private let resolve: ResultIRI
    private var index = 0

    init(_ bytes: [UInt8], base: IRI?) {
        self.bytes = bytes
        resolve = ResultIRI(base: base)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    mutating func read(into sink: inout some SolutionSink) throws(ResultError) {
        var variables: [String]?
        var results: Range<Int>?
        var answer: Bool?
        try members { (reader, name, range) throws(ResultError) in
            switch name {
            case "head": variables = try reader.head(range)
            case "results": results = range
            case "boolean":
                guard let value = try reader.value(range).bool else { throw reader.malformed("true or false", range) }
                answer = value
            default: _ = try reader.value(range)
            }
        }
        skipSpace()
        guard index == bytes.count else { throw malformed("the end of the document", index..<index) }
        if let answer { return try sink.boolean(answer) }
        guard let results else { throw malformed("\"results\" or \"boolean\"", index..<index) }
        try sink.begin(variables ?? [])
        let columns = (variables ?? []).map { JSONString($0) }
        index = results.lowerBound
        try members { (reader, name, range) throws(ResultError) in
            guard name == "bindings" else {
                _ = try reader.value(range)
                return
            }
            try reader.bindings(range, columns, into: &sink)
        }
    }

    private func head(_ range: Range<Int>) throws(ResultError) -> [String] {
        var names: [String] = []
        for item in try value(range).object?["vars"]?.array ?? [] {
            guard let name = item.string else { throw malformed("a variable's name", range) }
            names.append(name.text)
        }
        return names
    }

    private mutating func bindings(
        _ range: Range<Int>, _ columns: [JSONString], into sink: inout some SolutionSink
    ) throws(ResultError) {
        index = range.lowerBound
        try expect("[")
        skipSpace()
        if take("]") { return }
        repeat {
            let solution = try skipValue()
            guard let cells = try value(solution).object else { throw malformed("an object", solution) }
            var row: [Term?] = []
            var found = 0
            for column in columns {
                guard let cell = cells[column] else {
                    row.append(nil)
                    continue
                }
                found += 1
                row.append(try term(cell, solution))
            }
            guard found == cells.count else { throw malformed("variables of the head only", solution) }
            try sink.row(row)
            skipSpace()
        } while take(",")
        try expect("]")
    }

    private func term(_ cell: JSONValue, _ place: Range<Int>) throws(ResultError) -> Term {
        guard let object = cell.object, let type = object["type"]?.string, let value = object["value"] else {
            throw malformed("a term with \"type\" and \"value\"", place)
        }
        if type == "triple" {
            guard let parts = value.object, let subject = parts["subject"], let predicate = parts["predicate"],
                let object = parts["object"], case .iri(let property) = try term(predicate, place)
            else { throw malformed("\"subject\", \"predicate\" and \"object\"", place) }
            return .triple(Triple(try term(subject, place), property, try term(object, place)))
        }
        guard let text = value.string?.text else { throw malformed("a string as \"value\"", place) }
        switch type {
        case "uri": return .iri(try iri(text, place))
        case "bnode": return .blankNode(BlankNode(text))
        case "literal", "typed-literal": return .literal(try literal(text, object, place))
        default: throw malformed("a type among uri, literal, bnode and triple", place)
        }
    }

    private func literal(_ text: String, _ object: JSONObject, _ place: Range<Int>) throws(ResultError) -> Literal {
        guard let language = object["xml:lang"]?.string?.text else {
            guard let datatype = object["datatype"]?.string?.text else { return Literal(text) }
            return Literal(text, datatype: try iri(datatype, place))
        }
        guard let direction = object["its:dir"]?.string?.text else { return Literal(text, language: language) }
        guard let known = BaseDirection(rawValue: direction) else { throw malformed("ltr or rtl", place) }
        return Literal(text, language: language, direction: known)
    }

    private func iri(_ text: String, _ place: Range<Int>) throws(ResultError) -> IRI {
        do { return try resolve(text) } catch { throw malformed("an IRI: \(error)", place) }
    }

    // MARK: JSON

    /// The value that stands in the range.
    private func value(_ range: Range<Int>) throws(ResultError) -> JSONValue {
        var parser = JSONParser(bytes, range: range)
        do throws(JSONError) { return try parser.parse() } catch {
            throw malformed(error.expected, error.offset..<error.offset)
        }
    }

    /// Calls `visit` with name and value of each member of the object that starts here.
    private mutating func members(
        _ visit: (inout JSONResultReader, JSONString, Range<Int>) throws(ResultError) -> Void
    ) throws(ResultError) {
        try expect("{")
        skipSpace()
        if take("}") { return }
        repeat {
            let name = try skipValue()
            guard let string = try value(name).string else { throw malformed("a name", name) }
            try expect(":")
            let range = try skipValue()
            let end = index
            try visit(&self, string, range)
            index = end
            skipSpace()
        } while take(",")
        try expect("}")
    }

    /// Goes over a value without a look at what it says: to the bracket that closes it, or to the end of a word.
    private mutating func skipValue() throws(ResultError) -> Range<Int> {
        skipSpace()
        let start = index
        var depth = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                index += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return start..<index }
                depth -= 1
                index += 1
                if depth == 0 { return start..<index }
            case UInt8(ascii: "\""):
                skipString()
                if depth == 0 { return start..<index }
            case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09, 0x0A, 0x0D:
                if depth == 0 { return start..<index }
                index += 1
            default: index += 1
            }
        }
        if depth > 0 || start == index { throw malformed("the end of the document's value", index..<index) }
        return start..<index
    }

    private mutating func skipString() {
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index + 1, bytes.count)
    }

    private mutating func skipSpace() {
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: scalar) else { return false }
        index += 1
        return true
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws(ResultError) {
        skipSpace()
        guard take(scalar) else { throw malformed("'\(scalar)'", index..<index) }
    }

    private func malformed(_ expected: String, _ place: Range<Int>) -> ResultError {
        let line = bytes[..<min(place.lowerBound, bytes.count)].count { $0 == 0x0A } + 1
        return .malformed(.json, expected: expected, line: line)
    }
}
