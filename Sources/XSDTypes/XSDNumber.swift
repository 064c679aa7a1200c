/// A number of one of the four types that arithmetic knows, in the order of promotion (XPath 2.0 §B.1).
public enum XSDNumber: Sendable {
    /// `xsd:integer`; the decimal has no fraction.
    case integer(XSDDecimal)
    /// `xsd:decimal`
    case decimal(XSDDecimal)
    /// `xsd:float`
    case float(Float)
    /// `xsd:double`
    case double(Double)

    /// The number's lexical form, as results are written: canonical by XSD 1.1.
    public var canonicalForm: String {
        switch self {
        case .integer(let value), .decimal(let value): value.canonicalForm
        case .float(let value): XSDFloating.canonicalForm(value)
        case .double(let value): XSDFloating.canonicalForm(value)
        }
    }

    private var rank: Int {
        switch self {
        case .integer: 0
        case .decimal: 1
        case .float: 2
        case .double: 3
        }
    }

    /// The nearest double.
    public var doubleValue: Double {
        switch self {
        case .integer(let value), .decimal(let value): value.doubleValue
        case .float(let value): Double(value)
        case .double(let value): value
        }
    }

    /// The nearest float.
    public var floatValue: Float {
        switch self {
        case .integer(let value), .decimal(let value): value.floatValue
        case .float(let value): value
        case .double(let value): Float(value)
        }
    }

    /// The exact value of an integer or a decimal.
    public var decimalValue: XSDDecimal? {
        switch self {
        case .integer(let value), .decimal(let value): value
        case .float, .double: nil
        }
    }

    /// An operation of arithmetic.
    public enum Operation: Sendable {
        /// `op:numeric-add`
        case add
        /// `op:numeric-subtract`
        case subtract
        /// `op:numeric-multiply`
        case multiply
        /// `op:numeric-divide`
        case divide
    }

    /// The result of an operation after promotion; two integers divide to a decimal (XPath Functions §4.2).
    ///
    /// - Throws: ``XSDError/divisionByZero`` for integers and decimals, where floats and doubles give infinities and NaN;
    ///   ``XSDError/overflow`` for products and quotients of numbers of some thousand digits (`err:FOAR0002`), since a few
    ///   squares in a row would else take hours.
    public static func apply(
        _ operation: Operation, _ left: XSDNumber, _ right: XSDNumber
    ) throws(XSDError) -> XSDNumber {
        if let l = left.decimalValue, let r = right.decimalValue {
            let isInteger = max(left.rank, right.rank) == 0
            switch operation {
            case .add: return wrap(l.adding(r), isInteger)
            case .subtract: return wrap(l.subtracting(r), isInteger)
            case .multiply:
                try XSDNumber.checkWork(l, r)
                return wrap(l.multiplied(by: r), isInteger)
            case .divide:
                try XSDNumber.checkWork(l, r)
                return .decimal(try l.divided(by: r))
            }
        }
        if max(left.rank, right.rank) == 2 {
            return .float(apply(operation, left.floatValue, right.floatValue))
        }
        return .double(apply(operation, left.doubleValue, right.doubleValue))
    }

    /// How many words of 18 digits are multiplied with each other at most: numbers of 3,600 digits, say.
    private static let greatestWork = 40_000

    private static func checkWork(_ left: XSDDecimal, _ right: XSDDecimal) throws(XSDError) {
        let (work, overflow) = left.wordCount.multipliedReportingOverflow(by: right.wordCount)
        if overflow || work > greatestWork { throw .overflow }
    }

    /// Whether the number has some hundred digits or more, so that arithmetic takes its time.
    public var isLong: Bool { decimalValue.map { $0.wordCount > 16 } ?? false }

    private static func wrap(_ value: XSDDecimal, _ isInteger: Bool) -> XSDNumber {
        isInteger ? .integer(value) : .decimal(value)
    }

    private static func apply<Value: BinaryFloatingPoint>(
        _ operation: Operation, _ left: Value, _ right: Value
    ) -> Value {
        switch operation {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .divide: left / right
        }
    }

    /// Whether the values are equal after promotion; NaN equals nothing.
    public static func equal(_ left: XSDNumber, _ right: XSDNumber) -> Bool {
        if let l = left.decimalValue, let r = right.decimalValue { return l == r }
        if max(left.rank, right.rank) == 2 { return left.floatValue == right.floatValue }
        return left.doubleValue == right.doubleValue
    }

    /// Whether `left` is less than `right` after promotion; NaN is less than nothing.
    public static func less(_ left: XSDNumber, _ right: XSDNumber) -> Bool {
        if let l = left.decimalValue, let r = right.decimalValue { return l < r }
        if max(left.rank, right.rank) == 2 { return left.floatValue < right.floatValue }
        return left.doubleValue < right.doubleValue
    }

    /// How two numbers lie to each other after promotion; `nil` if one is NaN.
    public static func compare(_ left: XSDNumber, _ right: XSDNumber) -> XSDOrder? {
        if less(left, right) { return .less }
        if less(right, left) { return .greater }
        return equal(left, right) ? .equal : nil
    }

    /// The number with its sign turned.
    public var negated: XSDNumber {
        switch self {
        case .integer(let value): .integer(value.negated)
        case .decimal(let value): .decimal(value.negated)
        case .float(let value): .float(-value)
        case .double(let value): .double(-value)
        }
    }

    /// The number without its sign.
    public var magnitude: XSDNumber {
        switch self {
        case .integer(let value): .integer(value.magnitude)
        case .decimal(let value): .decimal(value.magnitude)
        case .float(let value): .float(value.magnitude)
        case .double(let value): .double(value.magnitude)
        }
    }

    /// The next whole number in the given sense, of the same type.
    public func rounded(_ rounding: XSDDecimal.Rounding) -> XSDNumber {
        switch self {
        case .integer: return self
        case .decimal(let value): return .decimal(value.rounded(rounding))
        case .float(let value): return .float(XSDNumber.rounded(value, rounding))
        case .double(let value): return .double(XSDNumber.rounded(value, rounding))
        }
    }

    private static func rounded<Value: BinaryFloatingPoint>(
        _ value: Value, _ rounding: XSDDecimal.Rounding
    ) -> Value {
        switch rounding {
        case .floor: return value.rounded(.down)
        case .ceiling: return value.rounded(.up)
        case .nearest:
            // Zero keeps the sign of what was rounded to it.
            let floor = value.rounded(.down)
            let nearest = value - floor >= 0.5 ? floor + 1 : floor
            return nearest == 0 && value.sign == .minus ? -0.0 : nearest
        }
    }
}
