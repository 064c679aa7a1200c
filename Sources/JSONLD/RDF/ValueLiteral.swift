internal import JSONSyntax
internal import RDFModel
internal import XSDTypes

/// A value object as a literal of RDF (JSON-LD 1.1 API §8.2.2).
struct ValueLiteral {
    private let datatype: IRI?
    private let language: JSONString?
    /// The lexical form; `nil` if the value is no literal.
    let text: String?
    /// The base direction of a string.
    let direction: JSONString?
    /// Whether the value is of type JSON and has no canonical form.
    let isBadJSON: Bool

    init(_ object: JSONObject) {
        let value = object["@value"] ?? .null
        let type = object["@type"]?.string
        if type == "@json" {
            text = JSONWriter.canonical(value)
            datatype = CompoundLiteral.json
            (language, direction, isBadJSON) = (nil, nil, text == nil)
            return
        }
        isBadJSON = false
        language = object["@language"]?.string
        direction = object["@direction"]?.string
        let given = type.map { IRI(wellFormed: $0) }
        let isWritable = given != .some(nil) && language.map { LanguageTag.isWellFormed($0.text) } ?? true
        switch value.content {
        case .bool(let flag) where isWritable:
            text = flag ? "true" : "false"
            datatype = given ?? XSD.boolean
        case .number(let number) where isWritable:
            (text, datatype) = ValueLiteral.number(number, given ?? nil)
        case .string(let string) where isWritable:
            text = string.text
            datatype = given ?? nil
        default:
            text = nil
            datatype = nil
        }
    }

    /// The literal, with its direction only if that is asked for.
    func term(_ text: String, withDirection: Bool = false) -> Term {
        if let language {
            let direction = withDirection ? direction.flatMap { BaseDirection(rawValue: $0.text) } : nil
            return .literal(Literal(text, language: language.text, direction: direction))
        }
        return .literal(datatype.map { Literal(text, datatype: $0) } ?? Literal(text))
    }

    /// A number's canonical form as integer, or as double if it has a fraction, is very large or is said to be one.
    private static func number(_ number: JSONNumber, _ datatype: IRI?) -> (String, IRI) {
        let double = number.double
        let isWhole = double.rounded(.towardZero) == double
        if !isWhole || double.magnitude >= 1e21 || datatype == XSD.double {
            return (XSDFloating.canonicalForm(double), datatype ?? XSD.double)
        }
        let integer = datatype ?? XSD.integer
        // The digits as they stand are exact where a double is not.
        if number.text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D }) {
            return (double == 0 ? "0" : number.text, integer)
        }
        return (XSDFloating.ecmaScriptForm(double), integer)
    }
}

/// The datatypes that tell language and direction (JSON-LD 1.1 §10.2).
enum I18n {
    static let namespace = "https://www.w3.org/ns/i18n#"
}

/// Terms of RDF for literals that are more than text.
enum CompoundLiteral {
    static let value = IRI(unchecked: RDF.namespace + "value")
    static let language = IRI(unchecked: RDF.namespace + "language")
    static let direction = IRI(unchecked: RDF.namespace + "direction")
    static let list = IRI(unchecked: RDF.namespace + "List")
    static let json = IRI(unchecked: RDF.namespace + "JSON")
}
