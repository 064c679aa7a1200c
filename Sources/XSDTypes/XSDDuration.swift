/// A duration: months and seconds (XSD 1.1 Part 2 §3.3.6).
public struct XSDDuration: Hashable, Sendable {
    /// The months, negative for a negative duration.
    public let months: Int
    /// The seconds, negative for a negative duration.
    public let seconds: XSDDecimal

    /// Makes a duration. Months and seconds must not have different signs.
    public init(months: Int, seconds: XSDDecimal) {
        self.months = months
        self.seconds = seconds
    }

    /// Which parts a type allows.
    public enum Kind: Sendable {
        /// `xsd:duration`
        case any
        /// `xsd:yearMonthDuration`
        case yearMonth
        /// `xsd:dayTimeDuration`
        case dayTime
    }

    /// Reads `-?P…`; `nil` if the text is not in the type's lexical space or out of range.
    public init?(_ text: String, kind: Kind = .any) {
        var reader = MomentReader(text)
        let isNegative = reader.take("-")
        guard reader.take("P") else { return nil }
        var months: Int128 = 0
        var seconds = XSDDecimal(0)
        var letters = kind == .yearMonth ? "YM" : kind == .dayTime ? "D" : "YMD"
        var isTime = false
        var count = 0
        while !reader.isAtEnd {
            if !isTime, kind != .yearMonth, reader.take("T") {
                isTime = true
                letters = "HMS"
                count = -count - 1
                continue
            }
            guard let (value, letter) = reader.amount(of: letters) else { return nil }
            // Every letter stands once, in its order.
            letters = String(decoding: letters.utf8.drop { $0 != letter }.dropFirst(), as: UTF8.self)
            let unit: Int
            switch letter {
            case UInt8(ascii: "Y"): unit = 12
            case UInt8(ascii: "M") where !isTime: unit = 1
            case UInt8(ascii: "D"): unit = 86_400
            case UInt8(ascii: "H"): unit = 3600
            case UInt8(ascii: "M"): unit = 60
            default: unit = 1
            }
            count = isTime ? max(1, count + 1) : count + 1
            if unit == 12 || unit == 1 && letter == UInt8(ascii: "M") {
                guard value.digits < 1_000_000_000 else { return nil }
                months += value.digits * Int128(unit)
            } else {
                guard let product = try? value.multiplied(by: XSDDecimal(unit)),
                    let sum = try? seconds.adding(product)
                else { return nil }
                seconds = sum
            }
        }
        guard count > 0 else { return nil }
        self.init(months: isNegative ? -Int(months) : Int(months), seconds: isNegative ? seconds.negated : seconds)
    }

    /// The canonical form (§3.3.6.2); `PT0S` for nothing, `P0M` for nothing of years and months.
    public func canonicalForm(_ kind: Kind = .any) -> String {
        let sign = months < 0 || seconds < XSDDecimal(0) ? "-" : ""
        var text = ""
        let monthCount = months.magnitude
        if monthCount >= 12 { text += "\(monthCount / 12)Y" }
        if monthCount % 12 > 0 { text += "\(monthCount % 12)M" }
        if kind == .yearMonth { return sign + "P" + (text.isEmpty ? "0M" : text) }
        let total = seconds.magnitude
        let whole = Int(total.rounded(.floor).digits)
        let fraction = (try? total.subtracting(XSDDecimal(whole / 60 * 60))) ?? total
        if whole >= 86_400 { text += "\(whole / 86_400)D" }
        var time = ""
        if whole % 86_400 >= 3600 { time += "\(whole % 86_400 / 3600)H" }
        if whole % 3600 >= 60 { time += "\(whole % 3600 / 60)M" }
        if fraction > XSDDecimal(0) { time += fraction.canonicalForm + "S" }
        if text.isEmpty, time.isEmpty { time = "0S" }
        return sign + "P" + text + (time.isEmpty ? "" : "T" + time)
    }

    /// How two durations lie to each other; `nil` where it depends on the length of the months.
    public static func compare(_ left: XSDDuration, _ right: XSDDuration) -> XSDOrder? {
        if left == right { return .equal }
        if left.months == right.months { return left.seconds < right.seconds ? .less : .greater }
        if left.seconds == right.seconds { return left.months < right.months ? .less : .greater }
        return nil
    }
}
