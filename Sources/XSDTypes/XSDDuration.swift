/// A duration: months and seconds (XSD 1.1 Part 2 §3.3.6).
///
/// Two durations are equal if their months and their seconds are: `P1Y` is `P12M`, but no number of days.
public struct XSDDuration: Hashable, Sendable {
    /// The months, negative for a negative duration; fewer than a milliard years of them where a text was read.
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

    /// The most months that are represented, on both sides of 0.
    static let greatestMonths = 12 * XSDMoment.greatestYear + 11

    /// Reads `-?P…`; `nil` if the text is not in the type's lexical space or its months are out of range.
    public init?(_ text: String, kind: Kind = .any) {
        var reader = MomentReader(text)
        let isNegative = reader.take("-")
        guard reader.take("P") else { return nil }
        guard let months = kind == .dayTime ? XSDDecimal(0) : reader.sum(of: [("Y", 12), ("M", 1)]),
            let days = kind == .yearMonth ? XSDDecimal(0) : reader.sum(of: [("D", 86_400)])
        else { return nil }
        var seconds = days
        if kind != .yearMonth, reader.take("T") {
            let start = reader.amountCount
            guard let time = reader.sum(of: [("H", 3600), ("M", 60), ("S", 1)]), reader.amountCount > start else {
                return nil
            }
            seconds = seconds.adding(time)
        }
        guard reader.isAtEnd, reader.amountCount > 0, let count = months.intValue,
            count <= XSDDuration.greatestMonths
        else { return nil }
        self.init(months: isNegative ? -count : count, seconds: isNegative ? seconds.negated : seconds)
    }

    /// The canonical form (§3.3.6.2); `PT0S` for nothing, `P0M` for nothing of years and months.
    public func canonicalForm(_ kind: Kind = .any) -> String {
        let sign = months < 0 || seconds < XSDDecimal(0) ? "-" : ""
        var text = ""
        let monthCount = months.magnitude
        if monthCount >= 12 { text += "\(monthCount / 12)Y" }
        if monthCount % 12 > 0 { text += "\(monthCount % 12)M" }
        if kind == .yearMonth { return sign + "P" + (text.isEmpty ? "0M" : text) }
        // Division by these constants cannot fail.
        guard let (days, rest) = try? seconds.magnitude.split(by: 86_400),
            let whole = rest.truncated.intValue
        else { return sign + "P" + text }
        if !days.isZero { text += days.canonicalForm + "D" }
        var time = ""
        if whole >= 3600 { time += "\(whole / 3600)H" }
        if whole % 3600 >= 60 { time += "\(whole % 3600 / 60)M" }
        let second = rest.subtracting(XSDDecimal(whole / 60 * 60))
        if second > XSDDecimal(0) { time += second.canonicalForm + "S" }
        if text.isEmpty, time.isEmpty { time = "0S" }
        return sign + "P" + text + (time.isEmpty ? "" : "T" + time)
    }

    /// The starts of months that show how much the lengths of months may do (§3.3.6.1).
    private static let references: [XSDMoment] = [(1696, 9), (1697, 2), (1903, 3), (1903, 7)].map { year, month in
        XSDMoment(year: year, month: month, day: 1, hour: 0, minute: 0, second: XSDDecimal(0), timezone: 0)
    }

    /// How two durations lie to each other: the order of the moments that they lead to from each of four starts of
    /// months, `nil` where these disagree (§3.3.6.1).
    public static func compare(_ left: XSDDuration, _ right: XSDDuration) -> XSDOrder? {
        if left.months == right.months { return XSDOrder(left.seconds, right.seconds) }
        if left.seconds == right.seconds { return XSDOrder(left.months, right.months) }
        var order: XSDOrder?
        for reference in references {
            let found = XSDOrder(left.end(from: reference), right.end(from: reference))
            if let order, order != found { return nil }
            order = found
        }
        return order
    }

    /// An order of all durations that agrees with ``compare(_:_:)`` wherever that has an answer: by the moments that they
    /// lead to from the first of the four starts of months, then from the second, and so on.
    package static func totalOrder(_ left: XSDDuration, _ right: XSDDuration) -> XSDOrder {
        if left.months == right.months { return XSDOrder(left.seconds, right.seconds) }
        for reference in references {
            let order = XSDOrder(left.end(from: reference), right.end(from: reference))
            if order != .equal { return order }
        }
        return .equal
    }

    /// Seconds on the time line where the duration ends that starts at the start of a month.
    private func end(from start: XSDMoment) -> XSDDecimal {
        let month = (start.year ?? 0) * 12 + (start.month ?? 1) - 1 + months
        let year = month.floorDivided(by: 12)
        let days = XSDMoment.days(year: year, month: month - year * 12 + 1, day: 1)
        return XSDDecimal(XSDInteger(Int128(days) * 86_400)).adding(seconds)
    }
}
