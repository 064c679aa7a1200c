/// A decimal number (XSD 1.1 Part 2 §3.3.3), exact within 38 digits: an integer divided by a power of ten.
///
/// XSD asks for 16 digits at least. A literal or a result beyond 38 digits is not represented: reading gives `nil`,
/// arithmetic throws ``XSDError/overflow``; nothing is rounded in silence but the quotient of a division.
public struct XSDDecimal: Hashable, Comparable, Sendable {
    /// All digits of the number, without the decimal point; no zeros at the end of the fraction.
    public let digits: Int128
    /// How many of the digits stand behind the decimal point.
    public let scale: Int

    /// How many digits behind the decimal point a quotient has at most.
    static let divisionScale = 18

    /// The number `digits` / 10^`scale`.
    public init(digits: Int128, scale: Int = 0) {
        var (digits, scale) = (digits, scale)
        while scale > 0, digits % 10 == 0 {
            digits /= 10
            scale -= 1
        }
        self.digits = digits
        self.scale = scale
    }

    /// A whole number.
    public init(_ value: Int) {
        self.init(digits: Int128(value))
    }

    /// Reads `(\+|-)?([0-9]+(\.[0-9]*)?|\.[0-9]+)`, with blanks around it collapsed.
    public init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        XSDLexical.trim(&bytes)
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        var digits: Int128 = 0
        var scale = 0
        var count = 0
        var hasPoint = false
        // Zeros at the end of a fraction say nothing; they must not use up the range.
        if bytes.contains(UInt8(ascii: ".")) {
            while bytes.last == UInt8(ascii: "0"), bytes.count > 1 {
                bytes = bytes.dropLast()
                count += 1
            }
        }
        for byte in bytes {
            if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
                continue
            }
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            let (shifted, overflow) = digits.multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = shifted.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
            if overflow || overflow2 { return nil }
            digits = sum
            count += 1
            if hasPoint { scale += 1 }
        }
        guard count > 0 else { return nil }
        self.init(digits: isNegative ? -digits : digits, scale: scale)
    }

    /// The exact value of a double's shortest digits; `nil` if it is not finite or too large.
    public init?(exactly value: Double) {
        guard value.isFinite else { return nil }
        let canonical = XSDFloating.canonicalForm(value)
        let parts = canonical.split(separator: "E")
        guard parts.count == 2, let mantissa = XSDDecimal(String(parts[0])), let exponent = Int(parts[1]) else {
            return nil
        }
        let scale = mantissa.scale - exponent
        if scale >= 0 {
            self.init(digits: scale > 38 ? 0 : mantissa.digits, scale: min(scale, 38))
        } else {
            guard let power = try? XSDDecimal.powerOfTen(-scale) else { return nil }
            let (digits, overflow) = mantissa.digits.multipliedReportingOverflow(by: power)
            if overflow { return nil }
            self.init(digits: digits)
        }
    }

    /// Whether the number has no fraction.
    public var isInteger: Bool { scale == 0 }

    /// The canonical form (§3.3.3.2): no point for whole numbers, no needless zeros.
    public var canonicalForm: String {
        let text = String(digits.magnitude)
        let sign = digits < 0 ? "-" : ""
        if scale == 0 { return sign + text }
        let padded = String(repeating: "0", count: max(0, scale + 1 - text.utf8.count)) + text
        let point = padded.utf8.index(padded.startIndex, offsetBy: padded.utf8.count - scale)
        return sign + padded[..<point] + "." + padded[point...]
    }

    /// The nearest double.
    public var doubleValue: Double { Double(canonicalForm) ?? .nan }

    /// The nearest float.
    public var floatValue: Float { Float(canonicalForm) ?? .nan }

    /// The order of the values (§3.3.3.1).
    public static func < (left: XSDDecimal, right: XSDDecimal) -> Bool {
        guard let (l, r) = try? aligned(left, right) else {
            return (left.digits < 0) != (right.digits < 0)
                ? left.digits < 0 : left.doubleValue < right.doubleValue
        }
        return l < r
    }

    /// Both numbers' digits at one scale.
    private static func aligned(_ left: XSDDecimal, _ right: XSDDecimal) throws(XSDError) -> (Int128, Int128) {
        if left.scale == right.scale { return (left.digits, right.digits) }
        if left.scale < right.scale {
            let factor = try powerOfTen(right.scale - left.scale)
            return (try checked(left.digits.multipliedReportingOverflow(by: factor)), right.digits)
        }
        let factor = try powerOfTen(left.scale - right.scale)
        return (left.digits, try checked(right.digits.multipliedReportingOverflow(by: factor)))
    }

    static func powerOfTen(_ exponent: Int) throws(XSDError) -> Int128 {
        guard exponent < 39 else { throw .overflow }
        var result: Int128 = 1
        for _ in 0..<exponent { result *= 10 }
        return result
    }

    private static func checked(_ result: (partialValue: Int128, overflow: Bool)) throws(XSDError) -> Int128 {
        if result.overflow { throw .overflow }
        return result.partialValue
    }

    /// The exact sum.
    public func adding(_ other: XSDDecimal) throws(XSDError) -> XSDDecimal {
        let (l, r) = try XSDDecimal.aligned(self, other)
        return XSDDecimal(digits: try XSDDecimal.checked(l.addingReportingOverflow(r)), scale: max(scale, other.scale))
    }

    /// The exact difference.
    public func subtracting(_ other: XSDDecimal) throws(XSDError) -> XSDDecimal {
        let (l, r) = try XSDDecimal.aligned(self, other)
        let difference = try XSDDecimal.checked(l.subtractingReportingOverflow(r))
        return XSDDecimal(digits: difference, scale: max(scale, other.scale))
    }

    /// The exact product.
    public func multiplied(by other: XSDDecimal) throws(XSDError) -> XSDDecimal {
        let product = try XSDDecimal.checked(digits.multipliedReportingOverflow(by: other.digits))
        return XSDDecimal(digits: product, scale: scale + other.scale)
    }

    /// The quotient, cut to 18 digits behind the point where it does not end before.
    public func divided(by other: XSDDecimal) throws(XSDError) -> XSDDecimal {
        guard other.digits != 0 else { throw .divisionByZero }
        let (dividend, divisor) = try XSDDecimal.aligned(self, other)
        var quotient = dividend / divisor
        var rest = (dividend % divisor).magnitude
        let isNegative = (dividend < 0) != (divisor < 0)
        quotient = Int128(quotient.magnitude)
        var scale = 0
        while rest != 0, scale < XSDDecimal.divisionScale {
            let (shifted, overflow) = rest.multipliedReportingOverflow(by: 10)
            if overflow { throw .overflow }
            quotient = try XSDDecimal.checked(quotient.multipliedReportingOverflow(by: 10))
            quotient = try XSDDecimal.checked(
                quotient.addingReportingOverflow(Int128(shifted / divisor.magnitude)))
            rest = shifted % divisor.magnitude
            scale += 1
        }
        return XSDDecimal(digits: isNegative ? -quotient : quotient, scale: scale)
    }

    /// The number with its sign turned.
    public var negated: XSDDecimal { XSDDecimal(digits: -digits, scale: scale) }

    /// The number without its sign.
    public var magnitude: XSDDecimal { digits < 0 ? negated : self }

    /// How a fraction is taken away.
    public enum Rounding: Sendable {
        /// Towards negative infinity.
        case floor
        /// Towards positive infinity.
        case ceiling
        /// To the nearest, halves towards positive infinity (XPath `fn:round`).
        case nearest
    }

    /// The whole number that is next in the given sense.
    public func rounded(_ rounding: Rounding) -> XSDDecimal {
        guard scale > 0, let unit = try? XSDDecimal.powerOfTen(scale) else { return self }
        let quotient = digits / unit
        let rest = digits % unit
        let floor = rest < 0 ? quotient - 1 : quotient
        switch rounding {
        case .floor: return XSDDecimal(digits: floor)
        case .ceiling: return XSDDecimal(digits: rest == 0 ? quotient : floor + 1)
        case .nearest:
            let fraction = digits - floor * unit
            return XSDDecimal(digits: fraction >= unit - fraction ? floor + 1 : floor)
        }
    }

    /// The number without its fraction.
    public var truncated: XSDDecimal { digits < 0 ? rounded(.ceiling) : rounded(.floor) }

    /// The value as an integer of the machine, if it is one.
    public var intValue: Int? { scale == 0 ? Int(exactly: digits) : nil }
}

/// Why an operation on values has no result.
public enum XSDError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The result lies outside of what is represented.
    case overflow
    /// A number is divided by zero.
    case divisionByZero

    /// One phrase for people.
    public var description: String {
        switch self {
        case .overflow: "the result has too many digits"
        case .divisionByZero: "division by zero"
        }
    }
}
