/// A JSON document, as the result format needs it: no numbers, no surrogate escapes.
enum JSONValue {
    case object([String: JSONValue])
    case array([JSONValue])
    case string(String)
    case boolean(Bool)

    struct Malformed: Error { let offset: Int }

    init(_ text: String) throws {
        var reader = JSONValueReader(scalars: Array(text.unicodeScalars))
        self = try reader.value()
    }

    subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    var array: [JSONValue] {
        if case .array(let values) = self { values } else { [] }
    }

    var boolean: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }
}

private struct JSONValueReader {
    let scalars: [Unicode.Scalar]
    var index = 0

    private mutating func peek() throws -> Unicode.Scalar {
        while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
        guard index < scalars.count else { throw JSONValue.Malformed(offset: index) }
        return scalars[index]
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws {
        guard try peek() == scalar else { throw JSONValue.Malformed(offset: index) }
        index += 1
    }

    mutating func value() throws -> JSONValue {
        switch try peek() {
        case "{":
            index += 1
            var members: [String: JSONValue] = [:]
            while try peek() != "}" {
                let key = try string()
                try expect(":")
                members[key] = try value()
                if try peek() == "," { index += 1 }
            }
            index += 1
            return .object(members)
        case "[":
            index += 1
            var values: [JSONValue] = []
            while try peek() != "]" {
                values.append(try value())
                if try peek() == "," { index += 1 }
            }
            index += 1
            return .array(values)
        case "\"": return .string(try string())
        case "t":
            index += 4
            return .boolean(true)
        case "f":
            index += 5
            return .boolean(false)
        default: throw JSONValue.Malformed(offset: index)
        }
    }

    private mutating func string() throws -> String {
        try expect("\"")
        var result = String.UnicodeScalarView()
        while index < scalars.count, scalars[index] != "\"" {
            var scalar = scalars[index]
            if scalar == "\\" {
                index += 1
                switch scalars[index] {
                case "n": scalar = "\n"
                case "r": scalar = "\r"
                case "t": scalar = "\t"
                case "u":
                    let digits = String(String.UnicodeScalarView(scalars[index + 1...index + 4]))
                    scalar = UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}"
                    index += 4
                default: scalar = scalars[index]
                }
            }
            result.append(scalar)
            index += 1
        }
        try expect("\"")
        return String(result)
    }
}
