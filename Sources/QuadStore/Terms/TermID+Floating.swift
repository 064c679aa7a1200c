internal import XSDTypes

/// Doubles and floats in the payload.
///
///     IEEE 754   63   62       52 51                0
///                sign  exponent    fraction
///     payload    59   58       52 51                0
///                sign  7 bits      fraction
///
/// A double keeps its whole fraction but only the exponents −62 to 63, so that every double between 2·10⁻¹⁹ and
/// 2·10¹⁹ has an id, and 0, −0, the infinities and NaN. The seven bits are the exponent plus 63; 0 is that of the
/// zeros, 127 that of the infinities and NaN. So that bits stand in the order of the values, the sign bit of positive
/// numbers is set, and all bits of negative ones are turned: −INF … −0 0 … INF NaN. A float is its 32 bits with the
/// same turn. Only the canonical form (`1.5E0`) has an id.
extension TermID {
    /// The id of a double; `nil` if its exponent does not fit.
    package init?(double value: Double) {
        let fraction = value.significandBitPattern
        let exponent: UInt64
        if value == 0 {
            exponent = 0
        } else if !value.isFinite {
            if value.isNaN, fraction != Double.nan.significandBitPattern || value.sign == .minus { return nil }
            exponent = 127
        } else {
            guard value.isNormal, -62...63 ~= value.exponent else { return nil }
            exponent = UInt64(value.exponent + 63)
        }
        let magnitude = exponent << 52 | fraction
        let sign: UInt64 = 1 << 59
        self.init(.double, value.sign == .minus ? ~(magnitude | sign) : magnitude | sign)
    }

    /// The id of a float; `nil` for a NaN other than the usual one.
    package init?(float value: Float) {
        if value.isNaN, value.bitPattern != Float.nan.bitPattern { return nil }
        let bits = value.bitPattern
        self.init(.float, UInt64(value.sign == .minus ? ~bits : bits | 1 << 31))
    }

    /// The value of an `xsd:double`.
    package var double: Double? {
        guard tag == .double else { return nil }
        let isNegative = payload >> 59 == 0
        let magnitude = (isNegative ? ~payload : payload) & (1 << 59 - 1)
        let (exponent, fraction) = (magnitude >> 52, magnitude & (1 << 52 - 1))
        let bits: UInt64 =
            switch exponent {
            case 0: 0
            case 127: UInt64(2047) << 52 | fraction
            default: (exponent + 960) << 52 | fraction
            }
        return Double(bitPattern: bits | (isNegative ? 1 << 63 : 0))
    }

    /// The value of an `xsd:float`.
    package var float: Float? {
        guard tag == .float else { return nil }
        let bits = UInt32(truncatingIfNeeded: payload)
        return Float(bitPattern: bits >> 31 == 0 ? ~bits : bits & (1 << 31 - 1))
    }

    /// The parts of `-?d.d+E-?d+` with at least one digit behind the point and no needless zeros.
    private struct Scientific {
        var isNegative: Bool
        /// All digits as one number.
        var digits: Int
        var digitCount: Int
        /// The power of ten that the digits as a whole number have to be multiplied by.
        var exponent: Int

        /// `nil` for what is no such form, or has too many digits for a machine's word.
        init?(_ bytes: Span<UInt8>) {
            var reader = LexicalReader()
            isNegative = reader.take("-", bytes)
            guard let first = reader.digit(bytes), reader.take(".", bytes), let fraction = reader.digits(bytes),
                fraction.count <= 16
            else { return nil }
            // `1.0` alone may end with a zero.
            if fraction.value % 10 == 0, fraction.count > 1 || fraction.value != 0 { return nil }
            guard reader.take("E", bytes) else { return nil }
            let isSmall = reader.take("-", bytes)
            let start = reader.position
            guard let power = reader.digits(bytes), power.count <= 3, reader.isAtEnd(bytes) else { return nil }
            if bytes[start] == UInt8(ascii: "0"), power.count > 1 || isSmall { return nil }
            if first == 0, fraction.value != 0 || power.value != 0 { return nil }
            if fraction.value == 0 {
                (digits, digitCount, exponent) = (first, 1, isSmall ? -power.value : power.value)
            } else {
                digits = first
                for _ in 0..<fraction.count { digits *= 10 }
                digits += fraction.value
                digitCount = fraction.count + 1
                exponent = (isSmall ? -power.value : power.value) - fraction.count
            }
        }
    }

    /// Reads the canonical form of a double.
    static func double(_ bytes: Span<UInt8>) -> TermID? {
        guard let parts = Scientific(bytes) else {
            return special(bytes).flatMap { TermID(double: $0) }
        }
        // Digits and power are doubles without an error, so that one operation rounds rightly; and no two decimals of
        // 15 digits are one double, so that these digits are the shortest.
        if parts.digitCount <= 15, -22...22 ~= parts.exponent {
            let digits = Double(parts.digits)
            let power = powers[abs(parts.exponent)]
            let value = parts.exponent < 0 ? digits / power : digits * power
            return TermID(double: parts.isNegative ? -value : value)
        }
        let text = text(bytes)
        guard let value = XSDFloating.double(text), isSame(XSDFloating.canonicalForm(value), bytes) else { return nil }
        return TermID(double: value)
    }

    /// Reads the canonical form of a float.
    static func float(_ bytes: Span<UInt8>) -> TermID? {
        guard let parts = Scientific(bytes) else {
            return special(bytes).flatMap { TermID(float: Float($0)) }
        }
        // As for doubles; a float has six digits, and powers of ten up to ten without an error.
        if parts.digitCount <= 6, -10...10 ~= parts.exponent {
            let digits = Float(parts.digits)
            let power = Float(powers[abs(parts.exponent)])
            let value = parts.exponent < 0 ? digits / power : digits * power
            return TermID(float: parts.isNegative ? -value : value)
        }
        let text = text(bytes)
        guard let value = XSDFloating.float(text), isSame(XSDFloating.canonicalForm(value), bytes) else { return nil }
        return TermID(float: value)
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20,
        1e21, 1e22,
    ]

    private static func special(_ bytes: Span<UInt8>) -> Double? {
        if isSame("INF", bytes) { return .infinity }
        if isSame("-INF", bytes) { return -.infinity }
        return isSame("NaN", bytes) ? .nan : nil
    }

    private static func text(_ bytes: Span<UInt8>) -> String {
        // SAFETY: the buffer is copied during the call.
        unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    private static func isSame(_ text: String, _ bytes: Span<UInt8>) -> Bool {
        guard text.utf8.count == bytes.count else { return false }
        // SAFETY: the buffer is only looked at during the call.
        return unsafe bytes.withUnsafeBufferPointer { unsafe text.utf8.elementsEqual($0) }
    }
}
