extension QueryGenerator {
    mutating func comparison() -> String { pick(["=", "!=", "<", ">", "<=", ">="]) }

    /// An expression of whatever type.
    mutating func expression(depth: Int) -> String {
        if depth == 0 { return chance(75) ? "?" + variable() : pick(literals + [":a", ":b"]) }
        switch number(0..<11) {
        case 0: return "(\(expression(depth: depth - 1)) \(pick(["=", "!="])) \(expression(depth: depth - 1)))"
        case 1, 2:
            // Another program may compare what SPARQL does not.
            let right = isForPeer ? pick(["1", "-2.5", "0"]) : expression(depth: depth - 1)
            return "(\(expression(depth: depth - 1)) \(comparison()) \(right))"
        case 3:
            return "(\(expression(depth: depth - 1)) \(pick(["&&", "||"])) \(expression(depth: depth - 1)))"
        case 4: return "(!\(expression(depth: depth - 1)))"
        case 5: return "(\(expression(depth: depth - 1)) \(pick(["+", "-", "*"])) \(expression(depth: depth - 1)))"
        case 6: return membership(depth: depth)
        case 7: return form(depth: depth)
        default: return call(depth: depth)
        }
    }

    private mutating func membership(depth: Int) -> String {
        let items = (0..<number((isForPeer ? 1 : 0)..<4)).map { _ in expression(depth: 0) }.joined(separator: ", ")
        return "(\(expression(depth: depth - 1)) \(pick(["IN", "NOT IN"])) (\(items)))"
    }

    private mutating func form(depth: Int) -> String {
        switch number(0..<3) {
        case 0: return "BOUND(?\(variable()))"
        case 1: return "COALESCE(\(expression(depth: depth - 1)), \(expression(depth: 0)))"
        default:
            return "IF(\(expression(depth: depth - 1)), \(expression(depth: depth - 1)), \(expression(depth: 0)))"
        }
    }

    private mutating func call(depth: Int) -> String {
        let value = expression(depth: depth - 1)
        let other = expression(depth: 0)
        switch number(0..<(isForPeer ? 22 : 24)) {
        case 0: return "STR(\(value))"
        case 1: return "LANG(\(value))"
        case 2: return "DATATYPE(\(value))"
        case 3: return "\(pick(["isIRI", "isBLANK", "isLITERAL", "isNUMERIC"]))(\(value))"
        case 4: return "sameTerm(\(value), \(other))"
        case 5: return "STRLEN(STR(\(value)))"
        case 6: return "\(pick(["UCASE", "LCASE"]))(\(value))"
        case 7: return "\(pick(["ABS", "CEIL", "FLOOR", "ROUND"]))(\(value))"
        case 8: return "CONCAT(\(value), \(other))"
        case 9: return "\(pick(["CONTAINS", "STRSTARTS", "STRENDS", "STRBEFORE", "STRAFTER"]))(STR(\(value)), \"x\")"
        case 10: return "REGEX(STR(\(value)), \(pick(["\"^x\"", "\"[a-c]$\"", "\"org/(a|b)\"", "\"X\", \"i\""])))"
        case 11: return "xsd:\(pick(["integer", "decimal", "double", "boolean", "string", "float"]))(\(value))"
        case 12: return "\(pick(["YEAR", "MONTH", "HOURS", "SECONDS", "TZ"]))(\(value))"
        case 13: return "SUBSTR(STR(\(value)), \(number(0..<4)), \(number(0..<3)))"
        case 14: return "langMatches(LANG(\(value)), \(pick(["\"*\"", "\"en\"", "\"EN-gb\""])))"
        case 15: return "STRDT(STR(\(value)), xsd:\(pick(["integer", "string", "decimal"])))"
        case 16: return "STRLANG(STR(\(value)), \"fr\")"
        case 17: return "REPLACE(STR(\(value)), \"x(.)?\", \"<$1>\")"
        case 18: return "ENCODE_FOR_URI(STR(\(value)))"
        case 19: return "IRI(CONCAT(\"http://example.org/\", STR(\(value))))"
        case 20: return "(-\(value))"
        case 21: return "SHA1(STR(\(value)))"
        case 22: return "EXISTS { ?\(variable()) :p ?\(variable()) }"
        default: return "NOT EXISTS { ?\(variable()) ?\(variable()) \(other.hasPrefix("?") ? other : ":a") }"
        }
    }
}
