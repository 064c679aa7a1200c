import Testing
import ThaiText

@Suite("Dates in text")
struct DateScannerTests {
    static let reference = CalendarDate(year: 2021, month: 1, day: 25)

    /// What is found, told in one line: the quoted text, the days, and what is odd.
    static func found(_ text: String, reference: CalendarDate? = reference, normalizing: Bool = true) -> [String] {
        let bytes = normalizing ? NormalizedText(text).bytes : Array(text.utf8)
        return DateScanner.dates(in: bytes, reference: reference).map { mention in
            var line = mention.first.description
            if let last = mention.last { line += "/" + last.description }
            if !mention.statesYear { line += mention.isRelative ? " relative" : " no year" }
            if let weekday = mention.contradictingWeekday { line += " weekday \(weekday)" }
            return line + " [" + String(decoding: bytes[mention.range], as: UTF8.self) + "]"
        }
    }

    @Test(
        "One day",
        arguments: [
            ("วันศุกร์ที่ 22 มกราคม 2564", "2021-01-22"),
            ("วันศุกร์ 22 มกราคม 2564", "2021-01-22"),
            ("วันศุกร์ที่ 22 เดือนมกราคม พ.ศ. 2564", "2021-01-22"),
            ("วันที่ 22 มกราคม พุทธศักราช 2564", "2021-01-22"),
            ("22 มกราคม ค.ศ. 2021", "2021-01-22"),
            ("22 มกราคม ปี 2564", "2021-01-22"),
            ("๒๒ ม.ค. ๖๔", "2021-01-22"),
            ("22 ม.ค.64", "2021-01-22"),
            ("22ม.ค.2564", "2021-01-22"),
            ("22 ม.ค 64", "2021-01-22"),
            ("22 มค. 64", "2021-01-22"),
            ("22 มค 64", "2021-01-22"),
            ("22 ม. ค. 2564", "2021-01-22"),
            ("22/01/2564", "2021-01-22"),
            ("22/1/64", "2021-01-22"),
            ("22/01/2021", "2021-01-22"),
            ("22-01-2564", "2021-01-22"),
            ("22.01.2564", "2021-01-22"),
            ("2021-01-22", "2021-01-22"),
            ("๒๒/๐๑/๒๕๖๔", "2021-01-22"),
            ("22 January 2021", "2021-01-22"),
            ("22nd of January 2021", "2021-01-22"),
            ("January 22, 2021", "2021-01-22"),
            ("Jan. 22, 2021", "2021-01-22"),
            ("Friday, 22 JAN 2021", "2021-01-22"),
            ("29 กุมภาพันธ์ 2563", "2020-02-29"),
            ("5 กุมภาพันธุ์ 2564", "2021-02-05"),
            ("1 กรกฏาคม 2564", "2021-07-01"),
        ])
    func day(text: String, expected: String) {
        let normalized = String(decoding: NormalizedText(text).bytes, as: UTF8.self)
        #expect(Self.found(text) == ["\(expected) [\(normalized)]"])
        #expect(Self.found("ก " + text + " ข", normalizing: false) == ["\(expected) [\(text)]"])
        #expect(Self.found(text, reference: nil) == ["\(expected) [\(normalized)]"])
    }

    static let months = [
        ("มกราคม", "ม.ค.", "January"), ("กุมภาพันธ์", "ก.พ.", "February"), ("มีนาคม", "มี.ค.", "March"),
        ("เมษายน", "เม.ย.", "April"), ("พฤษภาคม", "พ.ค.", "May"), ("มิถุนายน", "มิ.ย.", "June"),
        ("กรกฎาคม", "ก.ค.", "July"), ("สิงหาคม", "ส.ค.", "August"), ("กันยายน", "ก.ย.", "September"),
        ("ตุลาคม", "ต.ค.", "October"), ("พฤศจิกายน", "พ.ย.", "November"), ("ธันวาคม", "ธ.ค.", "December"),
    ]

