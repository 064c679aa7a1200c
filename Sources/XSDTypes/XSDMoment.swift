/// A value of one of the date and time types by the seven-property model (XSD 1.1 Part 2 §3.3.7–3.3.14, §D.2.1).
///
/// The properties that the type has are set, the others are `nil`. Years have at most nine digits (§5.4).
///
/// Two moments are equal as Swift values if they have one type and the same properties: `12:00:00Z` and
/// `13:00:00+01:00` are two, as XSD's identity has it. Equality of values is ``compare(_:_:implicitTimezone:)``.
public struct XSDMoment: Hashable, Sendable {
    /// The types, each of which holds some of the properties.
    public enum Kind: Sendable {
        /// `xsd:dateTime`
        case dateTime
        /// `xsd:date`
        case date
        /// `xsd:time`
        case time
        /// `xsd:gYear`
        case year
        /// `xsd:gYearMonth`
        case yearMonth
        /// `xsd:gMonth`
        case month
        /// `xsd:gMonthDay`
        case monthDay
        /// `xsd:gDay`
        case day
    }

    /// The type.
    public let kind: Kind
    /// The year; there is a year 0 (XSD 1.1).
    public var year: Int?
    /// The month, from 1.
    public var month: Int?
    /// The day of the month, from 1.
    public var day: Int?
    /// The hour, 0 to 23.
    public var hour: Int?
    /// The minute.
    public var minute: Int?
    /// The second with its fraction.
    public var second: XSDDecimal?
    /// The offset from UTC in minutes, −840 to 840.
    public var timezone: Int?

    /// Makes a `dateTime`.
    public init(
        year: Int, month: Int, day: Int, hour: Int, minute: Int, second: XSDDecimal, timezone: Int?
    ) {
        kind = .dateTime
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.timezone = timezone
    }

    init(kind: Kind) {
        self.kind = kind
    }

    /// Reads a value; `nil` if `text` is not in the lexical space of the type.
    public init?(_ text: String, kind: Kind) {
        self.init(kind: kind)
        var reader = MomentReader(text)
        switch kind {
        case .dateTime:
            guard readDate(&reader), reader.take("T"), readTime(&reader) else { return nil }
        case .date:
            guard readDate(&reader) else { return nil }
        case .time:
            guard readTime(&reader) else { return nil }
        case .year:
            year = reader.year()
            guard year != nil else { return nil }
        case .yearMonth:
            year = reader.year()
            guard year != nil, reader.take("-"), readMonth(&reader) else { return nil }
        case .month:
            guard reader.take("-"), reader.take("-"), readMonth(&reader) else { return nil }
        case .monthDay:
            guard reader.take("-"), reader.take("-"), readMonth(&reader), reader.take("-"), readDay(&reader) else {
                return nil
            }
        case .day:
            guard reader.take("-"), reader.take("-"), reader.take("-"), readDay(&reader) else { return nil }
        }
        guard let zone = reader.timezone(), reader.isAtEnd else { return nil }
        timezone = zone
    }

    private mutating func readMonth(_ reader: inout MomentReader) -> Bool {
        month = reader.twoDigits(1...12)
        return month != nil
    }

    private mutating func readDay(_ reader: inout MomentReader) -> Bool {
        day = reader.twoDigits(1...31)
        guard let day else { return false }
        guard let month else { return true }
        // A month without a year may have its leap day.
        return day <= XSDMoment.days(inMonth: month, year: year ?? 2000)
    }

    private mutating func readDate(_ reader: inout MomentReader) -> Bool {
        year = reader.year()
        return year != nil && reader.take("-") && readMonth(&reader) && reader.take("-") && readDay(&reader)
    }

    private mutating func readTime(_ reader: inout MomentReader) -> Bool {
        hour = reader.twoDigits(0...24)
        guard hour != nil, reader.take(":") else { return false }
        minute = reader.twoDigits(0...59)
        guard minute != nil, reader.take(":") else { return false }
        second = reader.seconds()
        guard let second else { return false }
        if hour == 24 {
            // 24:00:00 is the first moment of the next day.
            guard minute == 0, second == XSDDecimal(0) else { return false }
            hour = 0
            if let year, let month, let day {
                let next = XSDMoment.civil(fromDays: XSDMoment.days(year: year, month: month, day: day) + 1)
                (self.year, self.month, self.day) = (next.year, next.month, next.day)
                return next.year <= XSDMoment.greatestYear
            }
        }
        return true
    }

    /// The days of a month in the Gregorian calendar.
    static func days(inMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The number of days from 1 March of year 0 to a date.
    static func days(year: Int, month: Int, day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    }

    /// The date of a number of days from 1 March of year 0.
    static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// The canonical form (§D.2.2); the time zone stays as it is.
    public var canonicalForm: String {
        func two(_ value: Int?) -> String {
            let text = String(value ?? 0)
            return text.utf8.count < 2 ? "0" + text : text
        }
        let yearText: String = {
            guard let year else { return "" }
            let text = String(year.magnitude)
            return (year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - text.utf8.count)) + text
        }()
        let seconds: String = {
            let text = (second ?? XSDDecimal(0)).canonicalForm
            return (second ?? XSDDecimal(0)) < XSDDecimal(10) ? "0" + text : text
        }()
        let date = yearText + "-" + two(month) + "-" + two(day)
        let time = two(hour) + ":" + two(minute) + ":" + seconds
        let body =
            switch kind {
            case .dateTime: date + "T" + time
            case .date: date
            case .time: time
            case .year: yearText
            case .yearMonth: yearText + "-" + two(month)
            case .month: "--" + two(month)
            case .monthDay: "--" + two(month) + "-" + two(day)
            case .day: "---" + two(day)
            }
        return body + timezoneText
    }

    /// The time zone as it is written: `Z`, `+07:00`, or nothing.
    public var timezoneText: String {
        guard let timezone else { return "" }
        if timezone == 0 { return "Z" }
        let minutes = timezone.magnitude
        func two(_ value: UInt) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return (timezone < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60)
    }

    /// The `date` part of a `dateTime`, or the `dateTime` at the start of a `date` (XPath Functions §19.1.5).
    public func converted(to kind: Kind) -> XSDMoment? {
        if kind == self.kind { return self }
        var result = XSDMoment(kind: kind)
        result.timezone = timezone
        switch (self.kind, kind) {
        case (.dateTime, .date):
            (result.year, result.month, result.day) = (year, month, day)
        case (.date, .dateTime):
            (result.year, result.month, result.day) = (year, month, day)
            (result.hour, result.minute, result.second) = (0, 0, XSDDecimal(0))
        case (.dateTime, .time):
            (result.hour, result.minute, result.second) = (hour, minute, second)
        default:
            return nil
        }
        return result
    }
}

extension XSDMoment {
    /// The `dateTime` in UTC that lies so many seconds behind the start of 1970.
    public init(secondsSince1970 seconds: Int) {
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let date = XSDMoment.civil(fromDays: days + XSDMoment.days(year: 1970, month: 1, day: 1))
        let rest = seconds - days * 86_400
        self.init(
            year: date.year, month: date.month, day: date.day, hour: rest / 3600, minute: rest % 3600 / 60,
            second: XSDDecimal(rest % 60), timezone: 0)
    }
}
