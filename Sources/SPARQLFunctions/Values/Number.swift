package import RDFModel
package import XSDTypes

/// A number as the operators take it: machine numbers where that is exact, so that most arithmetic allocates nothing.
package enum Number: Sendable {
    /// An `xsd:integer` that fits into a word.
    case integer(Int)
    /// An `xsd:double`.
    case double(Double)
    /// An `xsd:integer` beyond a word, an `xsd:decimal` or an `xsd:float`.
    case other(XSDNumber)

    /// The number in its shortest form.
    package init(_ number: XSDNumber) {
        switch number {
        case .integer(let value):
            if let small = value.intValue { self = .integer(small) } else { self = .other(number) }
        case .double(let value): self = .double(value)
        case .decimal, .float: self = .other(number)
        }
    }

    /// The number with its type.
    package var exact: XSDNumber {
        switch self {
        case .integer(let value): .integer(XSDDecimal(value))
        case .double(let value): .double(value)
        case .other(let number): number
        }
    }

    /// The nearest double.
    package var doubleValue: Double {
        switch self {
        case .integer(let value): Double(value)
        case .double(let value): value
        case .other(let number): number.doubleValue
        }
    }

    /// The canonical lexical form.
    package var canonicalForm: String {
        switch self {
        case .integer(let value): String(value)
        case .double(let value): XSDFloating.canonicalForm(value)
        case .other(let number): number.canonicalForm
        }
    }

    /// The datatype.
    package var datatype: IRI {
        switch self {
        case .integer, .other(.integer): XSD.integer
        case .double, .other(.double): XSD.double
        case .other(.decimal): XSD.decimal
        case .other(.float): XSD.float
        }
    }

    /// Whether the number is NaN.
    package var isNaN: Bool {
        switch self {
        case .double(let value), .other(.double(let value)): value.isNaN
        case .other(.float(let value)): value.isNaN
        case .integer, .other(.integer), .other(.decimal): false
        }
    }

    /// Whether the number has some hundred digits or more, so that arithmetic takes its time.
    package var isLong: Bool { if case .other(let number) = self { number.isLong } else { false } }

    /// The effective boolean value: neither 0 nor NaN.
    package var isTrue: Bool {
        switch self {
        case .integer(let value): return value != 0
        case .double(let value): return !(value == 0 || value.isNaN)
        case .other(.integer(let value)), .other(.decimal(let value)): return !value.digits.isZero
        case .other(.float(let value)): return !(value == 0 || value.isNaN)
        case .other(.double(let value)): return !(value == 0 || value.isNaN)
        }
    }

    /// How two numbers lie to each other after promotion (XPath Functions §4.3); `nil` if one is NaN.
    package static func compare(_ left: Number, _ right: Number) -> XSDOrder? {
        switch (left, right) {
        case (.integer(let l), .integer(let r)): return l < r ? .less : l == r ? .equal : .greater
        case (.double(let l), .double(let r)): return order(l, r)
        case (.integer(let l), .double(let r)): return order(Double(l), r)
        case (.double(let l), .integer(let r)): return order(l, Double(r))
        default: return XSDNumber.compare(left.exact, right.exact)
        }
    }

    private static func order(_ left: Double, _ right: Double) -> XSDOrder? {
        left < right ? .less : left == right ? .equal : left > right ? .greater : nil
    }

    /// The result of an operation after promotion; two integers divide to a decimal.
    package static func apply(
        _ operation: XSDNumber.Operation, _ left: Number, _ right: Number
    ) throws(ExpressionError) -> Number {
        switch (left, right) {
        case (.integer(let l), .integer(let r)):
            if let result = apply(operation, l, r) { return .integer(result) }
        case (.double(let l), .double(let r)): return .double(apply(operation, l, r))
        case (.integer(let l), .double(let r)): return .double(apply(operation, Double(l), r))
        case (.double(let l), .integer(let r)): return .double(apply(operation, l, Double(r)))
        default: break
        }
        do throws(XSDError) {
            return Number(try XSDNumber.apply(operation, left.exact, right.exact))
        } catch {
            throw error == .divisionByZero ? .divisionByZero : .range
        }
    }

    /// The result while it fits into a word; a quotient is a decimal, and never comes from here.
    private static func apply(_ operation: XSDNumber.Operation, _ left: Int, _ right: Int) -> Int? {
        let (result, overflow): (Int, Bool)
        switch operation {
        case .add: (result, overflow) = left.addingReportingOverflow(right)
        case .subtract: (result, overflow) = left.subtractingReportingOverflow(right)
        case .multiply: (result, overflow) = left.multipliedReportingOverflow(by: right)
        case .divide: return nil
        }
        return overflow ? nil : result
    }

    private static func apply(_ operation: XSDNumber.Operation, _ left: Double, _ right: Double) -> Double {
        switch operation {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .divide: left / right
        }
    }
}
