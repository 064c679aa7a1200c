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
                if byte == 0xE0, offset &+ 2 < bytes.count, unsafe bytes[offset &+ 1] & 0xFE == 0xB8 {
                    if unsafe isThaiBeginning(bytes[offset &+ 1], bytes[offset &+ 2], before: bytes, offset &+ 3) {
                        return offset
                    }
                    offset &+= 3
                    continue
                }
                if byte >= 0x30, byte <= 0x39 { return offset }
                if DateGrammar.isLatinLetter(byte), unsafe isLatinBeginning(bytes, at: offset) { return offset }
                offset &+= 1
            }
            return offset
        }
    }

    /// Whether a date may begin with the Thai character of the bytes `second` and `third`: with a digit, or with the first
    /// two letters of วัน and วาน, พรุ่งนี้, เมื่อวาน, of which the second one stands at `next`.
    @inline(__always)
    private static func isThaiBeginning(
        _ second: UInt8, _ third: UInt8, before bytes: UnsafeBufferPointer<UInt8>, _ next: Int
    ) -> Bool {
        if second == 0xB8 {
            guard third == 0xA7 || third == 0x9E else { return false }
        } else {
            guard third == 0x80 || third >= 0x90 && third <= 0x99 else { return false }
            if third != 0x80 { return true }
        }
        // SAFETY: the offset is compared with the count.
        guard next &+ 2 < bytes.count, unsafe bytes[next] == 0xE0, unsafe bytes[next &+ 1] == 0xB8 else { return false }
        let letter = unsafe bytes[next &+ 2]
        switch third {
        case 0xA7: return letter == 0xB1 || letter == 0xB2
        case 0x9E: return letter == 0xA3
        default: return letter == 0xA1
        }
    }

    /// Whether a month or weekday may begin with the Latin letter at `offset`: a word starts there, and its first two
    /// letters begin one.
    private static func isLatinBeginning(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        // SAFETY: each offset is compared with 0 or the count.
        guard unsafe offset == 0 || !DateGrammar.isLatinLetter(bytes[offset - 1]), offset + 1 < bytes.count else {
            return false
        }
        switch unsafe (bytes[offset] | 0x20, bytes[offset + 1] | 0x20) {
        // ja ju, fe fr, ma mo, ap au, se sa su, oc, no, de, tu th, we
        case (0x6A, 0x61), (0x6A, 0x75), (0x66, 0x65), (0x66, 0x72), (0x6D, 0x61), (0x6D, 0x6F), (0x61, 0x70),
            (0x61, 0x75), (0x73, 0x65), (0x73, 0x61), (0x73, 0x75), (0x6F, 0x63), (0x6E, 0x6F), (0x64, 0x65),
            (0x74, 0x75), (0x74, 0x68), (0x77, 0x65):
            return true
        default: return false
        }
    }

    /// The dates that begin at `offset` and belong together, and the offset after them.
    private static func mentions(
        at offset: Int, _ grammar: DateGrammar, _ reference: CalendarDate?
    ) -> (mentions: [DateMention], end: Int) {
        let isNumber = grammar.digit(at: offset) != nil
        if !isNumber, let relative = relativeDay(at: offset, grammar, reference) {
            return ([relative], relative.range.upperBound)
        }
        let start = isNumber ? nil : grammar.prefix(at: offset)
        if start == nil, !isNumber, grammar.bytes[offset] == 0xE0 { return ([], offset) }
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
