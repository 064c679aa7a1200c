internal import JSONSyntax
internal import RDFModel
internal import XSDTypes

/// Turns literals into value objects (JSON-LD 1.1 API §8.4.2, RDF to Object Conversion).
struct LiteralImporter {
    let options: JSONLDOptions
    /// Whether the text of every literal must come back the same.
    let isExact: Bool

    func value(of literal: Literal) throws(JSONLDError) -> JSONObject {
        let text = JSONString(literal.lexicalForm)
        if let language = literal.language {
            var object = JSONObject([("@value", .string(text)), ("@language", .string(JSONString(language)))])
            if let direction = literal.direction { object["@direction"] = .string(JSONString(direction.rawValue)) }
            return object
        }
        if literal.datatype == XSD.string { return JSONObject([("@value", .string(text))]) }
        if literal.datatype == CompoundLiteral.json, let value = try json(text) {
            return JSONObject([("@value", value), ("@type", "@json")])
        }
        if options.rdfDirection == .i18nDatatype, let value = directed(text, literal.datatype) { return value }
        if let native = native(literal) { return JSONObject([("@value", JSONValue(native))]) }
        return JSONObject([("@value", .string(text)), ("@type", .string(JSONString(literal.datatype.text)))])
    }

    /// The JSON of a literal; `nil` if the literal must keep its text and the JSON would not.
    private func json(_ text: JSONString) throws(JSONLDError) -> JSONValue? {
        var parser = JSONParser(Array(text.text.utf8), endName: "the end of the literal")
        do throws(JSONError) {
            let value = try parser.parse()
            if isExact, JSONWriter.canonical(value).map({ JSONString($0) }) != text { return nil }
            return value
        } catch {
            if isExact { return nil }
            throw JSONLDError(.invalidJSONLiteral, expected: error.expected, found: error.found)
        }
    }

    /// A string whose datatype tells language and direction.
    private func directed(_ text: JSONString, _ datatype: IRI) -> JSONObject? {
        guard datatype.text.utf8.starts(with: I18n.namespace.utf8) else { return nil }
        let tag = datatype.text.utf8.dropFirst(I18n.namespace.utf8.count)
        let parts = tag.split(separator: UInt8(ascii: "_"), maxSplits: 1, omittingEmptySubsequences: false)
        var object = JSONObject([("@value", .string(text))])
        if let language = parts.first, !language.isEmpty {
            object["@language"] = .string(JSONString(String(Substring(language))))
        }
        if parts.count == 2 { object["@direction"] = .string(JSONString(String(Substring(parts[1])))) }
        return object
    }

    /// A boolean or number, where they are asked for.
    private func native(_ literal: Literal) -> JSONValue.Content? {
        guard options.nativeTypes != .never else { return nil }
        let onlyExact = options.nativeTypes == .whereExact
        let text = JSONString(literal.lexicalForm)
        switch literal.datatype {
        case XSD.boolean:
            if text == "true" || (text == "1" && !onlyExact) { return .bool(true) }
            return text == "false" || (text == "0" && !onlyExact) ? .bool(false) : nil
        case XSD.integer:
            guard let value = Int(literal.lexicalForm) else { return nil }
            // Beyond 2⁵³ other processors would round.
            guard !onlyExact || (value.magnitude < 1 << 53 && JSONString(String(value)) == text) else { return nil }
            return .number(JSONNumber(value))
        case XSD.double:
            guard let value = XSDFloating.double(literal.lexicalForm), value.isFinite else { return nil }
            // A whole number would come back as an integer.
            let comesBack = value.rounded(.towardZero) != value || value.magnitude >= 1e21
            guard !onlyExact || (comesBack && JSONString(XSDFloating.canonicalForm(value)) == text) else { return nil }
            return .number(JSONNumber(value))
        default: return nil
        }
    }
}
