extension XSDMoment {
    /// Seconds on the time line (§D.2.1, `timeOnTimeline`), as if in UTC where there is no time zone.
    public var timeOnTimeline: XSDDecimal {
        timeOnTimeline(implicitTimezone: nil)
    }

    private func timeOnTimeline(implicitTimezone: Int?) -> XSDDecimal {
        // What is missing stands for the last of its kind, in a leap year.
        let year = year ?? 1972
        let month = month ?? 12
        let day = day ?? XSDMoment.days(inMonth: month, year: year)
        let minutes =
            (XSDMoment.days(year: year, month: month, day: day) * 24 + (hour ?? 0)) * 60 + (minute ?? 0)
            - (timezone ?? implicitTimezone ?? 0)
        return XSDDecimal(XSDInteger(Int128(minutes) * 60)).adding(second ?? XSDDecimal(0))
    }

    /// How two values of one type lie to each other.
    ///
    /// XSD orders a value with a time zone and one without it only if they lie more than fourteen hours apart, since
    /// the second may stand that far to either side (§3.3.7.2). XPath and SPARQL give it the implicit time zone.
    ///
    /// - Parameters:
    ///   - left: a value.
    ///   - right: a value of the same type.
    ///   - implicitTimezone: the minutes from UTC for values without a time zone; `nil` compares as XSD.
    /// - Returns: `nil` for values of two types, and where only a time zone could tell.
    public static func compare(
        _ left: XSDMoment, _ right: XSDMoment, implicitTimezone: Int? = nil
    ) -> XSDOrder? {
        guard left.kind == right.kind else { return nil }
        let l = left.timeOnTimeline(implicitTimezone: implicitTimezone)
        let r = right.timeOnTimeline(implicitTimezone: implicitTimezone)
        let order = XSDOrder(l, r)
        if implicitTimezone != nil || (left.timezone == nil) == (right.timezone == nil) { return order }
        return l.subtracting(r).magnitude > XSDDecimal(14 * 3600) ? order : nil
    }
}
