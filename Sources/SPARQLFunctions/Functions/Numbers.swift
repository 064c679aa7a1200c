package import XSDTypes

/// Functions on numbers (SPARQL 1.1 §17.4.4).
package enum Numbers {
    /// `ABS`
    package static func magnitude(_ number: Number) -> Number {
        switch number {
        case .integer(let value) where value >= 0: number
        case .double(let value): .double(value.magnitude)
        default: Number(number.exact.magnitude)
        }
    }

    /// `ROUND` (halves towards positive infinity), `CEIL` and `FLOOR`: a whole number of the same type.
    package static func rounded(_ number: Number, _ rounding: XSDDecimal.Rounding) -> Number {
        if case .integer = number { return number }
        return Number(number.exact.rounded(rounding))
    }

    /// The number with its sign turned.
    package static func negated(_ number: Number) -> Number {
        switch number {
        case .integer(let value) where value != .min: .integer(-value)
        case .double(let value): .double(-value)
        default: Number(number.exact.negated)
        }
    }
}
