/// A decimal number of any size (XSD 1.1 Part 2 §3.3.3): an integer divided by a power of ten.
///
/// Nothing is rounded in silence but the quotient of a division that has no end.
public struct XSDDecimal: Hashable, Comparable, Sendable {
    /// All digits of the number, without the decimal point; no zeros at the end of the fraction.
    public let digits: XSDInteger
    /// How many of the digits stand behind the decimal point.
    public let scale: Int

    /// How many digits of a quotient's fraction are kept, counted from the first that is not zero.
    static let quotientDigits = 18

    /// How many words of 18 digits the number takes, the zeros behind its point among them.
    var wordCount: Int { max(1, digits.limbs.count) + scale / Magnitude.digitsPerLimb }

    /// The number `digits` / 10^`scale`; `scale` is not negative.
    public init(digits: XSDInteger, scale: Int = 0) {
        let needless = scale == 0 ? 0 : digits.isZero ? scale : min(scale, digits.trailingZeroCount)
        self.digits = digits.dividedByPowerOfTen(needless).quotient
        self.scale = scale - needless
    }

    /// The number `digits` / 10^`scale`; `scale` is not negative.
    public init(digits: Int128, scale: Int = 0) {
        self.init(digits: XSDInteger(digits), scale: scale)
    }

    /// A whole number.
    public init(_ value: XSDInteger) {
        digits = value
        scale = 0
    }

    /// A whole number.
    public init(_ value: Int) {
        self.init(XSDInteger(value))
    }

    /// Reads `(\+|-)?([0-9]+(\.[0-9]*)?|\.[0-9]+)`, with blanks around it collapsed; `nil` for other text.
    ///
    /// - Complexity: linear in the number of digits.
    public init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        XSDLexical.trim(&bytes)
        let isNegative = XSDLexical.takeSign(&bytes)
        var fraction = bytes.prefix(0)
        if let point = bytes.firstIndex(of: UInt8(ascii: ".")) {
            fraction = bytes[(point + 1)...]
            bytes = bytes[..<point]
        }
        guard let digits = XSDInteger(isNegative: isNegative, digits: bytes + fraction) else { return nil }
        self.init(digits: digits, scale: fraction.count)
    }

    /// The value of a double's shortest digits; `nil` if it is not finite.
    public init?(exactly value: Double) {
        guard value.isFinite else { return nil }
        let canonical = XSDFloating.canonicalForm(value).utf8
        guard let mark = canonical.firstIndex(of: UInt8(ascii: "E")),
            let mantissa = XSDDecimal(String(canonical[..<mark]) ?? ""),
            let exponent = Int(String(canonical[canonical.index(after: mark)...]) ?? "")
        else { return nil }
        let scale = mantissa.scale - exponent
        self.init(digits: mantissa.digits.timesPowerOfTen(max(0, -scale)), scale: max(0, scale))
    }

    /// Whether the number has no fraction.
    public var isInteger: Bool { scale == 0 }

    /// The canonical form (§3.3.3.2): no point for whole numbers, no needless zeros.
    public var canonicalForm: String {
        if scale == 0 { return digits.canonicalForm }
        let text = digits.magnitude.canonicalForm
        let padded = String(repeating: "0", count: max(0, scale + 1 - text.utf8.count)) + text
        let point = padded.utf8.index(padded.startIndex, offsetBy: padded.utf8.count - scale)
        return (digits.isNegative ? "-" : "") + padded[..<point] + "." + padded[point...]
    }

    /// The nearest double; infinite beyond the range of doubles.
    public var doubleValue: Double {
        if scale == 0 { return digits.doubleValue }
        // Both are doubles without an error, so that their quotient is the nearest one.
        if digits.limbs.isEmpty, digits.small.magnitude < 1 << 53, scale <= 18 {
            return Double(digits.small) / Double(Magnitude.powersOfTen[scale])
        }
        return Double(canonicalForm) ?? .nan
    }

    /// The nearest float; infinite beyond the range of floats.
    public var floatValue: Float { Float(canonicalForm) ?? .nan }

    /// The value as an integer of the machine, if it is one.
    public var intValue: Int? { scale == 0 ? digits.intValue : nil }

    /// The order of the values (§3.3.3.1).
    public static func < (left: XSDDecimal, right: XSDDecimal) -> Bool {
        if left.digits.isNegative != right.digits.isNegative { return left.digits.isNegative }
        let (l, r) = aligned(left, right)
        return l < r
    }

    /// Both numbers' digits at one scale.
    private static func aligned(_ left: XSDDecimal, _ right: XSDDecimal) -> (XSDInteger, XSDInteger) {
        let scale = max(left.scale, right.scale)
        return (left.digits.timesPowerOfTen(scale - left.scale), right.digits.timesPowerOfTen(scale - right.scale))
    }

    /// The exact sum.
    public func adding(_ other: XSDDecimal) -> XSDDecimal {
        let (l, r) = XSDDecimal.aligned(self, other)
        return XSDDecimal(digits: l + r, scale: max(scale, other.scale))
    }

    /// The exact difference.
    public func subtracting(_ other: XSDDecimal) -> XSDDecimal {
        adding(other.negated)
    }

    /// The exact product.
    public func multiplied(by other: XSDDecimal) -> XSDDecimal {
        XSDDecimal(digits: digits * other.digits, scale: scale + other.scale)
    }

    /// The quotient. A fraction without an end, or with a later one, is cut to 18 digits, counted from its first
    /// digit that is not zero; where the quotient is 1 or more, from the point.
    ///
    /// - Throws: ``XSDError/divisionByZero``.
    public func divided(by other: XSDDecimal) throws(XSDError) -> XSDDecimal {
        let (dividend, divisor) = XSDDecimal.aligned(self, other)
        let (whole, rest) = try dividend.quotientAndRemainder(dividingBy: divisor)
        if rest.isZero { return XSDDecimal(whole) }
        // Below 1, so many zeros stand behind the point, or one more.
        let zeros = whole.isZero ? max(0, divisor.digitCount - dividend.digitCount - 1) : 0
        var scale = zeros + XSDDecimal.quotientDigits
        var digits = try dividend.timesPowerOfTen(scale).quotientAndRemainder(dividingBy: divisor).quotient
        if whole.isZero, digits.digitCount < XSDDecimal.quotientDigits {
            scale += 1
            digits = try dividend.timesPowerOfTen(scale).quotientAndRemainder(dividingBy: divisor).quotient
        }
        return XSDDecimal(digits: digits, scale: scale)
    }

    /// The number with its sign turned.
    public var negated: XSDDecimal { XSDDecimal(digits: -digits, scale: scale) }

    /// The number without its sign.
    public var magnitude: XSDDecimal { digits.isNegative ? negated : self }

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
        guard scale > 0 else { return self }
        if rounding == .nearest { return adding(XSDDecimal(digits: XSDInteger(5), scale: 1)).rounded(.floor) }
        let cut = digits.dividedByPowerOfTen(scale).quotient
        switch rounding {
        case .floor where digits.isNegative: return XSDDecimal(cut - XSDInteger(1))
        case .ceiling where !digits.isNegative: return XSDDecimal(cut + XSDInteger(1))
        default: return XSDDecimal(cut)
        }
    }

    /// The number without its fraction.
    public var truncated: XSDDecimal { XSDDecimal(digits.dividedByPowerOfTen(scale).quotient) }
}
