/// A value of one of the known datatypes.
///
/// ```swift
/// let tens = XSDValue("+010", .byte)?.canonicalForm(.byte)            // "10"
/// let cold = XSDValue("-300", .byte)                                  // nil: out of range
/// ```
public enum XSDValue: Sendable {
    /// A number of `xsd:integer` and its kin, `xsd:decimal`, `xsd:float` or `xsd:double`.
    case number(XSDNumber)
    /// `xsd:boolean`
    case boolean(Bool)
    /// A date, a time, or a part of them.
    case moment(XSDMoment)
    /// A duration.
    case duration(XSDDuration)
    /// `xsd:hexBinary`
    case hexBinary(XSDBinary)
    /// `xsd:base64Binary`
    case base64Binary(XSDBinary)

    /// Reads a lexical form; `nil` if it is not in the lexical space of the type.
    public init?(_ text: String, _ datatype: XSDDatatype) {
        let value: XSDValue?
        switch datatype {
        case .boolean: value = XSDBoolean.boolean(text).map { .boolean($0) }
        case .decimal: value = XSDDecimal(text).map { .number(.decimal($0)) }
        case .float: value = XSDFloating.float(text).map { .number(.float($0)) }
        case .double: value = XSDFloating.double(text).map { .number(.double($0)) }
        case .hexBinary: value = XSDBinary(text, kind: .hexadecimal).map { .hexBinary($0) }
        case .base64Binary: value = XSDBinary(text, kind: .base64).map { .base64Binary($0) }
        default:
            if let kind = datatype.momentKind {
                value = XSDMoment(text, kind: kind).flatMap {
                    datatype == .dateTimeStamp && $0.timezone == nil ? nil : .moment($0)
                }
            } else if let kind = datatype.durationKind {
                value = XSDDuration(text, kind: kind).map { .duration($0) }
            } else {
                value = XSDInteger(text).flatMap {
                    datatype.contains($0) ? .number(.integer(XSDDecimal($0))) : nil
                }
            }
        }
        guard let value else { return nil }
        self = value
    }

    /// The canonical form of the value in a datatype that it belongs to.
    public func canonicalForm(_ datatype: XSDDatatype) -> String {
        switch self {
        case .number(let number): number.canonicalForm
        case .boolean(let value): XSDBoolean.canonicalForm(value)
        case .moment(let moment): moment.canonicalForm
        case .duration(let duration): duration.canonicalForm(datatype.durationKind ?? .any)
        case .hexBinary(let binary): binary.canonicalForm(.hexadecimal)
        case .base64Binary(let binary): binary.canonicalForm(.base64)
        }
    }

    /// How two values lie to each other: numbers after promotion, `false` before `true`, moments of one type,
    /// durations, binaries of one type.
    ///
    /// - Parameters:
    ///   - left: a value.
    ///   - right: a value that `left` is compared with.
    ///   - implicitTimezone: for moments without a time zone; see ``XSDMoment/compare(_:_:implicitTimezone:)``.
    /// - Returns: `nil` if no order or no equality is defined for the two, and for NaN.
    public static func compare(_ left: XSDValue, _ right: XSDValue, implicitTimezone: Int? = nil) -> XSDOrder? {
        switch (left, right) {
        case (.number(let l), .number(let r)): XSDNumber.compare(l, r)
        case (.boolean(let l), .boolean(let r)): l == r ? .equal : r ? .less : .greater
        case (.moment(let l), .moment(let r)): XSDMoment.compare(l, r, implicitTimezone: implicitTimezone)
        case (.duration(let l), .duration(let r)): XSDDuration.compare(l, r)
        case (.hexBinary(let l), .hexBinary(let r)), (.base64Binary(let l), .base64Binary(let r)): XSDOrder(l, r)
        default: nil
        }
    }
}
