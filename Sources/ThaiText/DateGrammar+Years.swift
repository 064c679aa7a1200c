/// Years and dates in digits.
extension DateGrammar {
    /// A year after a month: `2564`, `พ.ศ. 2564`, `64`, `, 2021`.
    ///
    /// - Parameter reference: the year near which a year of two digits must lie if it might count something.
    func year(after offset: Int, isEnglish: Bool, reference: Int?) -> (year: Year, end: Int)? {
        var start = skipSpaces(offset)
        if isEnglish, start < bytes.count, bytes[start] == 0x2C { start = skipSpaces(start + 1) }
        var era = Year.Era.unknown
        var isNamed = true
        if let end = matchAny(DateWords.buddhistEra, at: start) {
            era = .buddhist
            start = skipSpaces(end)
        } else if let end = matchAny(DateWords.commonEra, at: start) {
            era = .common
            start = skipSpaces(end)
        } else if let end = matchAny(DateWords.anyEra, at: start) {
            start = skipSpaces(end)
        } else {
            isNamed = false
        }
        guard let number = number(at: start, most: 4), number.digits == 4 || number.digits == 2 else { return nil }
        let year = Year(number: number.value, digits: number.digits, era: era, isEnglish: isEnglish)
        if number.digits == 4 {
            guard year.commonEra(near: reference) != nil else { return nil }
            // Four digits of the Buddhist era are hardly ever an amount; 2000 may be one.
            let isSure = isNamed || year.number >= 2300
            return isSure || !isAmount(number.end) ? (year, number.end) : nil
        }
        if isNamed { return (year, number.end) }
        guard let common = year.commonEra(near: reference), !isAmount(number.end) else { return nil }
        // "ม.ค.64" is a year; in "ม.ค. 64" the number may count something, so it has to be a near year.
        let isNear = abs(common - (reference ?? 2020)) <= (start == offset ? 60 : 15)
        return isNear ? (year, number.end) : nil
    }

    /// Whether what follows says that the number before `offset` counts or tells the time.
    private func isAmount(_ offset: Int) -> Bool {
        if offset < bytes.count, bytes[offset] == 0x2E || bytes[offset] == 0x2C || bytes[offset] == 0x3A,
            digit(at: offset + 1) != nil
        {
            return true
        }
        let start = skipSpaces(offset)
        guard DateWords.units.mayStand(in: bytes, at: start) else { return false }
        return DateWords.units.all.contains { unit in
            guard let end = match(unit.word, at: start) else { return false }
            return !unit.except.contains { match($0, at: end) != nil }
        }
    }

    /// A date in digits: `22/01/2564`, `22-01-2564`, `22.01.2564`, `2564-01-22`.
    func numericDate(at offset: Int, reference: Int?) -> (date: CalendarDate, end: Int)? {
        guard !isDigit(before: offset), let first = number(at: offset, most: 4), first.end < bytes.count else {
            return nil
        }
        let sign = bytes[first.end]
        guard sign == 0x2F || sign == 0x2D || sign == 0x2E else { return nil }
        guard let second = number(at: first.end + 1, most: 2), second.end < bytes.count, bytes[second.end] == sign,
            let third = number(at: second.end + 1, most: 4)
        else { return nil }
        if third.end < bytes.count, bytes[third.end] == sign, digit(at: third.end + 1) != nil { return nil }
        if offset > 0, bytes[offset - 1] == sign, isDigit(before: offset - 1) { return nil }
        let (day, written) = first.digits == 4 ? (third, first) : (first, third)
        guard day.digits <= 2, written.digits == 4 || written.digits == 2 && sign == 0x2F else { return nil }
        let year = Year(number: written.value, digits: written.digits, era: .unknown)
        guard let common = year.commonEra(near: reference),
            let date = CalendarDate(year: common, month: second.value, day: day.value)
        else { return nil }
        return (date, third.end)
    }
}

extension DateGrammar.Year {
    /// The year of the common era, or `nil` if no sensible one is meant.
    ///
    /// Of a year of two digits, the era is chosen by which it lies nearer to `reference`; without one, it is the
    /// Buddhist era, or the common era after an English month.
    func commonEra(near reference: Int?) -> Int? {
        if digits == 2 {
            let (buddhist, common) = (number + 2500 - 543, number + 2000)
            switch era {
            case .buddhist: return buddhist
            case .common: return common
            case .unknown: break
            }
            guard let reference else { return isEnglish ? common : buddhist }
            return abs(buddhist - reference) <= abs(common - reference) ? buddhist : common
        }
        switch era {
        case .buddhist: return number > 543 ? number - 543 : nil
        case .common: return number
        case .unknown:
            if number >= 2300, number <= 2700 { return number - 543 }
            return number >= 1700 && number <= 2200 ? number : nil
        }
    }
}
