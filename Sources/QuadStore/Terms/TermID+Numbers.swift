/// Whole numbers, decimals and booleans in the payload.
///
///     integer          59                                             0
///                      value + 2^59
///     derived integer  59    56 55                                    0
///                      type     value + 2^55
///     decimal          59                                       3 2   0
///                      millionths + 2^56                          digits
///
/// The sum with half the range makes the order of the bits that of the values. `digits` says how many digits were
/// written behind the decimal point, 0 for a number without a point: `1.50` and `1.5` are two terms of one value, and
/// stand beside each other. For example `"1.50"^^xsd:decimal` is 1,500,000 millionths and 2 digits:
/// tag 8, payload (1500000 + 2^56) · 8 + 2.
extension TermID {
    static let integerOffset = 1 << 59
    static let derivedOffset = 1 << 55
    static let decimalOffset = 1 << 56
    static let millionths = 1_000_000
    static let powersOfTen = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

    /// The id of an integer; `nil` beyond 60 bits.
    package init?(integer value: Int) {
        guard -TermID.integerOffset..<TermID.integerOffset ~= value else { return nil }
        self.init(.integer, UInt64(value + TermID.integerOffset))
    }

    /// The id of a value of a derived type; `nil` beyond 56 bits or the type's bounds.
    package init?(derivedInteger value: Int, _ datatype: InlineDatatype) {
        guard -TermID.derivedOffset..<TermID.derivedOffset ~= value, TermID.holds(datatype, value) else { return nil }
        self.init(.derivedInteger, UInt64(datatype.rawValue) << 56 | UInt64(value + TermID.derivedOffset))
    }

    /// The id of a boolean.
    package init(boolean value: Bool) {
        self.init(.boolean, value ? 1 : 0)
    }

    /// The id of a decimal that is written with so many digits behind the point, none without a point; `nil` beyond
    /// the range or where the digits are too few for the value.
    package init?(decimalMillionths value: Int, digits: Int) {
        guard -TermID.decimalOffset..<TermID.decimalOffset ~= value, 0...6 ~= digits,
            value % TermID.powersOfTen[6 - digits] == 0
        else { return nil }
        self.init(.decimal, UInt64(value + TermID.decimalOffset) << 3 | UInt64(digits))
    }

    /// The value of an `xsd:integer` or of a type derived from it.
    package var integer: Int? {
        switch tag {
        case .integer: Int(payload) - TermID.integerOffset
        case .derivedInteger: Int(payload & (1 << 56 - 1)) - TermID.derivedOffset
        default: nil
        }
    }

    /// The value of an `xsd:decimal` in millionths.
    package var decimalMillionths: Int? {
        tag == .decimal ? Int(payload >> 3) - TermID.decimalOffset : nil
    }

    /// The value of an `xsd:boolean`.
    package var boolean: Bool? {
        tag == .boolean ? payload != 0 : nil
    }

    /// Whether a value is one of the type: else the literal has no value, and must not look as if it had.
    private static func holds(_ datatype: InlineDatatype, _ value: Int) -> Bool {
        switch datatype {
        case .nonPositiveInteger: value <= 0
        case .negativeInteger: value < 0
        case .nonNegativeInteger, .unsignedLong: value >= 0
        case .positiveInteger: value > 0
        case .long: true
        case .int: Int32(exactly: value) != nil
        case .short: Int16(exactly: value) != nil
        case .byte: Int8(exactly: value) != nil
        case .unsignedInt: UInt32(exactly: value) != nil
        case .unsignedShort: UInt16(exactly: value) != nil
        case .unsignedByte: UInt8(exactly: value) != nil
        default: false
        }
    }

    /// Reads `-?(0|[1-9][0-9]*)(\.[0-9]{1,6})?`; a zero has no sign.
    static func decimal(_ bytes: Span<UInt8>) -> TermID? {
        var reader = LexicalReader()
        let isNegative = reader.take("-", bytes)
        let start = reader.position
        guard let (whole, count) = reader.digits(bytes), count == 1 || bytes[start] != UInt8(ascii: "0"),
            whole <= decimalOffset / millionths
        else { return nil }
        var value = whole * millionths
        var digits = 0
        if reader.take(".", bytes) {
            guard let fraction = reader.digits(bytes), fraction.count <= 6 else { return nil }
            digits = fraction.count
            value += fraction.value * powersOfTen[6 - digits]
        }
        if !reader.isAtEnd(bytes) || isNegative && value == 0 { return nil }
        return TermID(decimalMillionths: isNegative ? -value : value, digits: digits)
    }

    /// Appends the lexical form of a decimal.
    static func appendDecimal(_ payload: UInt64, to bytes: inout [UInt8]) {
        let value = Int(payload >> 3) - decimalOffset
        let digits = min(6, Int(payload & 7))
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        let (whole, fraction) = value.magnitude.quotientAndRemainder(dividingBy: UInt(millionths))
        LexicalWriter.append(Int(whole), to: &bytes)
        if digits == 0 { return }
        bytes.append(UInt8(ascii: "."))
        LexicalWriter.append(Int(fraction) / powersOfTen[6 - digits], digits: digits, to: &bytes)
    }
}