    @Test("Every month in all its forms", arguments: 1...12)
    func everyMonth(month: Int) throws {
        let (name, short, english) = Self.months[month - 1]
        let date = try #require(CalendarDate(year: 2021, month: month, day: 9))
        let bare = short.filter { $0 != "." }
        for form in [name, short, String(short.dropLast()), bare, bare + "."] {
            #expect(Self.found("9 \(form) 2564") == ["\(date) [9 \(form) 2564]"])
            #expect(Self.found("เมื่อ 9 \(form)64 ณ") == ["\(date) [9 \(form)64]"])
        }
        for form in [english, english.uppercased(), String(english.prefix(3)), english.prefix(3) + "."] {
            #expect(Self.found("on 9 \(form) 2021") == ["\(date) [9 \(form) 2021]"])
            #expect(Self.found("on \(form) 9, 2021.") == ["\(date) [\(form) 9, 2021]"])
        }
    }

    @Test(
        "Ranges and lists",
        arguments: [
            ("22 - 24 มกราคม 2564", ["2021-01-22/2021-01-24 [22 - 24 มกราคม 2564]"]),
            ("22–24 ม.ค.", ["2021-01-22/2021-01-24 no year [22-24 ม.ค.]"]),
            ("วันที่ 22 ถึง 24 มกราคม 64", ["2021-01-22/2021-01-24 [วันที่ 22 ถึง 24 มกราคม 64]"]),
            (
                "วันที่ 30 เมษายน ถึง 2 พฤษภาคม 2564",
                ["2021-04-30/2021-05-02 [วันที่ 30 เมษายน ถึง 2 พฤษภาคม 2564]"]
            ),
            (
                "วันที่ 30 ธ.ค. 2563 - วันที่ 2 ม.ค. 2564",
                ["2020-12-30/2021-01-02 [วันที่ 30 ธ.ค. 2563 - วันที่ 2 ม.ค. 2564]"]
            ),
            ("30 ธ.ค. - 2 ม.ค. 2564", ["2020-12-30/2021-01-02 [30 ธ.ค. - 2 ม.ค. 2564]"]),
            ("30 ธ.ค. - 2 ม.ค.", ["2020-12-30/2021-01-02 no year [30 ธ.ค. - 2 ม.ค.]"]),
            (
                "5, 7 และ 9 มกราคม 2564",
                ["2021-01-05 [5]", "2021-01-07 [7]", "2021-01-09 [9 มกราคม 2564]"]
            ),
            (
                "30 เมษายน และ 2 พฤษภาคม 2564",
                ["2021-04-30 [30 เมษายน]", "2021-05-02 [2 พฤษภาคม 2564]"]
            ),
            ("January 22-24, 2021", ["2021-01-22/2021-01-24 [January 22-24, 2021]"]),
            (
                "ระหว่างวันเสาร์ที่ 23 และวันอาทิตย์ที่ 24 มกราคม 2564",
                ["2021-01-23 [วันเสาร์ที่ 23]", "2021-01-24 [วันอาทิตย์ที่ 24 มกราคม 2564]"]
            ),
            (
                "วันเสาร์-อาทิตย์ที่ 23-24 มกราคม 2564",
                ["2021-01-23/2021-01-24 [วันเสาร์-อาทิตย์ที่ 23-24 มกราคม 2564]"]
            ),
        ])
    func ranges(text: String, expected: [String]) {
        #expect(Self.found(text) == expected)
    }

    @Test(
        "A year that is left out is the nearest",
        arguments: [
            ("22 มกราคม", 2021, 1, 25, "2021-01-22"), ("28 ธันวาคม", 2021, 1, 25, "2020-12-28"),
            ("3 มกราคม", 2020, 12, 30, "2021-01-03"), ("29 กุมภาพันธ์", 2021, 1, 25, "2020-02-29"),
            ("26 กันยายนนี้", 2020, 9, 23, "2020-09-26"),
        ])
    func nearest(text: String, year: Int, month: Int, day: Int, expected: String) {
        let reference = CalendarDate(year: year, month: month, day: day)
        let dates = DateScanner.dates(in: Array(text.utf8), reference: reference)
        #expect(dates.map(\.first.description) == [expected])
        #expect(dates.allSatisfy { !$0.statesYear })
        #expect(Self.found(text, reference: nil) == [])
    }

    @Test("A weekday that contradicts its date is told")
    func weekdays() {
        #expect(Self.found("วันพฤหัสบดีที่ 22 มกราคม 2564") == ["2021-01-22 weekday 4 [วันพฤหัสบดีที่ 22 มกราคม 2564]"])
        #expect(Self.found("วันศุกร์ที่ 22/01/2564") == ["2021-01-22 [วันศุกร์ที่ 22/01/2564]"])
        #expect(Self.found("วันพุธที่ 22/01/2564") == ["2021-01-22 weekday 3 [วันพุธที่ 22/01/2564]"])
        #expect(Self.found("Monday, 22 January 2021") == ["2021-01-22 weekday 1 [Monday, 22 January 2021]"])
    }

