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
        while true {
            offset = next(in: bytes, from: offset)
            guard offset < bytes.count else { return mentions }
            let found = self.mentions(at: offset, grammar, reference)
            mentions += found.mentions
            offset = max(found.end, offset + 1)
        }
    }

    /// The first offset from `start` on at which a date may begin, by a quick look; the text's end if there is none.
    private static func next(in bytes: [UInt8], from start: Int) -> Int {
        // SAFETY: each offset is compared with the count before it is used.
        unsafe bytes.withUnsafeBufferPointer { bytes in
            var offset = start
            while offset < bytes.count {
                let byte = unsafe bytes[offset]
                if byte >= 0x80 {
                    guard byte == 0xE0, offset &+ 2 < bytes.count, unsafe bytes[offset &+ 1] & 0xFE == 0xB8 else {
                        offset &+= 1
                        continue
                    }
                    if unsafe mayBegin(bytes, at: offset) { return offset }
                    offset &+= 3
                } else if byte >= 0x41 {
                    // j f m a s o n d: months; t w: weekdays. A bit each, from the place before "a" on.
                    let letters: UInt32 =
                        1 << 10 | 1 << 6 | 1 << 13 | 1 << 1 | 1 << 19 | 1 << 15 | 1 << 14 | 1 << 4
                        | 1 << 20 | 1 << 23
                    if letters &>> UInt32(byte & 31) & 1 != 0, DateGrammar.isLatinLetter(byte),
                        unsafe offset == 0 || !DateGrammar.isLatinLetter(bytes[offset &- 1])
                    {
                        return offset
                    }
                    offset &+= 1
                } else {
                    if byte >= 0x30, byte <= 0x39 { return offset }
                    offset &+= 1
                }
            }
            return offset
        }
    }

    /// Whether a date may begin with the Thai character at `offset`: with a digit, or with the first two letters of วัน and
    /// วาน, พรุ่งนี้, เมื่อวาน.
    @inline(__always)
    private static func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        // SAFETY: a whole character stands at `offset`; what follows is compared with the count.
        let code = unsafe (bytes[offset &+ 1] & 1) &<< 6 | bytes[offset &+ 2] & 0x3F
        if ThaiCharacter.isDigit(code) { return true }
        guard code == 0x27 || code == 0x1E || code == 0x40 else { return false }
        guard offset &+ 5 < bytes.count, unsafe bytes[offset &+ 3] == 0xE0, unsafe bytes[offset &+ 4] & 0xFE == 0xB8
        else { return false }
        let next = unsafe (bytes[offset &+ 4] & 1) &<< 6 | bytes[offset &+ 5] & 0x3F
        switch code {
        case 0x27: return next == 0x31 || next == 0x32
        case 0x1E: return next == 0x23
        default: return next == 0x21
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
        guard DateWords.relativeDays.mayStand(in: grammar.bytes, at: offset) else { return nil }
        for word in DateWords.relativeDays.all {
            guard let end = grammar.match(word.bytes, at: offset) else { continue }
            if grammar.match(DateWords.every, at: offset - DateWords.every.count) != nil { return nil }
            guard let reference else { return nil }
            return DateMention(
                range: offset..<end, first: reference.adding(days: word.value), statesYear: false, isRelative: true)
        }
        return nil
    }
}
