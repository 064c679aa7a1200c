package import SPARQLSyntax
internal import XSDTypes

/// Functions on dates and times (SPARQL 1.1 §17.4.5).
///
/// SPARQL has them for `xsd:dateTime`; as in XPath (Functions §9.5), they take the other types that have the part, too.
package enum Moments {
    /// A part of a moment.
    ///
    /// - Throws: ``ExpressionError/type`` for what is no moment or lacks the part, such as a time zone.
    package static func part(_ function: BuiltIn, of value: Value) throws(ExpressionError) -> Value {
        guard case .moment(let moment) = value.typed else { throw .type }
        let number: Int?
        switch function {
        case .year: number = moment.year
        case .month: number = moment.month
        case .day: number = moment.day
        case .hours: number = moment.hour
        case .minutes: number = moment.minute
        case .seconds:
            guard let second = moment.second else { throw .type }
            return .number(.other(.decimal(second)))
        case .timezone:
            guard let zone = moment.timezone else { throw .type }
            return .duration(XSDDuration(months: 0, seconds: XSDDecimal(zone * 60)), .dayTime)
        case .tz: return .string(moment.timezoneText)
        default: number = nil
        }
        guard let number else { throw .type }
        return .integer(number)
    }
}
