/// Why an operation on values has no result.
public enum XSDError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The result lies outside of what is represented: years of more than nine digits (XSD 1.1 Part 2 §5.4), products of
    /// numbers of thousands of digits.
    case overflow
    /// A number or a duration is divided by zero.
    case divisionByZero
    /// A duration is multiplied or divided by NaN (XPath Functions, `FOCA0005`).
    case notANumber
    /// Only one of two dates has a time zone, so that nothing tells how far they lie apart.
    case missingTimezone
    /// A time zone beyond fourteen hours (XPath Functions, `FODT0003`).
    case invalidTimezone
    /// The types have no such operation: a `gYear` and a duration, seconds by months.
    case undefinedOperation

    /// One phrase for people.
    public var description: String {
        switch self {
        case .overflow: "the result lies beyond the range of the type"
        case .divisionByZero: "division by zero"
        case .notANumber: "a duration cannot be multiplied or divided by NaN"
        case .missingTimezone: "one of the values has no time zone"
        case .invalidTimezone: "a time zone lies within fourteen hours of UTC"
        case .undefinedOperation: "there is no such operation for these types"
        }
    }
}

/// How one value lies to another.
public enum XSDOrder: Sendable {
    /// The first is less.
    case less
    /// Both are the same value.
    case equal
    /// The first is greater.
    case greater

    /// How the second lies to the first.
    public var reversed: XSDOrder {
        switch self {
        case .less: .greater
        case .equal: .equal
        case .greater: .less
        }
    }

    /// The order of two values of a type that orders all its values.
    init<Value: Comparable>(_ left: Value, _ right: Value) {
        self = left < right ? .less : right < left ? .greater : .equal
    }
}
