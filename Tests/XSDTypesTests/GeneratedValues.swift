import XSDTypes

/// Lexical forms drawn at random, many of them near each other and many not canonical.
struct GeneratedValues {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    private mutating func next(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 11) % bound
    }

    private mutating func pick(_ texts: String...) -> String { texts[next(texts.count)] }

    private mutating func digits(_ most: Int) -> String {
        String(decoding: (0...next(most)).map { _ in UInt8(ascii: "0") + UInt8(next(10)) }, as: UTF8.self)
    }

    private func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    private mutating func zone() -> String {
        pick("", "", "Z", "+00:00", "+07:00", "-05:30", "+14:00", "-14:00", "+13:59")
    }

    private mutating func year() -> String {
        pick("2000", "2001", "1999", "0000", "-0001", "1696", "9999", "12345", "-123456", "1972")
    }

    private mutating func date() -> String {
        let month = 1 + next(12)
        return year() + "-" + two(month) + "-" + two(1 + next(28))
    }

    private mutating func time() -> String {
        if next(12) == 0 { return "24:00:00" }
        return two(next(24)) + ":" + two(next(60)) + ":" + two(next(60)) + pick("", "", ".5", ".120", ".000")
    }

    private mutating func dayTime() -> String {
        let days = pick("", "1D", "28D", "31D", "00D", digits(5) + "D")
        let time = pick("", "T24H", "T0S", "T\(next(90))M", "T1H0.50S", "T" + digits(20) + "S")
        return days.isEmpty && time.isEmpty ? "0D" : days + time
    }

    private mutating func number(_ type: XSDDatatype) -> String {
        switch type {
        case .byte: pick("-128", "127", "0", "+5", "-007", String(next(128)))
        case .negativeInteger: "-1" + digits(25)
        case .nonPositiveInteger: pick("0", "-0", "-" + digits(25))
        case .positiveInteger: "1" + digits(25)
        case .unsignedByte: String(next(256))
        case .unsignedShort, .unsignedInt, .unsignedLong: pick("0", "00" + String(next(65536)))
        case .nonNegativeInteger: pick("+", "", "000") + digits(40)
        case .short, .int, .long: pick("-", "+", "") + String(next(32768))
        default: pick("-", "+", "") + digits(60)
        }
    }

    /// A lexical form of the type.
    mutating func text(of type: XSDDatatype) -> String {
        switch type {
        case .boolean: pick("true", "false", "0", "1")
        case .decimal:
            pick("-", "+", "") + pick("\(digits(30)).\(digits(30))", ".\(digits(4))", "\(next(9)).", digits(3))
        case .float, .double:
            pick(
                "INF", "-INF", "NaN", "0", "-0", "1E\(next(60) - 30)",
                "-\(digits(20)).\(digits(20))e\(next(600) - 300)", "\(next(9)).5")
        case .dateTime: date() + "T" + time() + zone()
        case .dateTimeStamp: date() + "T" + time() + pick("Z", "+07:00", "-11:30")
        case .date: date() + zone()
        case .time: time() + zone()
        case .gYear: year() + zone()
        case .gYearMonth: year() + "-" + two(1 + next(12)) + zone()
        case .gMonth: "--" + two(1 + next(12)) + zone()
        case .gMonthDay: "--" + two(1 + next(12)) + "-" + two(1 + next(29)) + zone()
        case .gDay: "---" + two(1 + next(31)) + zone()
        case .duration: pick("", "-") + "P" + pick("1M", "1Y", "12M", "0M", "13M", "5M", "") + dayTime()
        case .yearMonthDuration: pick("", "-") + "P" + pick("1M", "1Y", "12M", "0Y0M", "2Y14M", "\(digits(7))Y")
        case .dayTimeDuration: pick("", "-") + "P" + dayTime()
        case .hexBinary: pick("", "0aB3", "FF", "00", "ff00")
        case .base64Binary: pick("", "QQ==", "Q U J D", "/w==", "AAAA")
        default: number(type)
        }
    }
}
