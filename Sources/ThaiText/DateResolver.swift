/// Turns the dates that were read together into days of the calendar.
struct DateResolver {
    let reference: CalendarDate?
    private(set) var mentions: [DateMention] = []

    init(reference: CalendarDate?) {
        self.reference = reference
    }

    /// Adds the mentions of `cores`. A year that is left out is that of the next core that has one.
    mutating func resolve(_ cores: [DateGrammar.Core]) {
        var years = cores.map { core in core.year.flatMap { $0.commonEra(near: reference?.year) } }
        let states = years.indices.map { index in years[index...].contains { $0 != nil } }
        for index in years.indices.reversed() where years[index] == nil && index + 1 < years.count {
            guard let next = years[index + 1] else { continue }
            // "30 ธันวาคม ถึง 2 มกราคม 2565" begins in the year before.
            years[index] = cores[index].month > cores[index + 1].month ? next - 1 : next
        }
        for (index, core) in cores.enumerated() {
            add(core, year: years[index], statesYear: states[index])
        }
    }

    private mutating func add(_ core: DateGrammar.Core, year: Int?, statesYear: Bool) {
        for (index, day) in core.days.enumerated() {
            let endsRange = index == 0 ? core.endsRange : day.endsRange
            guard let date = date(day.number, core.month, year: year, after: endsRange ? mentions.last?.first : nil)
            else { continue }
            let contradicting = day.weekday == date.weekday ? nil : day.weekday
            if endsRange, let last = mentions.last, last.last == nil, last.first < date {
                mentions[mentions.count - 1].last = date
                mentions[mentions.count - 1].range = last.range.lowerBound..<day.end
            } else {
                mentions.append(
                    DateMention(
                        range: day.start..<day.end, first: date, statesYear: statesYear,
                        contradictingWeekday: contradicting))
            }
        }
    }

    /// The day in the year that is stated, or else in the year that brings it nearest to the reference, or, at a
    /// range's end, the first one after the range's beginning.
    private func date(_ day: Int, _ month: Int, year: Int?, after first: CalendarDate?) -> CalendarDate? {
        if let year { return CalendarDate(year: year, month: month, day: day) }
        if let first {
            for year in first.year...first.year + 1 {
                if let date = CalendarDate(year: year, month: month, day: day), date > first { return date }
            }
        }
        guard let reference else { return nil }
        return (reference.year - 1...reference.year + 1)
            .compactMap { CalendarDate(year: $0, month: month, day: day) }
            .min { abs($0.dayNumber - reference.dayNumber) < abs($1.dayNumber - reference.dayNumber) }
    }
}
