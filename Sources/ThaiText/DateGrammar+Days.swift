/// Days with their month.
extension DateGrammar {
    /// `22 - 24 มกราคม 2564`, `วันเสาร์ที่ 5 และวันอาทิตย์ที่ 6 มกราคม`, `January 22-24, 2021`.
    func core(at offset: Int, reference: Int?) -> Core? {
        var position = offset
        var weekday: Int?
        var weekdays = 0
        if digit(at: offset) == nil, let prefix = prefix(at: offset) {
            (weekday, weekdays, position) = prefix
        }
        guard position < bytes.count else { return nil }
        var core: Core?
        if let english = englishMonth(at: position) {
            core = monthFirst(english, at: position, reference: reference)
        } else {
            core = dayFirst(at: position, reference: reference)
        }
        guard var result = core else { return nil }
        result.days[0].start = offset
        // Two weekdays tell of two days; before one day they say nothing about it.
        if weekdays == 1 || weekdays > 1 && result.days.count > 1 { result.days[0].weekday = weekday }
        return result
    }

    /// Days, then the month, then the year.
    private func dayFirst(at offset: Int, reference: Int?) -> Core? {
        guard !isPartOfNumber(offset), let first = dayNumber(at: offset),
            DateWords.afterDay.mayStand(in: bytes, at: skipSpaces(first.end))
        else { return nil }
        let list = days(from: first, at: offset)
        var position = skipSpaces(list.end)
        if let of = match(DateWords.of, at: position) { position = skipSpaces(of) }
        guard let month = month(at: position) else { return nil }
        var core = Core(days: list.days, month: month.month, year: nil, end: month.end)
        if let year = year(after: month.end, isEnglish: month.isEnglish, reference: reference) {
            core.year = year.year
            core.end = year.end
        }
        core.days[core.days.count - 1].end = core.end
        return core
    }

    /// An English month, then days, then the year.
    private func monthFirst(_ month: (month: Int, end: Int), at offset: Int, reference: Int?) -> Core? {
        let start = skipSpaces(month.end)
        guard let first = dayNumber(at: start) else { return nil }
        let list = days(from: first, at: start)
        var core = Core(days: list.days, month: month.month, year: nil, end: list.end)
        if let year = year(after: list.end, isEnglish: true, reference: reference), year.year.digits == 4 {
            core.year = year.year
            core.end = year.end
        }
        core.days[0].start = offset
        core.days[core.days.count - 1].end = core.end
        return core
    }

    /// Whether the number at `offset` goes on from digits before it: `1,022`, `13.30`.
    private func isPartOfNumber(_ offset: Int) -> Bool {
        if isDigit(before: offset) { return true }
        guard offset > 1, bytes[offset - 1] == 0x2E || bytes[offset - 1] == 0x2C else { return false }
        return isDigit(before: offset - 1)
    }

    /// The numbers of days that begin with `first` at `offset`, with `-`, `ถึง`, `และ`, `,` between them.
    private func days(from first: (value: Int, end: Int), at offset: Int) -> (days: [Day], end: Int) {
        var days = [Day(start: offset, end: first.end, number: first.value)]
        var end = first.end
        while days.count < 10 {
            let sign = skipSpaces(end)
            let isRange: Bool
            var next: Int
            if let after = matchAny(DateWords.rangeSigns, at: sign) {
                (isRange, next) = (true, after)
            } else if let after = matchAny(DateWords.listSigns, at: sign) {
                (isRange, next) = (false, after)
            } else {
                break
            }
            next = skipSpaces(next)
            var day = Day(start: next, end: 0, number: 0, endsRange: isRange)
            if let prefix = prefix(at: next) {
                day.weekday = prefix.weekdays == 1 ? prefix.weekday : nil
                next = prefix.end
            }
            guard let number = dayNumber(at: next) else { break }
            // A range goes up; what goes down is something else, such as the minutes of a time.
            if isRange, number.value <= days[days.count - 1].number { break }
            day.number = number.value
            day.end = number.end
            end = number.end
            days.append(day)
        }
        return (days, end)
    }

    /// A number from 1 to 31, with an English ending if one stands there.
    private func dayNumber(at offset: Int) -> (value: Int, end: Int)? {
        guard let number = number(at: offset, most: 2), number.value >= 1, number.value <= 31 else { return nil }
        var end = number.end
        if hasOrdinalEnding(at: end), !isLatinLetter(at: end + 2) { end += 2 }
        return (number.value, end)
    }

    /// Whether "st", "nd", "rd" or "th" stands at `offset`.
    private func hasOrdinalEnding(at offset: Int) -> Bool {
        guard offset + 1 < bytes.count else { return false }
        switch (bytes[offset], bytes[offset + 1]) {
        case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): return true
        default: return false
        }
    }

    /// Cores one after another with `ถึง`, `-`, `และ` between them, and the offset after the last.
    func chain(at offset: Int, reference: Int?) -> [Core] {
        guard let first = core(at: offset, reference: reference) else { return [] }
        var cores = [first]
        while let last = cores.last, cores.count < 10 {
            let sign = skipSpaces(last.end)
            let isRange: Bool
            let after: Int
            if let end = matchAny(DateWords.rangeSigns, at: sign) {
                (isRange, after) = (true, end)
            } else if let end = matchAny(DateWords.listSigns, at: sign) {
                (isRange, after) = (false, end)
            } else {
                break
            }
            guard var next = core(at: skipSpaces(after), reference: reference) else { break }
            next.endsRange = isRange
            cores.append(next)
        }
        return cores
    }
}
