internal import RDFModel
package import SPARQLSyntax
package import XSDTypes

/// The operators `+ - * /` and the signs (SPARQL 1.1 §17.3).
///
/// SPARQL has them for numbers. Where it has an error, dates, times and durations are computed as in XPath (Functions
/// §8.4, §9.7), which §17.3.1 allows as an extension.
package enum Arithmetic {
    /// The result of an operation.
    package static func apply(
        _ operation: ArithmeticOperator, _ left: Value, _ right: Value
    ) throws(ExpressionError) -> Value {
        if case .number(let l) = left, case .number(let r) = right {
            return .number(try Number.apply(operation.onNumbers, l, r))
        }
        let (l, r) = (left.typed, right.typed)
        if case .number(let l) = l, case .number(let r) = r {
            return .number(try Number.apply(operation.onNumbers, l, r))
        }
        do throws(XSDError) {
            guard let result = try extended(operation, (l, left), (r, right)) else { throw XSDError.undefinedOperation }
            return result
        } catch {
            switch error {
            case .overflow: throw .range
            case .divisionByZero: throw .divisionByZero
            default: throw .type
            }
        }
    }

    /// `- a`
    package static func negated(_ value: Value) throws(ExpressionError) -> Value {
        .number(Numbers.negated(try value.number))
    }

    /// `+ a`: a number, in canonical form.
    package static func positive(_ value: Value) throws(ExpressionError) -> Value {
        .number(try value.number)
    }

    private static func extended(
        _ operation: ArithmeticOperator, _ left: (TypedValue, Value), _ right: (TypedValue, Value)
    ) throws(XSDError) -> Value? {
        switch (operation, left.0, right.0) {
        case (.add, .moment(let moment), .duration(let duration)),
            (.add, .duration(let duration), .moment(let moment)):
            return .moment(try moment.adding(duration))
        case (.subtract, .moment(let moment), .duration(let duration)):
            return .moment(try moment.subtracting(duration))
        case (.subtract, .moment(let l), .moment(let r)):
            return .duration(try l.subtracting(r), .dayTime)
        case (.add, .duration(let l), .duration(let r)):
            return .duration(try l.adding(r), kind(left.1, right.1))
        case (.subtract, .duration(let l), .duration(let r)):
            return .duration(try l.subtracting(r), kind(left.1, right.1))
        case (.multiply, .duration(let duration), .number(let number)):
            return .duration(try product(duration, number), kind(left.1, left.1))
        case (.multiply, .number(let number), .duration(let duration)):
            return .duration(try product(duration, number), kind(right.1, right.1))
        case (.divide, .duration(let duration), .number(let number)):
            return .duration(try quotient(duration, number), kind(left.1, left.1))
        case (.divide, .duration(let l), .duration(let r)):
            return .number(.other(.decimal(try l.divided(by: r))))
        default:
            return nil
        }
    }

    private static func product(_ duration: XSDDuration, _ number: Number) throws(XSDError) -> XSDDuration {
        if let factor = number.exact.decimalValue { return try duration.multiplied(by: factor) }
        return try duration.multiplied(by: number.doubleValue)
    }

    private static func quotient(_ duration: XSDDuration, _ number: Number) throws(XSDError) -> XSDDuration {
        if let divisor = number.exact.decimalValue { return try duration.divided(by: divisor) }
        return try duration.divided(by: number.doubleValue)
    }

    /// The type of a sum: that of both, else `xsd:duration`.
    private static func kind(_ left: Value, _ right: Value) -> XSDDuration.Kind {
        let (l, r) = (kind(left), kind(right))
        return l == r ? l : .any
    }

    private static func kind(_ value: Value) -> XSDDuration.Kind {
        switch value {
        case .duration(_, let kind): return kind
        case .literal(let literal):
            switch XSDDatatype(literal.datatype) {
            case .yearMonthDuration?: return .yearMonth
            case .dayTimeDuration?: return .dayTime
            default: return .any
            }
        default: return .any
        }
    }
}

extension ArithmeticOperator {
    /// The operation on numbers.
    package var onNumbers: XSDNumber.Operation {
        switch self {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        }
    }
}
