extension CalendarDate {
    /// The number of days from 1 March of year 0 to this day, in the proleptic Gregorian calendar.
    ///
    /// Counting years from March puts the leap day at a year's end, where it disturbs nothing.
    public var dayNumber: Int {
        let years = month > 2 ? year : year - 1
        let months = month > 2 ? month - 3 : month + 9
        let era = (years >= 0 ? years : years - 399) / 400
        let yearOfEra = years - era * 400
        let dayOfYear = (153 * months + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    }

    /// The day with this `dayNumber`.
    public init(dayNumber: Int) {
        let era = (dayNumber >= 0 ? dayNumber : dayNumber - 146_096) / 146_097
        let dayOfEra = dayNumber - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let months = (5 * dayOfYear + 2) / 153
        let month = months < 10 ? months + 3 : months - 9
        self.init(
            uncheckedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * months + 2) / 5 + 1)
    }

    /// The weekday: 1 Monday to 7 Sunday.
    public var weekday: Int {
        // 1 March of year 0 was a Wednesday.
        ((dayNumber + 2) % 7 + 7) % 7 + 1
    }

    /// The day that is `days` later, or earlier if negative.
    public func adding(days: Int) -> CalendarDate {
        CalendarDate(dayNumber: dayNumber + days)
    }
}
