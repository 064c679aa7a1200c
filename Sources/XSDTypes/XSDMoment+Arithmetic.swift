/// Sums and differences of dates, times and durations (XPath Functions §9.7, XSD 1.1 Part 2 §E.3.3).
extension XSDMoment {
    /// The greatest year, on both sides of year 0.
    static let greatestYear = 999_999_999

    /// The moment that lies a duration behind this one.
    ///
    /// Months are added first; a day that the new month does not have becomes its last (31 January and a month is
    /// the end of February). A `date` counts from its midnight. A `time` goes round the clock and takes no months.
    ///
    /// - Throws: ``XSDError/undefinedOperation`` for the g-types, and for months and a `time`;
    ///   ``XSDError/overflow`` beyond years of nine digits.
    public func adding(_ duration: XSDDuration) throws(XSDError) -> XSDMoment {
        switch kind {
        case .dateTime, .date: break
        case .time where duration.months == 0: break
        default: throw .undefinedOperation
        }
        var result = self
        let (days, rest) = try secondOfDay.adding(duration.seconds).split(by: 86_400)
        if kind != .date { result.set(secondOfDay: rest) }
        guard let year, let month, let day else { return result }
        let (sum, overflow) = duration.months.addingReportingOverflow(year * 12 + month - 1)
        let newYear = sum.floorDivided(by: 12)
        guard !overflow, newYear.magnitude <= XSDMoment.greatestYear,
            let dayCount = days.intValue, dayCount.magnitude < 400 * XSDMoment.greatestYear
        else { throw .overflow }
        let newMonth = sum - newYear * 12 + 1
        let newDay = min(day, XSDMoment.days(inMonth: newMonth, year: newYear))
        let date = XSDMoment.civil(
            fromDays: XSDMoment.days(year: newYear, month: newMonth, day: newDay) + dayCount)
        guard date.year.magnitude <= XSDMoment.greatestYear else { throw .overflow }
        (result.year, result.month, result.day) = (date.year, date.month, date.day)
        return result
    }

    /// The moment that lies a duration in front of this one; see ``adding(_:)``.
    public func subtracting(_ duration: XSDDuration) throws(XSDError) -> XSDMoment {
        try adding(duration.negated)
    }

    /// The `dayTimeDuration` from another moment of the same type to this one.
    ///
    /// - Parameters:
    ///   - other: where the duration starts.
    ///   - implicitTimezone: the minutes from UTC for values without a time zone.
    /// - Throws: ``XSDError/undefinedOperation`` for two types and for the g-types;
    ///   ``XSDError/missingTimezone`` if one of them needs the implicit time zone and there is none.
    public func subtracting(_ other: XSDMoment, implicitTimezone: Int? = nil) throws(XSDError) -> XSDDuration {
        guard kind == other.kind, [.dateTime, .date, .time].contains(kind) else { throw .undefinedOperation }
        guard implicitTimezone != nil || (timezone == nil) == (other.timezone == nil) else { throw .missingTimezone }
        func seconds(_ moment: XSDMoment) -> XSDDecimal {
            let zone = moment.timezone == nil ? (implicitTimezone ?? 0) * 60 : 0
            return moment.timeOnTimeline.subtracting(XSDDecimal(zone))
        }
        return XSDDuration(months: 0, seconds: seconds(self).subtracting(seconds(other)))
    }

    /// The same moment as it is written in another time zone (XPath Functions §9.6, SPARQL 1.2 `ADJUST`).
    ///
    /// A value without a time zone gets it; `nil` takes the time zone away. A `date` is moved by its midnight.
    ///
    /// - Throws: ``XSDError/invalidTimezone`` beyond fourteen hours; ``XSDError/undefinedOperation`` for the g-types.
    public func adjusted(toTimezone zone: Int?) throws(XSDError) -> XSDMoment {
        guard [.dateTime, .date, .time].contains(kind) else { throw .undefinedOperation }
        guard (-840...840).contains(zone ?? 0) else { throw .invalidTimezone }
        var result = self
        if let zone, let timezone {
            result = try adding(XSDDuration(months: 0, seconds: XSDDecimal((zone - timezone) * 60)))
        }
        result.timezone = zone
        return result
    }

    /// The seconds since midnight.
    private var secondOfDay: XSDDecimal {
        XSDDecimal(((hour ?? 0) * 60 + (minute ?? 0)) * 60).adding(second ?? XSDDecimal(0))
    }

    private mutating func set(secondOfDay: XSDDecimal) {
        guard let whole = secondOfDay.truncated.intValue else { return }
        hour = whole / 3600
        minute = whole % 3600 / 60
        second = secondOfDay.subtracting(XSDDecimal(whole / 60 * 60))
    }
}

extension XSDDecimal {
    /// The whole quotient, rounded down, and the rest, which is not negative; `unit` is above 0.
    func split(by unit: Int) throws(XSDError) -> (count: XSDInteger, rest: XSDDecimal) {
        let whole = rounded(.floor).digits
        var (count, rest) = try whole.quotientAndRemainder(dividingBy: XSDInteger(unit))
        if rest.isNegative {
            count = count - XSDInteger(1)
            rest = rest + XSDInteger(unit)
        }
        return (count, XSDDecimal(rest).adding(subtracting(XSDDecimal(whole))))
    }
}

extension Int {
    /// The quotient, rounded down; `divisor` is above 0.
    func floorDivided(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : -((-1 - self) / divisor) - 1
    }
}
