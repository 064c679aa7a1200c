/// The words of which dates are made, as UTF-8.
enum DateWords {
    /// A word and the number that it stands for.
    struct Word: Sendable {
        let bytes: [UInt8]
        let value: Int
        /// Whether it counts only if no letter follows.
        let needsBoundary: Bool

        init(_ text: String, _ value: Int, needsBoundary: Bool = false) {
            bytes = Array(text.utf8)
            self.value = value
            self.needsBoundary = needsBoundary
        }
    }

    /// Thai months; a longer name stands before what it begins with. Some spellings are wrong and yet frequent.
    static let thaiMonths = DateWordList([
        Word("มกราคม", 1), Word("มกรา", 1, needsBoundary: true),
        Word("กุมภาพันธ์", 2), Word("กุมภาพันธุ์", 2), Word("กุมภาพันธ", 2), Word("กุมภา", 2, needsBoundary: true),
        Word("มีนาคม", 3), Word("มีนา", 3, needsBoundary: true),
        Word("เมษายน", 4), Word("เมษา", 4, needsBoundary: true),
        Word("พฤษภาคม", 5), Word("พฤษภา", 5, needsBoundary: true),
        Word("มิถุนายน", 6), Word("มิถุนา", 6, needsBoundary: true),
        Word("กรกฎาคม", 7), Word("กรกฏาคม", 7), Word("กรกฎา", 7, needsBoundary: true),
        Word("สิงหาคม", 8), Word("สิงหา", 8, needsBoundary: true),
        Word("กันยายน", 9), Word("กันยา", 9, needsBoundary: true),
        Word("ตุลาคม", 10), Word("ตุลา", 10, needsBoundary: true),
        Word("พฤศจิกายน", 11), Word("พฤษจิกายน", 11), Word("พฤศจิกา", 11, needsBoundary: true),
        Word("ธันวาคม", 12), Word("ธันวา", 12, needsBoundary: true),
    ])

    /// The two parts of a month's abbreviation, each followed by a dot that may be missing.
    static let thaiMonthInitials = DateWordList<(first: [UInt8], second: [UInt8], month: Int)>(
        [
            ("ม", "ค", 1), ("ก", "พ", 2), ("มี", "ค", 3), ("เม", "ย", 4), ("พ", "ค", 5), ("มิ", "ย", 6), ("ก", "ค", 7),
            ("ส", "ค", 8), ("ก", "ย", 9), ("ต", "ค", 10), ("พ", "ย", 11), ("ธ", "ค", 12),
        ].map { (Array($0.0.utf8), Array($0.1.utf8), $0.2) }, bytes: \.first)

    /// English months in small letters.
    static let englishMonths = DateWordList(
        [
            ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7),
            ("august", 8), ("september", 9), ("october", 10), ("november", 11), ("december", 12), ("jan", 1),
            ("feb", 2), ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sept", 9), ("sep", 9),
            ("oct", 10), ("nov", 11), ("dec", 12),
        ].map { Word($0.0, $0.1, needsBoundary: true) })

    /// Thai weekdays as they stand after "วัน".
    static let thaiWeekdays = DateWordList([
        Word("จันทร์", 1), Word("อังคาร", 2), Word("พุธ", 3), Word("พฤหัสบดี", 4), Word("พฤหัสฯ", 4), Word("พฤหัส", 4),
        Word("ศุกร์", 5), Word("เสาร์", 6), Word("อาทิตย์", 7),
    ])

    /// English weekdays in small letters.
    static let englishWeekdays = DateWordList(
        [
            ("monday", 1), ("tuesday", 2), ("wednesday", 3), ("thursday", 4), ("friday", 5), ("saturday", 6),
            ("sunday", 7), ("mon", 1), ("tue", 2), ("wed", 3), ("thu", 4), ("fri", 5), ("sat", 6), ("sun", 7),
        ].map { Word($0.0, $0.1, needsBoundary: true) })

    /// Words before a year of the Buddhist era.
    static let buddhistEra = DateWordList(["พุทธศักราช", "พ.ศ.", "พ.ศ", "พศ.", "B.E.", "BE"])
    /// Words before a year of the common era.
    static let commonEra = DateWordList(["คริสต์ศักราช", "ค.ศ.", "ค.ศ", "คศ.", "A.D.", "AD"])
    /// Words that say that a year follows, but not of which era.
    static let anyEra = DateWordList(["ของปี", "ปี"])

    /// What stands between the first and the last day of a range.
    static let rangeSigns = DateWordList(["จนถึง", "ไปจนถึง", "ไปถึง", "ถึง", "-", "–", "—", "‐", "‑", "−", "to", "until"])
    /// What stands between days that are told one by one.
    static let listSigns = DateWordList(["และ", ",", "&", "and"])

    /// What a number after a month counts or measures, if it is not a year, and how a word goes on that only begins so
    /// ("64 รายงาน" is a year and a report).
    static let units = DateWordList<(word: [UInt8], except: [[UInt8]])>(
        [
            ("คน", []), ("ราย", ["งาน", "การ", "ละเอียด", "ได้", "ชื่อ"]), ("บาท", []), ("ล้าน", []), ("แสน", ["ดง"]),
            ("หมื่น", []), ("แห่ง", []), ("น.", ["ส."]), ("นาที", []), ("%", []), ("ครั้ง", ["ที่"]), ("ชั่วโมง", []),
            ("ชม.", []), ("โดส", []), ("ไร่", []), ("กม.", []), ("กิโล", []), ("องศา", []), ("เรื่อง", []),
        ].map { (Array($0.0.utf8), $0.1.map { Array($0.utf8) }) }, bytes: \.word)

    /// Bodies whose abbreviation begins like a month's: the month is none if this follows it.
    static let bodiesAfterMonth: [(month: Int, rest: [UInt8])] = [
        (2, "ร."), (2, "ร"), (2, "อ."), (2, "ช."), (7, "ศ."), (7, "ศ"), (7, "ช."),
    ].map { ($0.0, Array($0.1.utf8)) }

    /// Words that name a day from where it stands in time, and their distance from today.
    static let relativeDays = DateWordList([
        Word("วันนี้", 0), Word("วานนี้", -1), Word("เมื่อวาน", -1), Word("พรุ่งนี้", 1),
    ])
    /// What stands before "วันนี้" where that means "these days".
    static let every = Array("ทุก".utf8)

    /// What stands between days or weekdays.
    static let signs = DateWordList(rangeSigns.all + listSigns.all) { $0 }
    /// What may stand behind the number of a day, if it is one.
    static let afterDay = DateBeginnings(
        of: signs.all + [of, month] + (thaiMonths.all + englishMonths.all).map(\.bytes)
            + thaiMonthInitials.all.map(\.first))

    static let of = Array("of".utf8)
    static let day = Array("วัน".utf8)
    static let at = Array("ที่".utf8)
    static let month = Array("เดือน".utf8)
}
