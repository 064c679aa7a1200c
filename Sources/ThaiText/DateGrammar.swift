/// Reads the parts of dates out of UTF-8 bytes. A method takes an offset and answers with a value and the offset
/// after it, or `nil`.
struct DateGrammar {
    let bytes: [UInt8]

    /// A day of a month, with what stands before it.
    struct Day {
        var start: Int
        var end: Int
        var number: Int
        var weekday: Int?
        /// Whether a range reaches from the day before in the list to this one.
        var endsRange = false
    }

    /// Days of one month, and the year if it stands there.
    struct Core {
        var days: [Day]
        var month: Int
        var year: Year?
        var end: Int
        /// Whether a range reaches from the core before to this one.
        var endsRange = false
    }

    /// A year as it is written.
    struct Year {
        enum Era { case buddhist, common, unknown }
        var number: Int
        var digits: Int
        var era: Era
        /// Whether the month before it is an English word.
        var isEnglish = false
    }

    // MARK: Small parts

    /// The digit at `offset`, ASCII or Thai, and the offset after it.
    func digit(at offset: Int) -> (value: Int, end: Int)? {
        guard offset >= 0, offset < bytes.count else { return nil }
        let byte = bytes[offset]
        if byte >= 0x30, byte <= 0x39 { return (Int(byte - 0x30), offset + 1) }
        guard byte == 0xE0, let code = ThaiCharacter.code(in: bytes, at: offset), ThaiCharacter.isDigit(code) else {
            return nil
        }
        return (Int(code - 0x50), offset + 3)
    }

    /// The whole run of digits at `offset`, if it has at most `most`.
    func number(at offset: Int, most: Int) -> (value: Int, digits: Int, end: Int)? {
        var (value, count, end) = (0, 0, offset)
        while let next = digit(at: end) {
            count += 1
            if count > most { return nil }
            value = value * 10 + next.value
            end = next.end
        }
        return count == 0 ? nil : (value, count, end)
    }

    /// Whether a digit ends right before `offset`.
    func isDigit(before offset: Int) -> Bool {
        digit(at: offset - 1) != nil || offset >= 3 && digit(at: offset - 3)?.end == offset
    }

    /// The offset after spaces of all kinds, but not line feeds.
    func skipSpaces(_ offset: Int) -> Int {
        var offset = offset
        while offset < bytes.count {
            if bytes[offset] == 0x20 || bytes[offset] == 0x09 {
                offset += 1
            } else if bytes[offset] == 0xC2, offset + 1 < bytes.count, bytes[offset + 1] == 0xA0 {
                offset += 2
            } else {
                break
            }
        }
        return offset
    }

    /// The offset after `word`, if it stands at `offset`.
    func match(_ word: [UInt8], at offset: Int) -> Int? {
        let end = offset + word.count
        guard offset >= 0, end <= bytes.count else { return nil }
        for index in word.indices where bytes[offset + index] != word[index] { return nil }
        return end
    }

