package import RDFModel
internal import XSDTypes

/// The constructor functions of XSD types (SPARQL 1.1 §17.5), with the rules of XPath (Functions §19).
///
/// Beside the seven types of SPARQL, the types derived from `xsd:integer`, the other dates and times and the durations
/// are cast to; XPath casts those, and SPARQL has an error there.
package enum Casts {
    /// A value in another type.
    ///
    /// - Throws: ``ExpressionError/type`` for what the table of §17.5 does not cast or an unknown function,
    ///   ``ExpressionError/lexical`` for a text that is no value of the type, ``ExpressionError/range``.
    package static func cast(_ value: Value, to datatype: IRI) throws(ExpressionError) -> Value {
        if datatype == XSD.string { return .string(try string(value)) }
        guard let target = XSDDatatype(datatype), target != .hexBinary, target != .base64Binary else { throw .type }
        switch value.typed {
        case .string(let text): return try read(text, as: target)
        case .number(let number): return try convert(number, to: target)
        case .boolean(let value):
            if target == .boolean { return .boolean(value) }
            guard target.isInteger || target == .decimal || target == .float || target == .double else { throw .type }
            return try convert(.integer(value ? 1 : 0), to: target)
        case .moment(let moment): return try convert(moment, to: target)
        case .duration(let duration): return try convert(duration, to: target)
        case .languageString, .illTyped, .unknown, .notLiteral: throw .type
        }
    }

    /// The text of a cast to `xsd:string`: an IRI, or a value as XPath writes it; of other literals the lexical form.
    private static func string(_ value: Value) throws(ExpressionError) -> String {
        switch value.typed {
        case .number(.double(let value)): return XSDFloating.castForm(value)
        case .number(.other(.float(let value))): return XSDFloating.castForm(value)
        case .number(let number): return number.canonicalForm
        case .boolean(let value): return value ? "true" : "false"
        case .moment(let moment): return moment.canonicalForm
        default: return try Terms.string(value)
        }
    }

    private static func read(_ text: String, as target: XSDDatatype) throws(ExpressionError) -> Value {
        switch XSDValue(text, target) {
        case .number(let number)?: return derived(Number(number), target)
        case .boolean(let value)?: return .boolean(value)
        case .moment(let moment)?: return derived(moment, target)
        case .duration(let duration)?: return .duration(duration, kind(target))
        case .hexBinary?, .base64Binary?, nil: throw .lexical
        }
    }

    private static func convert(_ number: Number, to target: XSDDatatype) throws(ExpressionError) -> Value {
        switch target {
        case .boolean: return .boolean(number.isTrue)
        case .double: return .number(.double(number.doubleValue))
        case .float: return .number(.other(.float(number.exact.floatValue)))
        case .decimal: return .number(.other(.decimal(try decimal(number))))
        case let target where target.isInteger:
            let whole = try decimal(number).truncated
            guard target.contains(whole.digits) else { throw .range }
            return derived(Number(.integer(whole)), target)
        default: throw .type
        }
    }

    private static func decimal(_ number: Number) throws(ExpressionError) -> XSDDecimal {
        if let decimal = number.exact.decimalValue { return decimal }
        guard !number.isNaN, let decimal = exactDecimal(number.exact) else { throw .range }
        return decimal
    }

    /// The value of the shortest digits that stand for the number in its own type.
    private static func exactDecimal(_ number: XSDNumber) -> XSDDecimal? {
        if case .float(let value) = number { return value.isFinite ? decimal(of: value) : nil }
        return XSDDecimal(exactly: number.doubleValue)
    }

    /// A float's own digits, which are fewer than those of the double of the same value.
    private static func decimal(of value: Float) -> XSDDecimal? {
        Double(value.description).flatMap { XSDDecimal(exactly: $0) }
    }

    private static func convert(_ moment: XSDMoment, to target: XSDDatatype) throws(ExpressionError) -> Value {
        if target == .dateTimeStamp {
            guard moment.kind == .dateTime, moment.timezone != nil else { throw .type }
            return derived(moment, target)
        }
        for kind in [XSDMoment.Kind.dateTime, .date, .time, .year, .yearMonth, .month, .monthDay, .day]
        where kind.datatype == target {
            guard let converted = moment.converted(to: kind) else { throw .type }
            return .moment(converted)
        }
        throw .type
    }

    private static func convert(_ duration: XSDDuration, to target: XSDDatatype) throws(ExpressionError) -> Value {
        switch target {
        case .duration: return .duration(duration, .any)
        case .yearMonthDuration:
            return .duration(XSDDuration(months: duration.months, seconds: XSDDecimal(0)), .yearMonth)
        case .dayTimeDuration: return .duration(XSDDuration(months: 0, seconds: duration.seconds), .dayTime)
        default: throw .type
        }
    }

    private static func kind(_ target: XSDDatatype) -> XSDDuration.Kind {
        switch target {
        case .yearMonthDuration: .yearMonth
        case .dayTimeDuration: .dayTime
        default: .any
        }
    }

    /// A number of a type that is derived from `xsd:integer` keeps that type, which computed numbers cannot say.
    private static func derived(_ number: Number, _ target: XSDDatatype) -> Value {
        target.isInteger && target != .integer
            ? .literal(Literal(number.canonicalForm, datatype: target.iri)) : .number(number)
    }

    private static func derived(_ moment: XSDMoment, _ target: XSDDatatype) -> Value {
        target == .dateTimeStamp
            ? .literal(Literal(moment.canonicalForm, datatype: target.iri)) : .moment(moment)
    }
}
