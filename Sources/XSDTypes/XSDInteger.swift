/// A whole number of any size (XSD 1.1 Part 2 §3.4.13).
///
/// Numbers below 10¹⁸ are held in one word. Larger ones are a row of words that count in base 10¹⁸, so that reading,
/// writing and the powers of ten that decimals need take linear time, however many digits a document holds.
public struct XSDInteger: Hashable, Comparable, Sendable {
    /// The value while it has at most 18 digits; else its sign, 1 or -1.
    let small: Int
    /// The magnitude in base 10¹⁸, the lowest word first; empty while `small` is the value, else two words or more.
    let limbs: [UInt64]

    private init(small: Int, limbs: [UInt64] = []) {
        self.small = small
        self.limbs = limbs
    }

    /// The number of the machine's integer.
    public init(_ value: Int) {
        if value.magnitude < Magnitude.base {
            self.init(small: value)
        } else {
            self.init(isNegative: value < 0, Magnitude.limbs(UInt128(value.magnitude)))
        }
    }

    /// The number of a wide integer of the machine.
    public init(_ value: Int128) {
        self.init(isNegative: value < 0, Magnitude.limbs(value.magnitude))
    }

    /// The number of a sign and a magnitude, which may have zeros on top.
    init(isNegative: Bool, _ magnitude: [UInt64]) {
        let limbs = Magnitude.trimmed(magnitude)
        if limbs.count < 2 {
            let value = Int(limbs.first ?? 0)
            self.init(small: isNegative ? -value : value)
        } else {
            self.init(small: isNegative ? -1 : 1, limbs: limbs)
        }
    }

    /// Reads `(\+|-)?[0-9]+`, with blanks around it collapsed; `nil` for other text.
    ///
    /// - Complexity: linear in the number of digits.
    public init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        XSDLexical.trim(&bytes)
        let isNegative = XSDLexical.takeSign(&bytes)
        guard let value = XSDInteger(isNegative: isNegative, digits: bytes) else { return nil }
        self = value
    }

    /// Reads digits alone; `nil` if there is none or something else.
    init?(isNegative: Bool, digits: some BidirectionalCollection<UInt8>) {
        guard !digits.isEmpty, digits.allSatisfy(XSDLexical.isDigit) else { return nil }
        self.init(isNegative: isNegative, Magnitude.limbs(digits: digits))
    }

    /// The magnitude in base 10¹⁸; empty for 0.
    var magnitudeLimbs: [UInt64] {
        if !limbs.isEmpty { return limbs }
        return small == 0 ? [] : [UInt64(small.magnitude)]
    }

    /// Whether the number is less than 0.
    public var isNegative: Bool { small < 0 }

    /// Whether the number is 0.
    public var isZero: Bool { small == 0 }

    /// The canonical form (§3.4.13): no plus sign, no zeros in front.
    public var canonicalForm: String {
        guard let top = limbs.last else { return String(small) }
        var text = Array(((small < 0 ? "-" : "") + String(top)).utf8)
        for limb in limbs.dropLast().reversed() {
            let digits = String(limb).utf8
            text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: Magnitude.digitsPerLimb - digits.count))
            text.append(contentsOf: digits)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The machine's integer, if the number is that small.
    public var intValue: Int? {
        if limbs.isEmpty { return small }
        guard limbs.count == 2 else { return nil }
        let magnitude = UInt128(limbs[1]) * UInt128(Magnitude.base) + UInt128(limbs[0])
        return Int(exactly: small < 0 ? -Int128(magnitude) : Int128(magnitude))
    }

    /// The nearest double; infinite beyond the range of doubles.
    public var doubleValue: Double {
        limbs.isEmpty ? Double(small) : Double(canonicalForm) ?? .nan
    }

    /// The order of the numbers.
    public static func < (left: XSDInteger, right: XSDInteger) -> Bool {
        if left.limbs.isEmpty, right.limbs.isEmpty { return left.small < right.small }
        if left.isNegative != right.isNegative { return left.isNegative }
        let order = Magnitude.compare(left.magnitudeLimbs, right.magnitudeLimbs)
        return left.isNegative ? order > 0 : order < 0
    }
}
