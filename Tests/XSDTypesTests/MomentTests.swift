import Testing
import XSDTypes

/// Dates, times and durations.
@Suite struct MomentTests {
    @Test(arguments: [
        ("2021-01-22T09:30:00+07:00", "2021-01-22T09:30:00+07:00"), ("2021-01-22T24:00:00Z", "2021-01-23T00:00:00Z"),
        ("2020-12-31T24:00:00", "2021-01-01T00:00:00"), ("-0044-03-15T00:00:00.50", "-0044-03-15T00:00:00.5"),
    ])
    func dateTimes(_ text: String, _ form: String) {
        #expect(XSDMoment(text, kind: .dateTime)?.canonicalForm == form)
    }

    @Test(arguments: [
        "2021-02-29", "2021-13-01", "21-01-01", "2021-1-1", "2021-01-01T", "2564-02-30", "2021-01-01+15:00",
    ])
    func otherTextIsNoDate(_ text: String) {
        #expect(XSDMoment(text, kind: .date) == nil)
    }

    @Test func leapDaysAre() {
        #expect(XSDMoment("2024-02-29", kind: .date)?.day == 29)
        #expect(XSDMoment("1900-02-29", kind: .date) == nil)
        #expect(XSDMoment("--02-29", kind: .monthDay)?.day == 29)
    }

    private func order(_ left: String, _ right: String) throws -> XSDOrder? {
        XSDMoment.compare(
            try #require(XSDMoment(left, kind: .dateTime)), try #require(XSDMoment(right, kind: .dateTime)))
    }

    @Test func timeZonesAreOneLine() throws {
        #expect(try order("2021-01-22T07:00:00+07:00", "2021-01-22T00:00:00Z") == .equal)
        #expect(try order("2021-01-22T06:59:59+07:00", "2021-01-22T00:00:00Z") == .less)
    }

    @Test func withoutTimeZoneFourteenHoursAreOpen() throws {
        #expect(try order("2021-01-22T12:00:00", "2021-01-22T00:00:00Z") == nil)
        #expect(try order("2021-01-23T12:00:00", "2021-01-22T00:00:00Z") == .greater)
    }

    @Test func secondsSince1970() {
        #expect(XSDMoment(secondsSince1970: 0).canonicalForm == "1970-01-01T00:00:00Z")
        #expect(XSDMoment(secondsSince1970: 951_827_696).canonicalForm == "2000-02-29T12:34:56Z")
        #expect(XSDMoment(secondsSince1970: -1).canonicalForm == "1969-12-31T23:59:59Z")
    }

    @Test(arguments: [("P1Y14M", "P2Y2M"), ("PT36H", "P1DT12H"), ("-P1DT0.50S", "-P1DT0.5S"), ("PT0S", "PT0S")])
    func durations(_ text: String, _ form: String) {
        #expect(XSDDuration(text)?.canonicalForm() == form)
    }

    @Test(arguments: ["P", "PT", "P1", "1D", "P1DT", "P1M1Y", "PT1.5M", "P1H"])
    func otherTextIsNoDuration(_ text: String) {
        #expect(XSDDuration(text) == nil)
    }
}
