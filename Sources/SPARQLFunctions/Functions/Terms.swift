package import RDFModel
internal import XSDTypes

/// Functions on terms (SPARQL 1.1 §17.4.2).
package enum Terms {
    /// `isIRI`
    package static func isIRI(_ value: Value) -> Bool {
        if case .iri = value { true } else { false }
    }

    /// `isBlank`
    package static func isBlank(_ value: Value) -> Bool {
        if case .blankNode = value { true } else { false }
    }

    /// `isNumeric`: a number in a lexical form of its type.
    package static func isNumeric(_ value: Value) -> Bool {
        if case .number = value.typed { true } else { false }
    }

    /// `STR`: the lexical form or the IRI.
    package static func string(_ value: Value) throws(ExpressionError) -> String {
        switch value {
        case .iri(let iri): return iri.text
        case .string(let text): return text
        case .blankNode, .triple: throw .type
        default:
            guard let literal = value.literal else { throw .type }
            return literal.lexicalForm
        }
    }

    /// `LANG`: the language, or an empty text.
    package static func language(_ value: Value) throws(ExpressionError) -> String {
        switch value {
        case .literal(let literal): return literal.language ?? ""
        case .iri, .blankNode, .triple: throw .type
        default: return ""
        }
    }

    /// `DATATYPE`
    package static func datatype(_ value: Value) throws(ExpressionError) -> IRI {
        switch value {
        case .string: return XSD.string
        case .number(let number): return number.datatype
        case .boolean: return XSD.boolean
        case .moment(let moment): return moment.kind.datatype.iri
        case .duration(_, let kind): return kind.datatype.iri
        case .literal(let literal): return literal.datatype
        case .iri, .blankNode, .triple: throw .type
        }
    }

    /// `IRI` and `URI`: relative references are resolved against the query's base.
    package static func iri(_ value: Value, _ context: FunctionContext) throws(ExpressionError) -> Value {
        if case .iri = value { return value }
        let text = try Text.simple(value)
        do throws(IRIError) {
            if let base = context.base { return .iri(try base.resolve(text)) }
            return .iri(try IRI(text))
        } catch {
            throw .lexical
        }
    }

    /// `BNODE` with a label: one node for each label and row.
    package static func blankNode(_ label: Value, _ context: FunctionContext) throws(ExpressionError) -> Value {
        .blankNode(context.blankNode(labelled: try Text.simple(label)))
    }

    /// `STRDT`. The datatypes of strings with a language need that language, so they are an error here.
    package static func typed(_ text: Value, datatype: Value) throws(ExpressionError) -> Value {
        guard case .iri(let iri) = datatype, iri != RDF.langString, iri != RDF.dirLangString else { throw .type }
        return Value(Literal(try Text.simple(text), datatype: iri))
    }

    /// `STRLANG`; an error for what cannot be a language tag.
    package static func tagged(_ text: Value, language: Value) throws(ExpressionError) -> Value {
        let tag = try Text.simple(language)
        guard isLanguageTag(tag) else { throw .lexical }
        return .literal(Literal(try Text.simple(text), language: tag))
    }

    /// `STRLANGDIR` (SPARQL 1.2): the direction is `ltr` or `rtl`.
    package static func tagged(
        _ text: Value, language: Value, direction: Value
    ) throws(ExpressionError) -> Value {
        let (tag, name) = (try Text.simple(language), try Text.simple(direction))
        guard isLanguageTag(tag), let direction = BaseDirection(rawValue: name) else { throw .lexical }
        return .literal(Literal(try Text.simple(text), language: tag, direction: direction))
    }

    /// `LANGDIR` (SPARQL 1.2): the base direction, or an empty text.
    package static func direction(_ value: Value) throws(ExpressionError) -> String {
        guard value.isLiteral else { throw .type }
        guard case .literal(let literal) = value else { return "" }
        return literal.direction?.rawValue ?? ""
    }

    /// `hasLANG` (SPARQL 1.2)
    package static func hasLanguage(_ value: Value) -> Bool {
        if case .literal(let literal) = value { literal.language != nil } else { false }
    }

    /// `hasLANGDIR` (SPARQL 1.2)
    package static func hasDirection(_ value: Value) -> Bool {
        if case .literal(let literal) = value { literal.direction != nil } else { false }
    }

    /// `[a-zA-Z]+(-[a-zA-Z0-9]+)*`, what every RDF syntax can write.
    static func isLanguageTag(_ tag: String) -> Bool {
        var isFirstPart = true
        var count = 0
        for byte in tag.utf8 {
            let isLetter = (byte | 0x20) &- UInt8(ascii: "a") < 26
            let isDigit = byte &- UInt8(ascii: "0") < 10
            if isLetter || isDigit && !isFirstPart {
                count += 1
            } else if byte == UInt8(ascii: "-"), count > 0 {
                isFirstPart = false
                count = 0
            } else {
                return false
            }
        }
        return count > 0
    }

    /// `UUID`
    package static func uuid(_ context: FunctionContext) -> Value {
        .iri(IRI(unchecked: "urn:uuid:" + context.randomUUID()))
    }
}