    @Test("Days named from where they stand in time")
    func relative() {
        #expect(Self.found("วันนี้ (22 ม.ค. 64)") == ["2021-01-25 relative [วันนี้]", "2021-01-22 [22 ม.ค. 64]"])
        #expect(Self.found("เมื่อวานนี้") == ["2021-01-24 relative [เมื่อวาน]"])
        #expect(Self.found("พรุ่งนี้") == ["2021-01-26 relative [พรุ่งนี้]"])
        #expect(Self.found("ทุกวันนี้") == [])
        #expect(Self.found("วันนี้", reference: nil) == [])
    }

    @Test(
        "No dates",
        arguments: [
            "ครั้งที่ 1/2564", "31 มิถุนายน 2564", "30/02/2564", "โทร. 02-123-4567", "13.30 น.", "1,022 มกราคม",
            "มาตรา 7 ก.ค.ศ.", "มติ 3 ก.พ.ร.", "0 มกราคม 2564", "32 มกราคม 2564", "10 marathon",
            "5 มีนบุรี", "22\nมกราคม", "IP 10.0.12.2021.1", "2564", "มกราคม 2564",
        ])
    func none(text: String) {
        #expect(Self.found(text) == [])
    }

    @Test(
        "A number after the month that counts something is no year",
        arguments: [
            ("22 ม.ค. 50 คน", "22 ม.ค."), ("22 ม.ค. 13.30 น.", "22 ม.ค."), ("22 ม.ค. 65 ราย", "22 ม.ค."),
            ("22 ม.ค. 1,200 ราย", "22 ม.ค."), ("22 มกราคม 10:00", "22 มกราคม"),
        ])
    func counts(text: String, range: String) {
        #expect(Self.found(text) == ["2021-01-22 no year [\(range)]"])
    }

    @Test(
        "A number after the month that is a year, whatever follows",
        arguments: [
            "22 ม.ค. 64 รายงานว่า", "22 มกราคม 2564 จังหวัด", "22 ม.ค. 64 ครั้งที่ 2", "22 ม.ค. 64 น.ส.", "22 ม.ค. 2564 คน",
        ])
    func years(text: String) {
        #expect(DateScanner.dates(in: Array(text.utf8), reference: Self.reference).map(\.statesYear) == [true])
    }

    @Test("Day numbers and back", arguments: [-1, 0, 59, 60, 365, 146_096, 146_097, 737_500, 738_000])
    func dayNumbers(number: Int) {
        #expect(CalendarDate(dayNumber: number).dayNumber == number)
    }

    @Test("Weekdays of known days")
    func knownWeekdays() {
        #expect(CalendarDate(year: 2021, month: 1, day: 22)?.weekday == 5)
        #expect(CalendarDate(year: 2000, month: 2, day: 29)?.weekday == 2)
        #expect(CalendarDate(year: 1970, month: 1, day: 1)?.weekday == 4)
        #expect(
            CalendarDate(year: 2020, month: 12, day: 31)?.adding(days: 1) == CalendarDate(year: 2021, month: 1, day: 1))
    }

    @Test("Any bytes do", arguments: 0..<30)
    func anyBytes(seed: Int) {
        var random = SplitMix(state: UInt64(seed))
        let pieces = [
            "22", "วัน", "ที่", "ศุกร์", " ", "-", "/", "มกรา", "คม", "ม.", "ค.", "64", "ถึง", "พ.ศ.", "Jan", ",", "\n", "๒",
        ]
        for _ in 0..<200 {
            let text = (0..<8).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
            var bytes = Array(text.utf8)
            bytes.removeLast(Int.random(in: 0...2, using: &random))
            var end = 0
            for mention in DateScanner.dates(in: bytes, reference: Self.reference) {
                #expect(mention.range.lowerBound >= end && mention.range.upperBound <= bytes.count, "\(text)")
                #expect(!mention.range.isEmpty, "\(text)")
                end = mention.range.upperBound
            }
        }
    }
}
