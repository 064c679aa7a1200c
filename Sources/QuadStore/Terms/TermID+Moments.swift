/// Dates and points in time in the payload.
///
///     59                                    11 10          0
///     instant + 2^48                           zone
///
/// The instant counts from the start of 1970 in UTC: minutes for an `xsd:date` (of its first moment), milliseconds
/// for an `xsd:dateTime`. A value without a time zone counts as UTC. The zone is 0 where none is written, else its
/// minutes plus 841; so that values stand in the order of their instants, and for one instant in that of their zones.
/// Years −6955 to 10889 have an id as `dateTime`, far more as `date`. Only the canonical form has one: `Z` and not
/// `+00:00`, no zeros at the end of a fraction, hours up to 23.
extension TermID {
    private static let instantOffset = 1 << 48
    private static let zoneOffset = 841

    /// A date or a point in time.
    package struct Moment: Equatable, Sendable {
        /// The minutes or milliseconds from the start of 1970, in UTC or as if in UTC.
        package var instant: Int
        /// The minutes from UTC.
        package var zone: Int?
    }

    /// The milliseconds and the time zone of an `xsd:dateTime`.
    package var dateTime: Moment? {
        tag == .dateTime ? moment : nil
    }

    /// The minutes and the time zone of an `xsd:date`.
    package var date: Moment? {
        tag == .date ? moment : nil
    }

    var moment: Moment {
        let zone = Int(payload & 2047)
        return Moment(
            instant: Int(payload >> 11) - TermID.instantOffset, zone: zone == 0 ? nil : zone - TermID.zoneOffset)
    }

    /// The id of a point in time, in milliseconds; `nil` beyond the range.
    package init?(dateTime moment: Moment) {
        self.init(.dateTime, moment)
    }

    /// The id of a date, in minutes; `nil` beyond the range.
    package init?(date moment: Moment) {
        self.init(.date, moment)
    }

    private init?(_ tag: TermTag, _ moment: Moment) {
        guard -TermID.instantOffset..<TermID.instantOffset ~= moment.instant, -840...840 ~= moment.zone ?? 0 else {
            return nil
        }
        let zone = moment.zone.map { $0 + TermID.zoneOffset } ?? 0
        self.init(tag, UInt64(moment.instant + TermID.instantOffset) << 11 | UInt64(zone))
    }

    /// Reads `-?[0-9]{4,}-[0-9]{2}-[0-9]{2}` and a time zone.
    static func date(_ bytes: Span<UInt8>) -> TermID? {
        var reader = LexicalReader()
        guard let days = days(&reader, bytes), let zone = zone(&reader, bytes) else { return nil }
        return TermID(date: Moment(instant: days * 1440 - (zone ?? 0), zone: zone))
    }

    /// Reads a date, `T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,3})?` and a time zone.
    static func dateTime(_ bytes: Span<UInt8>) -> TermID? {
        var reader = LexicalReader()
        // More days would not fit, and their milliseconds not even into a word.
        guard let days = days(&reader, bytes), -4_000_000...4_000_000 ~= days, reader.take("T", bytes),
            let hour = reader.twoDigits(0...23, bytes), reader.take(":", bytes),
            let minute = reader.twoDigits(0...59, bytes), reader.take(":", bytes),
            let second = reader.twoDigits(0...59, bytes)
        else { return nil }
        var milliseconds = (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000
        if reader.take(".", bytes) {
            guard let fraction = reader.digits(bytes), fraction.count <= 3, fraction.value % 10 != 0 else { return nil }
            milliseconds += fraction.value * powersOfTen[3 - fraction.count]
        }
        guard let zone = zone(&reader, bytes) else { return nil }
        return TermID(dateTime: Moment(instant: milliseconds - (zone ?? 0) * 60_000, zone: zone))
    }

    /// A date as its days from 1970.
    private static func days(_ reader: inout LexicalReader, _ bytes: Span<UInt8>) -> Int? {
        let isNegative = reader.take("-", bytes)
        let start = reader.position
        guard let (year, count) = reader.digits(bytes), 4...9 ~= count,
            count == 4 || bytes[start] != UInt8(ascii: "0"), !isNegative || year > 0,
            reader.take("-", bytes), let month = reader.twoDigits(1...12, bytes),
            reader.take("-", bytes), let day = reader.twoDigits(1...31, bytes)
        else { return nil }
        let signed = isNegative ? -year : year
        return day <= days(in: month, of: signed) ? days(signed, month, day) : nil
    }

    /// A time zone to the end of the form: `Z`, `+07:00`, or none; `nil` for what is no canonical zone.
    private static func zone(_ reader: inout LexicalReader, _ bytes: Span<UInt8>) -> Int?? {
        if reader.isAtEnd(bytes) { return .some(nil) }
        if reader.take("Z", bytes) { return reader.isAtEnd(bytes) ? .some(0) : nil }
        let isNegative = reader.take("-", bytes)
        guard isNegative || reader.take("+", bytes), let hours = reader.twoDigits(0...14, bytes),
            reader.take(":", bytes), let minutes = reader.twoDigits(0...59, bytes), reader.isAtEnd(bytes)
        else { return nil }
        let zone = hours * 60 + minutes
        return 1...840 ~= zone ? .some(isNegative ? -zone : zone) : nil
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The days from 1 January 1970 to a date of the Gregorian calendar; years count from 1 March, so that the leap day
    /// is the last one.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let (cycle, yearOfCycle) = floored(shifted, 400)
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return cycle * 146_097 + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - 719_468
    }

    private static func floored(_ value: Int, _ divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    /// Appends the lexical form of a date.
    static func appendDate(_ moment: Moment, to bytes: inout [UInt8]) {
        appendDays(floored(moment.instant + (moment.zone ?? 0), 1440).quotient, to: &bytes)
        append(zone: moment.zone, to: &bytes)
    }

    /// Appends the lexical form of a point in time.
    static func appendDateTime(_ moment: Moment, to bytes: inout [UInt8]) {
        let (days, rest) = floored(moment.instant + (moment.zone ?? 0) * 60_000, 86_400_000)
        appendDays(days, to: &bytes)
        let (seconds, milliseconds) = rest.quotientAndRemainder(dividingBy: 1000)
        for (mark, part) in [("T", seconds / 3600), (":", seconds / 60 % 60), (":", seconds % 60)]
            as [(Unicode.Scalar, Int)]
        {
            bytes.append(UInt8(ascii: mark))
            LexicalWriter.append(part, digits: 2, to: &bytes)
        }
        if milliseconds > 0 {
            bytes.append(UInt8(ascii: "."))
            LexicalWriter.append(milliseconds, digits: 3, to: &bytes)
            while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
        }
        append(zone: moment.zone, to: &bytes)
    }

    private static func appendDays(_ days: Int, to bytes: inout [UInt8]) {
        let (cycle, dayOfCycle) = floored(days + 719_468, 146_097)
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        LexicalWriter.append(cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0), digits: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        LexicalWriter.append(month, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        LexicalWriter.append(dayOfYear - (153 * shifted + 2) / 5 + 1, digits: 2, to: &bytes)
    }

    private static func append(zone: Int?, to bytes: inout [UInt8]) {
        guard let zone else { return }
        if zone == 0 { return bytes.append(UInt8(ascii: "Z")) }
        bytes.append(UInt8(ascii: zone < 0 ? "-" : "+"))
        LexicalWriter.append(abs(zone) / 60, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        LexicalWriter.append(abs(zone) % 60, digits: 2, to: &bytes)
    }
}
