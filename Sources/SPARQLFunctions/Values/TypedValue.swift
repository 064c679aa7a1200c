package import RDFModel
package import XSDTypes

/// What a value is to the operators of SPARQL 1.1 §17.3.
package enum TypedValue: Sendable {
    /// A number.
    case number(Number)
    /// `xsd:boolean`
    case boolean(Bool)
    /// `xsd:string`
    case string(String)
    /// A literal with a language, and perhaps a direction.
    case languageString(Literal)
    /// A date or a time.
    indirect case moment(XSDMoment)
    /// A duration.
    case duration(XSDDuration)
    /// A known datatype, but a lexical form that it does not have.
    case illTyped(Literal)
    /// A datatype whose values are not known here.
    case unknown(Literal)
    /// An IRI, a blank node or a triple term.
    case notLiteral

    /// Reads a literal.
    package init(_ literal: Literal) {
        if literal.language != nil {
            self = .languageString(literal)
            return
        }
        let text = literal.lexicalForm
        let datatype = literal.datatype
        // The usual forms of the usual types are read here, the rest by `XSDValue`.
        if datatype == XSD.integer, let value = NumberReader.integer(text) {
            self = .number(.integer(value))
        } else if datatype == XSD.string {
            self = .string(text)
        } else if datatype == XSD.decimal, let value = NumberReader.decimal(text) {
            self = .number(.other(.decimal(value)))
        } else if let known = XSDDatatype(datatype), known != .hexBinary, known != .base64Binary {
            switch XSDValue(text, known) {
            case .number(let number)?: self = .number(Number(number))
            case .boolean(let value)?: self = .boolean(value)
            case .moment(let moment)?: self = .moment(moment)
            case .duration(let duration)?: self = .duration(duration)
            case .hexBinary?, .base64Binary?, nil: self = .illTyped(literal)
            }
        } else {
            self = .unknown(literal)
        }
    }
}

extension Value {
    /// What the value is to the operators.
    ///
    /// - Complexity: reads the lexical form of a literal out of the data each time.
    package var typed: TypedValue {
        switch self {
        case .iri, .blankNode, .triple: .notLiteral
        case .string(let text): .string(text)
        case .literal(let literal): TypedValue(literal)
        case .number(let number): .number(number)
        case .boolean(let value): .boolean(value)
        case .moment(let moment): .moment(moment)
        case .duration(let duration, _): .duration(duration)
        }
    }

    /// The number that the value is.
    ///
    /// - Throws: ``ExpressionError/type`` for everything else.
    package var number: Number {
        get throws(ExpressionError) {
            switch self {
            case .number(let number): return number
            case .literal(let literal):
                if case .number(let number) = TypedValue(literal) { return number }
                throw .type
            default: throw .type
            }
        }
    }

    /// The effective boolean value (SPARQL 1.2 §17.2.2). SPARQL 1.1 had one for strings with a language and for
    /// ill-typed numbers and booleans, too.
    ///
    /// - Throws: ``ExpressionError/type`` for what has none.
    package var effectiveBoolean: Bool {
        get throws(ExpressionError) {
            switch self {
            case .boolean(let value): return value
            case .string(let text): return !text.utf8.isEmpty
            default: break
            }
            switch typed {
            case .boolean(let value): return value
            case .string(let text): return !text.utf8.isEmpty
            case .number(let number): return number.isTrue
            case .languageString, .illTyped, .moment, .duration, .unknown, .notLiteral: throw .type
            }
        }
    }
}

/// Reads the usual lexical forms of numbers without allocating.
enum NumberReader {
    /// `-?[0-9]+` of at most 18 digits.
    static func integer(_ text: String) -> Int? {
        guard let (digits, scale) = digits(text), scale == nil else { return nil }
        return digits
    }

    /// `-?[0-9]+(\.[0-9]+)?` of at most 18 digits.
    static func decimal(_ text: String) -> XSDDecimal? {
        guard let (digits, scale) = digits(text) else { return nil }
        return XSDDecimal(digits: XSDInteger(digits), scale: scale ?? 0)
    }

    /// All digits as one number, and how many stand behind the point if there is one.
    private static func digits(_ text: String) -> (digits: Int, scale: Int?)? {
        let bytes = text.utf8
        var value = 0
        var count = 0
        var point: Int?
        var isNegative = false
        var position = 0
        for byte in bytes {
            let digit = byte &- UInt8(ascii: "0")
            if digit < 10 {
                value = value &* 10 &+ Int(digit)
                count += 1
                if count > 18 { return nil }
            } else if byte == UInt8(ascii: ".") {
                if point != nil || count == 0 { return nil }
                point = count
            } else if byte == UInt8(ascii: "-"), position == 0 {
                isNegative = true
            } else {
                return nil
            }
            position += 1
        }
        guard count > 0, point != count else { return nil }
        return (isNegative ? -value : value, point.map { count - $0 })
    }
}
