import RDFModel
import XSDTypes

/// What a literal stands for, as far as the operators of SPARQL 1.1 §17.3 know its datatype.
enum LiteralValue {
    case number(XSDNumber)
    case boolean(Bool)
    /// `xsd:string`
    case string(String)
    case languageString(Literal)
    case moment(XSDMoment)
    case duration(XSDDuration)
    /// A known datatype, but a lexical form that it does not have.
    case illTyped(Literal)
    /// A datatype that is not known here.
    case unknown(Literal)

    init(_ literal: Literal) {
        guard literal.language == nil else {
            self = .languageString(literal)
            return
        }
        let text = literal.lexicalForm
        guard let kind = Datatype(literal.datatype) else {
            self = .unknown(literal)
            return
        }
        let value: LiteralValue? =
            switch kind {
            case .string: .string(text)
            case .boolean: LiteralValue.boolean(text).map { .boolean($0) }
            case .integer(let range):
                XSDDecimal(text).flatMap {
                    $0.isInteger && !text.utf8.contains(UInt8(ascii: ".")) && range.contains($0)
                        ? .number(.integer($0)) : nil
                }
            case .decimal: XSDDecimal(text).map { .number(.decimal($0)) }
            case .float: XSDFloating.float(text).map { .number(.float($0)) }
            case .double: XSDFloating.double(text).map { .number(.double($0)) }
            case .moment(let kind): XSDMoment(text, kind: kind).map { .moment($0) }
            case .duration(let kind): XSDDuration(text, kind: kind).map { .duration($0) }
            }
        self = value ?? .illTyped(literal)
    }

    /// `true`, `false`, `1`, `0`
    static func boolean(_ text: String) -> Bool? {
        switch text {
        case "true", "1": true
        case "false", "0": false
        default: nil
        }
    }

    /// Whether two literals are equal (§17.3, `=`); terms that are the same need not come here.
    ///
    /// - Throws: if only knowledge of an unknown datatype could tell (§17.4.1.7).
    static func equal(_ left: Literal, _ right: Literal) throws(ExpressionError) -> Bool {
        let (l, r) = (LiteralValue(left), LiteralValue(right))
        switch (l, r) {
        case (.number(let l), .number(let r)): return XSDNumber.equal(l, r)
        // A literal with a language is none of a datatype, whatever that may be.
        case (.languageString, _), (_, .languageString): return left == right
        case (.illTyped, _), (_, .illTyped), (.unknown, _), (_, .unknown):
            if left == right { return true }
            throw .typeError
        case (.moment(let l), .moment(let r)) where l.kind == r.kind:
            guard let order = XSDMoment.compare(l, r) else { throw .typeError }
            return order == .equal
        case (.boolean(let l), .boolean(let r)): return l == r
        case (.duration(let l), .duration(let r)): return l == r
        default: return left == right
        }
    }

    /// How two values lie to each other (§17.3, `<`); `nil` if no operator compares them.
    static func order(_ left: LiteralValue, _ right: LiteralValue) -> XSDOrder? {
        switch (left, right) {
        case (.number(let l), .number(let r)):
            if XSDNumber.less(l, r) { return .less }
            if XSDNumber.less(r, l) { return .greater }
            return XSDNumber.equal(l, r) ? .equal : nil
        case (.string(let l), .string(let r)):
            if CodeUnits.equal(l, r) { return .equal }
            return CodeUnits.less(l, r) ? .less : .greater
        case (.boolean(let l), .boolean(let r)):
            return l == r ? .equal : r ? .less : .greater
        case (.moment(let l), .moment(let r)):
            return XSDMoment.compare(l, r)
        case (.duration(let l), .duration(let r)):
            return XSDDuration.compare(l, r)
        default:
            return nil
        }
    }

    /// The place of the kind of value in `ORDER BY`.
    var sortRank: Int {
        switch self {
        case .number(.double(let value)) where value.isNaN: 0
        case .number(.float(let value)) where value.isNaN: 0
        case .number: 1
        case .string: 2
        case .languageString: 3
        case .boolean: 4
        case .moment(let moment):
            switch moment.kind {
            case .dateTime: 5
            case .date: 6
            case .time: 7
            default: 8
            }
        case .duration: 9
        case .illTyped, .unknown: 10
        }
    }
}

/// The datatypes whose values the operators know.
enum Datatype: Sendable {
    case string
    case boolean
    case integer(IntegerRange)
    case decimal
    case float
    case double
    case moment(XSDMoment.Kind)
    case duration(XSDDuration.Kind)

    /// The bounds of a type derived from `xsd:integer`.
    struct IntegerRange: Sendable {
        var least: XSDDecimal?
        var greatest: XSDDecimal?

        func contains(_ value: XSDDecimal) -> Bool {
            (least.map { $0 <= value } ?? true) && (greatest.map { value <= $0 } ?? true)
        }
    }

    init?(_ iri: IRI) {
        guard let datatype = Datatype.known[iri] else { return nil }
        self = datatype
    }

    private static let known: [IRI: Datatype] = {
        func range(_ least: Int128?, _ greatest: Int128?) -> Datatype {
            .integer(
                IntegerRange(
                    least: least.map { XSDDecimal(digits: $0) }, greatest: greatest.map { XSDDecimal(digits: $0) }))
        }
        let byName: [String: Datatype] = [
            "string": .string, "boolean": .boolean, "decimal": .decimal, "float": .float, "double": .double,
            "integer": range(nil, nil), "long": range(Int128(Int64.min), Int128(Int64.max)),
            "int": range(Int128(Int32.min), Int128(Int32.max)), "short": range(-32768, 32767),
            "byte": range(-128, 127), "nonNegativeInteger": range(0, nil), "positiveInteger": range(1, nil),
            "nonPositiveInteger": range(nil, 0), "negativeInteger": range(nil, -1),
            "unsignedLong": range(0, Int128(UInt64.max)), "unsignedInt": range(0, Int128(UInt32.max)),
            "unsignedShort": range(0, 65535), "unsignedByte": range(0, 255),
            "dateTime": .moment(.dateTime), "date": .moment(.date), "time": .moment(.time),
            "gYear": .moment(.year), "gYearMonth": .moment(.yearMonth), "gMonth": .moment(.month),
            "gMonthDay": .moment(.monthDay), "gDay": .moment(.day), "duration": .duration(.any),
            "dayTimeDuration": .duration(.dayTime), "yearMonthDuration": .duration(.yearMonth),
        ]
        return Dictionary(
            uniqueKeysWithValues: byName.map { (IRI(unchecked: XSD.namespace + $0.key), $0.value) })
    }()
}

extension Term {
    /// A literal of `xsd:integer`.
    init(integer: Int) {
        self = .literal(Literal(String(integer), datatype: XSD.integer))
    }

    /// A literal of `xsd:boolean`.
    init(boolean: Bool) {
        self = .literal(Literal(boolean ? "true" : "false", datatype: XSD.boolean))
    }

    /// A literal of the given `xsd:` type.
    init(_ text: String, xsd name: String) {
        self = .literal(Literal(text, datatype: IRI(unchecked: XSD.namespace + name)))
    }
}

extension XSDNumber {
    /// The number as a literal in canonical form.
    var term: Term {
        let datatype =
            switch self {
            case .integer: XSD.integer
            case .decimal: XSD.decimal
            case .float: XSD.float
            case .double: XSD.double
            }
        return .literal(Literal(canonicalForm, datatype: datatype))
    }
}
