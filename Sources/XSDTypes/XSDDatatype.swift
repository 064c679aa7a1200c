/// The datatypes of XML Schema whose values are known here, by their local names.
public enum XSDDatatype: String, CaseIterable, Sendable {
    /// `xsd:boolean`
    case boolean
    /// `xsd:decimal`
    case decimal
    /// `xsd:float`
    case float
    /// `xsd:double`
    case double
    /// `xsd:integer`
    case integer
    /// `xsd:nonPositiveInteger`: 0 and below.
    case nonPositiveInteger
    /// `xsd:negativeInteger`: below 0.
    case negativeInteger
    /// `xsd:nonNegativeInteger`: 0 and above.
    case nonNegativeInteger
    /// `xsd:positiveInteger`: above 0.
    case positiveInteger
    /// `xsd:long`: 64 bits.
    case long
    /// `xsd:int`: 32 bits.
    case int
    /// `xsd:short`: 16 bits.
    case short
    /// `xsd:byte`: 8 bits.
    case byte
    /// `xsd:unsignedLong`: 64 bits.
    case unsignedLong
    /// `xsd:unsignedInt`: 32 bits.
    case unsignedInt
    /// `xsd:unsignedShort`: 16 bits.
    case unsignedShort
    /// `xsd:unsignedByte`: 8 bits.
    case unsignedByte
    /// `xsd:dateTime`
    case dateTime
    /// `xsd:dateTimeStamp`: a `dateTime` with a time zone.
    case dateTimeStamp
    /// `xsd:date`
    case date
    /// `xsd:time`
    case time
    /// `xsd:gYear`
    case gYear
    /// `xsd:gYearMonth`
    case gYearMonth
    /// `xsd:gMonth`
    case gMonth
    /// `xsd:gMonthDay`
    case gMonthDay
    /// `xsd:gDay`
    case gDay
    /// `xsd:duration`
    case duration
    /// `xsd:yearMonthDuration`
    case yearMonthDuration
    /// `xsd:dayTimeDuration`
    case dayTimeDuration
    /// `xsd:hexBinary`
    case hexBinary
    /// `xsd:base64Binary`
    case base64Binary

    /// Whether the type is `xsd:integer` or derived from it.
    public var isInteger: Bool {
        switch self {
        case .integer, .nonPositiveInteger, .negativeInteger, .nonNegativeInteger, .positiveInteger, .long, .int,
            .short, .byte, .unsignedLong, .unsignedInt, .unsignedShort, .unsignedByte:
            true
        default: false
        }
    }

    /// The least and the greatest value of an integer type; `nil` where there is none (§3.4.13 to §3.4.25).
    public var integerBounds: (least: XSDInteger?, greatest: XSDInteger?) {
        func bounds<Value: FixedWidthInteger>(_ type: Value.Type) -> (XSDInteger?, XSDInteger?) {
            (XSDInteger(Int128(Value.min)), XSDInteger(Int128(Value.max)))
        }
        return switch self {
        case .nonPositiveInteger: (nil, XSDInteger(0))
        case .negativeInteger: (nil, XSDInteger(-1))
        case .nonNegativeInteger: (XSDInteger(0), nil)
        case .positiveInteger: (XSDInteger(1), nil)
        case .long: bounds(Int64.self)
        case .int: bounds(Int32.self)
        case .short: bounds(Int16.self)
        case .byte: bounds(Int8.self)
        case .unsignedLong: bounds(UInt64.self)
        case .unsignedInt: bounds(UInt32.self)
        case .unsignedShort: bounds(UInt16.self)
        case .unsignedByte: bounds(UInt8.self)
        default: (nil, nil)
        }
    }

    /// Whether an integer lies within the type's bounds.
    public func contains(_ value: XSDInteger) -> Bool {
        let (least, greatest) = integerBounds
        return (least.map { $0 <= value } ?? true) && (greatest.map { value <= $0 } ?? true)
    }

    /// The kind of moment that a date or time type holds.
    var momentKind: XSDMoment.Kind? {
        switch self {
        case .dateTime, .dateTimeStamp: .dateTime
        case .date: .date
        case .time: .time
        case .gYear: .year
        case .gYearMonth: .yearMonth
        case .gMonth: .month
        case .gMonthDay: .monthDay
        case .gDay: .day
        default: nil
        }
    }

    /// The parts that a duration type holds.
    var durationKind: XSDDuration.Kind? {
        switch self {
        case .duration: .any
        case .yearMonthDuration: .yearMonth
        case .dayTimeDuration: .dayTime
        default: nil
        }
    }
}
