import Testing
import XSDTypes

/// Sums, differences, time zones and the order of dates and durations.
@Suite struct MomentArithmeticTests {
    private func moment(_ text: String, _ kind: XSDMoment.Kind) throws -> XSDMoment {
        try #require(XSDMoment(text, kind: kind))
    }

    @Test(arguments: [
        ("2000-01-12T12:13:14Z", "P1Y3M5DT7H10M3.3S", "2001-04-17T19:23:17.3Z"),
        ("2000-01-31T00:00:00", "P1M", "2000-02-29T00:00:00"), ("2001-01-31T00:00:00", "P1M", "2001-02-28T00:00:00"),
        ("2000-10-30T11:12:00", "P1Y2M", "2001-12-30T11:12:00"),
        ("2000-10-30T11:12:00", "P3DT1H15M", "2000-11-02T12:27:00"),
        ("2024-02-29T23:59:59.9+07:00", "PT0.2S", "2024-03-01T00:00:00.1+07:00"),
        ("0001-01-01T00:00:00Z", "-P1D", "0000-12-31T00:00:00Z"),
        ("0000-01-01T00:00:00Z", "-P1M", "-0001-12-01T00:00:00Z"),
    ])
    func dateTimesAndDurations(_ start: String, _ duration: String, _ end: String) throws {
        let sum = try moment(start, .dateTime).adding(try #require(XSDDuration(duration)))
        #expect(sum.canonicalForm == end)
    }

    @Test(arguments: [
        ("2004-10-30Z", "P2DT2H30M0S", "2004-11-01Z"), ("2004-10-30", "P1Y2M", "2005-12-30"),
        ("2000-10-30", "-PT1S", "2000-10-29"), ("2000-02-29", "P1Y", "2001-02-28"),
    ])
    func datesAndDurations(_ start: String, _ duration: String, _ end: String) throws {
        let sum = try moment(start, .date).adding(try #require(XSDDuration(duration)))
        #expect(sum.canonicalForm == end)
    }

    @Test(arguments: [
        ("11:12:00", "P3DT1H15M", "12:27:00"), ("23:12:00+03:00", "P1DT3H15M", "02:27:00+03:00"),
        ("08:20:00-05:00", "-P23DT10H10M", "22:10:00-05:00"),
    ])
    func timesGoRoundTheClock(_ start: String, _ duration: String, _ end: String) throws {
        let sum = try moment(start, .time).adding(try #require(XSDDuration(duration)))
        #expect(sum.canonicalForm == end)
    }

    @Test("What no type defines is an error")
    func undefined() throws {
        let month = try #require(XSDDuration("P1M"))
        #expect(throws: XSDError.undefinedOperation) { try moment("2000", .year).adding(month) }
        #expect(throws: XSDError.undefinedOperation) { try moment("12:00:00", .time).adding(month) }
        #expect(throws: XSDError.undefinedOperation) {
            try moment("12:00:00", .time).subtracting(try moment("2000-01-01", .date))
        }
        #expect(throws: XSDError.overflow) { try moment("999999999-12-31", .date).adding(month) }
        #expect(throws: XSDError.overflow) {
            let long = XSDDuration(months: 0, seconds: XSDDecimal(digits: Int128.max))
            return try moment("2000-01-01", .date).adding(long)
        }
    }

    @Test(arguments: [
        ("2000-10-30T06:12:00-05:00", "1999-11-28T09:00:00Z", "P337DT2H12M"),
        ("2000-10-30T06:12:00Z", "2000-10-30T06:12:00Z", "PT0S"),
        ("1999-12-31T23:59:59.5Z", "2000-01-01T00:00:00Z", "-PT0.5S"),
    ])
    func differences(_ left: String, _ right: String, _ duration: String) throws {
        let difference = try moment(left, .dateTime).subtracting(try moment(right, .dateTime))
        #expect(difference.canonicalForm(.dayTime) == duration)
    }

    @Test("Without a time zone on one side the implicit one is needed")
    func implicit() throws {
        let (local, zoned) = (
            try moment("2000-01-01T07:00:00", .dateTime), try moment("2000-01-01T00:00:00Z", .dateTime)
        )
        #expect(throws: XSDError.missingTimezone) { try local.subtracting(zoned) }
        #expect(try local.subtracting(zoned, implicitTimezone: 420).seconds == XSDDecimal(0))
        #expect(XSDMoment.compare(local, zoned) == nil)
        #expect(XSDMoment.compare(local, zoned, implicitTimezone: 420) == .equal)
        #expect(XSDMoment.compare(local, zoned, implicitTimezone: 0) == .greater)
    }

    @Test(arguments: [
        ("2002-03-07T10:00:00-07:00", -600, "2002-03-07T07:00:00-10:00"),
        ("2002-03-07T10:00:00", -600, "2002-03-07T10:00:00-10:00"),
        ("2002-03-07T00:00:00+01:00", -480, "2002-03-06T15:00:00-08:00"),
        ("2002-03-07T10:00:00-07:00", nil, "2002-03-07T10:00:00"),
    ])
    func zonesAreAdjusted(_ text: String, _ zone: Int?, _ result: String) throws {
        #expect(try moment(text, .dateTime).adjusted(toTimezone: zone).canonicalForm == result)
    }

    @Test("Dates and times are adjusted by their midnight and round the clock")
    func otherZones() throws {
        #expect(try moment("2002-03-07-07:00", .date).adjusted(toTimezone: -600).canonicalForm == "2002-03-06-10:00")
        #expect(try moment("01:00:00+02:00", .time).adjusted(toTimezone: 0).canonicalForm == "23:00:00Z")
        #expect(throws: XSDError.invalidTimezone) { try moment("01:00:00Z", .time).adjusted(toTimezone: 841) }
    }

    @Test(arguments: [
        ("--02-29", "--03-01", XSDMoment.Kind.monthDay), ("1999", "2000", .year), ("-0001", "0000", .year),
        ("1999-12", "2000-01", .yearMonth), ("--11", "--12", .month), ("---30", "---31", .day),
        ("11:59:59.9", "12:00:00", .time), ("12:00:00+01:00", "12:00:00Z", .time), ("2000-01-01", "2000-01-02", .date),
    ])
    func partsAreOrdered(_ left: String, _ right: String, _ kind: XSDMoment.Kind) throws {
        let (l, r) = (try moment(left, kind), try moment(right, kind))
        #expect(XSDMoment.compare(l, r) == .less && XSDMoment.compare(r, l) == .greater)
        #expect(XSDMoment.compare(l, l) == .equal)
    }

    @Test(arguments: [
        ("P1M", "P27D", XSDOrder.greater), ("P1M", "P28D", nil), ("P1M", "P31D", nil), ("P1M", "P32D", .less),
        ("P5M", "P149D", .greater), ("P5M", "P150D", nil), ("P5M", "P153D", nil), ("P5M", "P154D", .less),
        ("P1Y", "P364D", .greater), ("P1Y", "P365D", nil), ("P1Y", "P366D", nil), ("P1Y", "P367D", .less),
        ("P1Y", "P12M", .equal), ("P1D", "PT24H", .equal), ("-P1M", "-P32D", .greater), ("PT0S", "P0M", .equal),
    ])
    func durationsAreOrdered(_ left: String, _ right: String, _ order: XSDOrder?) throws {
        let (l, r) = (try #require(XSDDuration(left)), try #require(XSDDuration(right)))
        #expect(XSDDuration.compare(l, r) == order)
        #expect(XSDDuration.compare(r, l) == order?.reversed)
    }

    @Test("Durations are added, multiplied and divided as XPath shows")
    func durationArithmetic() throws {
        func duration(_ text: String) throws -> XSDDuration { try #require(XSDDuration(text)) }
        #expect(try duration("P2Y11M").adding(duration("P3Y3M")) == duration("P6Y2M"))
        #expect(try duration("P2Y11M").subtracting(duration("P3Y3M")) == duration("-P4M"))
        #expect(try duration("P2Y11M").multiplied(by: 2.3) == duration("P6Y9M"))
        #expect(try duration("P2Y11M").divided(by: 1.5) == duration("P1Y11M"))
        #expect(try duration("P3Y4M").divided(by: duration("-P1Y4M")).canonicalForm == "-2.5")
        #expect(try duration("P2DT12H5M").adding(duration("P5DT12H")) == duration("P8DT5M"))
        #expect(try duration("PT2H10M").multiplied(by: 2.1) == duration("PT4H33M"))
        #expect(try duration("P1DT2H30M10.5S").divided(by: 1.5) == duration("PT17H40M7S"))
        #expect(
            try duration("P2DT53M11S").divided(by: duration("P1DT10H")).canonicalForm == "1.437834967320261437")
        #expect(throws: XSDError.notANumber) { try duration("P1D").multiplied(by: .nan) }
        #expect(throws: XSDError.overflow) { try duration("P1D").multiplied(by: .infinity) }
        #expect(throws: XSDError.divisionByZero) { try duration("P1D").divided(by: 0.0) }
        #expect(throws: XSDError.undefinedOperation) { try duration("P1M").divided(by: duration("P1D")) }
        #expect(throws: XSDError.undefinedOperation) { try duration("P1M").subtracting(duration("P1D")) }
        #expect(throws: XSDError.overflow) { try duration("P999999999Y").adding(duration("P1Y")) }
    }
}
