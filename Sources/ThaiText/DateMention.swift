/// A date that a text states.
public struct DateMention: Sendable, Hashable {
    /// The range of UTF-8 offsets in the text that was scanned.
    public var range: Range<Int>
    /// The day, or the first day of a range of days.
    public var first: CalendarDate
    /// The last day of a range of days.
    public var last: CalendarDate?
    /// Whether the text states the year; if not, it was taken from the date of reference.
    public var statesYear: Bool
    /// The weekday that the text states (1 Monday to 7 Sunday) where it is not the weekday of `first`.
    public var contradictingWeekday: Int?
    /// Whether the text names the day from where it stands in time ("วันนี้"), so that it was reckoned from the date of
    /// reference.
    public var isRelative: Bool

    /// Makes a date mention.
    public init(
        range: Range<Int>, first: CalendarDate, last: CalendarDate? = nil, statesYear: Bool = true,
        contradictingWeekday: Int? = nil, isRelative: Bool = false
    ) {
        self.range = range
        self.first = first
        self.last = last
        self.statesYear = statesYear
        self.contradictingWeekday = contradictingWeekday
        self.isRelative = isRelative
    }
}
