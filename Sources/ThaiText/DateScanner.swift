/// Finds dates in Thai text.
///
/// It reads Thai and English months, in full and abbreviated with and without dots; ASCII and Thai digits; days in
/// digits only (`22/01/2564`); ranges within a month and across months; lists (`5 และ 7 มกราคม`, a mention each); years
/// of the Buddhist era, of the common era, and of two digits. Days that do not exist (31 June) are no dates.
public enum DateScanner {
    /// The dates that `bytes`, normalised UTF-8, states, in order of position.
    ///
    /// The range of a mention covers the weekday and "วันที่" before the number. Where the year is left out, it is the
    /// one that brings the day nearest to `reference`; without a reference, such a date is not told. Words such as
    /// "วันนี้" give the day that they mean, with `isRelative`. Linear in the length of the text.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - reference: the day from which a year that is left out is taken, as a rule the day of publication.
    public static func dates(in bytes: [UInt8], reference: CalendarDate?) -> [DateMention] {
        let grammar = DateGrammar(bytes: bytes)
        var mentions: [DateMention] = []
        var offset = 0
        while offset < bytes.count {
            guard mayBegin(bytes, at: offset) else {
                offset += 1
                continue
            }
            let found = self.mentions(at: offset, grammar, reference)
            mentions += found.mentions
            offset = max(found.end, offset + 1)
        }
        return mentions
    }

    /// A quick look at whether a date may begin at `offset`.
    private static func mayBegin(_ bytes: [UInt8], at offset: Int) -> Bool {
        switch bytes[offset] {
        case 0x30...0x39: return true
        case 0xE0:
            guard let code = ThaiCharacter.code(in: bytes, at: offset) else { return false }
            if ThaiCharacter.isDigit(code) { return true }
            // The first two letters of วัน and วาน, พรุ่งนี้, เมื่อวาน.
            switch code {
            case 0x27:
                let next = ThaiCharacter.code(in: bytes, at: offset + 3)
                return next == 0x31 || next == 0x32
            case 0x1E: return ThaiCharacter.code(in: bytes, at: offset + 3) == 0x23
            case 0x40: return ThaiCharacter.code(in: bytes, at: offset + 3) == 0x21
            default: return false
            }
        case 0x41...0x5A, 0x61...0x7A:
            guard offset == 0 || (bytes[offset - 1] | 0x20) < 0x61 || (bytes[offset - 1] | 0x20) > 0x7A else {
                return false
            }
            switch bytes[offset] | 0x20 {
            // j f m a s o n d: months; t w: weekdays.
            case 0x6A, 0x66, 0x6D, 0x61, 0x73, 0x6F, 0x6E, 0x64, 0x74, 0x77: return true
            default: return false
            }
        default: return false
        }
    }

    /// The dates that begin at `offset` and belong together, and the offset after them.
    private static func mentions(
        at offset: Int, _ grammar: DateGrammar, _ reference: CalendarDate?
    ) -> (mentions: [DateMention], end: Int) {
        if let relative = relativeDay(at: offset, grammar, reference) { return ([relative], relative.range.upperBound) }
        let start = grammar.prefix(at: offset)
        if start == nil, grammar.bytes[offset] == 0xE0, grammar.digit(at: offset) == nil { return ([], offset) }
        if let numeric = grammar.numericDate(at: start?.end ?? offset, reference: reference?.year) {
            var mention = DateMention(range: offset..<numeric.end, first: numeric.date)
            if let start, start.weekdays == 1, start.weekday != numeric.date.weekday {
                mention.contradictingWeekday = start.weekday
            }
            return ([mention], numeric.end)
        }
        let cores = grammar.chain(at: offset, reference: reference?.year)
        guard let last = cores.last else { return ([], offset) }
        var resolver = DateResolver(reference: reference)
        resolver.resolve(cores)
        return (resolver.mentions, last.end)
    }

    private static func relativeDay(
        at offset: Int, _ grammar: DateGrammar, _ reference: CalendarDate?
    ) -> DateMention? {
        for word in DateWords.relativeDays {
            guard let end = grammar.match(word.bytes, at: offset) else { continue }
            if grammar.match(DateWords.every, at: offset - DateWords.every.count) != nil { return nil }
            guard let reference else { return nil }
            return DateMention(
                range: offset..<end, first: reference.adding(days: word.value), statesYear: false, isRelative: true)
        }
        return nil
    }
}