    /// Like `match`, but ASCII capitals count as small letters; `word` is in small letters.
    private func matchIgnoringCase(_ word: [UInt8], at offset: Int) -> Int? {
        let end = offset + word.count
        guard end <= bytes.count else { return nil }
        for index in word.indices {
            let byte = bytes[offset + index]
            guard (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == word[index] else { return nil }
        }
        return end
    }

    /// The offset after the first of `words` that stands at `offset`. A Latin word must end there.
    func matchAny(_ words: DateWordList<[UInt8]>, at offset: Int) -> Int? {
        guard words.mayStand(in: bytes, at: offset) else { return nil }
        for word in words.all {
            guard let end = match(word, at: offset) else { continue }
            if let last = word.last, DateGrammar.isLatinLetter(last), isLatinLetter(at: end) { continue }
            return end
        }
        return nil
    }

    @inline(__always)
    static func isLatinLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    func isLatinLetter(at offset: Int) -> Bool {
        offset >= 0 && offset < bytes.count && DateGrammar.isLatinLetter(bytes[offset])
    }

    /// Whether a Thai letter or mark stands at `offset`. Digits and ฯ are none.
    private func isThaiLetter(at offset: Int) -> Bool {
        guard let code = ThaiCharacter.code(in: bytes, at: offset) else { return false }
        return code != 0x2F && code < 0x4F && code != 0x46
    }

    private func word(of words: DateWordList<DateWords.Word>, at offset: Int) -> (value: Int, end: Int)? {
        guard words.mayStand(in: bytes, at: offset) else { return nil }
        for word in words.all {
            guard let end = match(word.bytes, at: offset) else { continue }
            if word.needsBoundary, isThaiLetter(at: end) { continue }
            return (word.value, end)
        }
        return nil
    }

    private func englishWord(of words: DateWordList<DateWords.Word>, at offset: Int) -> (value: Int, end: Int)? {
        guard isLatinLetter(at: offset), !isLatinLetter(at: offset - 1), words.mayStand(in: bytes, at: offset) else {
            return nil
        }
        for word in words.all {
            if let end = matchIgnoringCase(word.bytes, at: offset), !isLatinLetter(at: end) { return (word.value, end) }
        }
        return nil
    }

    // MARK: Months

    /// A Thai or English month at `offset`, by its name or abbreviation.
    func month(at offset: Int) -> (month: Int, end: Int, isEnglish: Bool)? {
        if let english = englishMonth(at: offset) { return (english.month, english.end, true) }
        var start = offset
        if let end = match(DateWords.month, at: offset) { start = skipSpaces(end) }
        if let name = word(of: DateWords.thaiMonths, at: start) { return (name.value, name.end, false) }
        guard let short = monthInitials(at: start) else { return nil }
        return (short.month, short.end, false)
    }

    /// An English month at `offset`; an abbreviation may have a dot.
    func englishMonth(at offset: Int) -> (month: Int, end: Int)? {
        guard let found = englishWord(of: DateWords.englishMonths, at: offset) else { return nil }
        let dot = found.end - offset <= 4 && found.end < bytes.count && bytes[found.end] == 0x2E
        return (found.value, found.end + (dot ? 1 : 0))
    }

    /// `ม.ค.`, `ม.ค`, `มค.`, `มค`, `ม. ค.`
    private func monthInitials(at offset: Int) -> (month: Int, end: Int)? {
        guard DateWords.thaiMonthInitials.mayStand(in: bytes, at: offset) else { return nil }
        for (first, second, month) in DateWords.thaiMonthInitials.all {
            guard var position = match(first, at: offset) else { continue }
            let hasDot = position < bytes.count && bytes[position] == 0x2E
            if hasDot { position = skipSpaces(position + 1) }
            guard var end = match(second, at: position) else { continue }
            if end < bytes.count, bytes[end] == 0x2E {
                end += 1
                let isBody = DateWords.bodiesAfterMonth.contains { body in
                    guard body.month == month, let after = match(body.rest, at: end) else { return false }
                    return !isThaiLetter(at: after) || body.rest.last == 0x2E
                }
                if isBody { continue }
            } else if isThaiLetter(at: end) {
                continue
            }
            return (month, end)
        }
        return nil
    }

    // MARK: Prefixes

    /// `วันศุกร์ที่`, `วันที่`, `วันเสาร์ - อาทิตย์ที่`, `Friday,`: the first weekday, if one stands there, how many do,
    /// and the offset of the day's number.
    func prefix(at offset: Int) -> (weekday: Int?, weekdays: Int, end: Int)? {
        if let english = englishWord(of: DateWords.englishWeekdays, at: offset) {
            var end = english.end
            if end < bytes.count, bytes[end] == 0x2E { end += 1 }
            if end < bytes.count, bytes[end] == 0x2C { end += 1 }
            return (english.value, 1, skipSpaces(end))
        }
        guard var end = match(DateWords.day, at: offset) else { return nil }
        var first: Int?
        var count = 0
        end = skipSpaces(end)
        while let weekday = word(of: DateWords.thaiWeekdays, at: end) {
            first = first ?? weekday.value
            count += 1
            end = skipSpaces(weekday.end)
            guard let sign = matchAny(DateWords.signs, at: end) else { break }
            let next = skipSpaces(sign)
            end = match(DateWords.day, at: next) ?? next
        }
        if let at = match(DateWords.at, at: end) { end = skipSpaces(at) } else if first == nil { return nil }
        return (first, count, end)
    }
}
