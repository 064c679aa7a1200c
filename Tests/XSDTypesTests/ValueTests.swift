import Testing
import XSDTypes

/// Booleans, binaries, the bounds of integers, and what holds for the values of every type.
@Suite struct ValueTests {
    @Test(arguments: [
        ("true", true), (" 1 ", true), ("false", false), ("0\n", false), ("TRUE", nil), ("yes", nil), ("", nil),
    ])
    func booleans(_ text: String, _ value: Bool?) {
        #expect(XSDBoolean.boolean(text) == value)
    }

    @Test(arguments: [
        ("", ""), ("QQ==", "QQ=="), ("QUI=", "QUI="), ("Q U J D", "QUJD"), ("  QUJD\nRA= =", "QUJDRA=="),
        ("+/+/", "+/+/"),
    ])
    func base64(_ text: String, _ form: String) {
        #expect(XSDBinary(text, kind: .base64)?.canonicalForm(.base64) == form)
    }

    @Test(arguments: ["Q", "QQ", "QQ=", "QR==", "QUJ=", "QQ==QQ==", "=QQQ", "Q=Q=", "Q===", "====", "QU-_", "ก"])
    func otherTextIsNoBase64(_ text: String) {
        #expect(XSDBinary(text, kind: .base64) == nil)
    }

    @Test func hexadecimal() {
        #expect(XSDBinary(" 0fB7 ", kind: .hexadecimal)?.canonicalForm(.hexadecimal) == "0FB7")
        #expect(XSDBinary("0fB7", kind: .hexadecimal)?.bytes == [15, 183])
        for text in ["0", "0g", "0 1", "0x01"] { #expect(XSDBinary(text, kind: .hexadecimal) == nil) }
    }

    @Test(arguments: [
        (XSDDatatype.byte, "-128", "127", "-129", "128"), (.unsignedByte, "0", "255", "-1", "256"),
        (.long, "-9223372036854775808", "9223372036854775807", "-9223372036854775809", "9223372036854775808"),
        (.unsignedLong, "0", "18446744073709551615", "-1", "18446744073709551616"),
        (.short, "-32768", "32767", "-32769", "32768"),
        (.int, "-2147483648", "2147483647", "-2147483649", "2147483648"),
        (.unsignedInt, "0", "4294967295", "-1", "4294967296"), (.unsignedShort, "0", "65535", "-1", "65536"),
    ])
    func integersHaveBounds(_ type: XSDDatatype, _ least: String, _ most: String, _ below: String, _ above: String) {
        #expect(XSDValue(least, type)?.canonicalForm(type) == least)
        #expect(XSDValue(most, type)?.canonicalForm(type) == most)
        #expect(XSDValue(below, type) == nil && XSDValue(above, type) == nil)
    }

    @Test func halfOpenIntegers() {
        #expect(XSDValue("0", .positiveInteger) == nil && XSDValue("1", .positiveInteger) != nil)
        #expect(XSDValue("0", .negativeInteger) == nil && XSDValue("-1", .negativeInteger) != nil)
        #expect(XSDValue("-1", .nonNegativeInteger) == nil && XSDValue("-0", .nonNegativeInteger) != nil)
        #expect(XSDValue("1", .nonPositiveInteger) == nil && XSDValue("0", .nonPositiveInteger) != nil)
        #expect(XSDValue("1.0", .integer) == nil)
        #expect(XSDValue("2000-01-01T00:00:00", .dateTimeStamp) == nil)
        #expect(XSDValue("2000-01-01T00:00:00Z", .dateTimeStamp) != nil)
    }

    private static let seeds: [UInt64] = Array(1...6)

    @Test(
        "A canonical form is read as the value, and is its own canonical form", arguments: XSDDatatype.allCases, seeds)
    func canonical(_ type: XSDDatatype, seed: UInt64) throws {
        var texts = GeneratedValues(seed: seed)
        for _ in 0..<60 {
            let text = texts.text(of: type)
            let value = try #require(XSDValue(text, type), "\(type) \(text)")
            let form = value.canonicalForm(type)
            let again = try #require(XSDValue(form, type), "\(type) \(text) → \(form)")
            #expect(again.canonicalForm(type) == form, "\(type) \(text)")
            let order = XSDValue.compare(value, again)
            let isNaN = form == "NaN"
            #expect(isNaN ? order == nil : order == .equal, "\(type) \(text) → \(form)")
        }
    }

    @Test("The order is transitive, and the reverse of itself", arguments: XSDDatatype.allCases, seeds)
    func transitive(_ type: XSDDatatype, seed: UInt64) throws {
        var texts = GeneratedValues(seed: seed &+ 77)
        let values = try (0..<18).map { _ in try #require(XSDValue(texts.text(of: type), type)) }
        for a in values {
            for b in values {
                let order = XSDValue.compare(a, b)
                #expect(XSDValue.compare(b, a) == order?.reversed)
                guard order == .less || order == .equal else { continue }
                for c in values where XSDValue.compare(b, c) == .less {
                    // Equal moments, one with a time zone and one without, do not exist, so this holds for all types.
                    #expect(XSDValue.compare(a, c) == .less, "\(a) \(b) \(c)")
                }
            }
        }
    }

    @Test("What was added can be taken away", arguments: seeds)
    func inverse(seed: UInt64) throws {
        var texts = GeneratedValues(seed: seed &+ 991)
        for _ in 0..<200 {
            let (a, b) = (
                try #require(XSDDecimal(texts.text(of: .decimal))), try #require(XSDDecimal(texts.text(of: .decimal)))
            )
            #expect(a.adding(b).subtracting(b) == a)
            #expect(a.adding(b) == b.adding(a) && a.multiplied(by: b) == b.multiplied(by: a))
            if b != XSDDecimal(0) {
                // What is cut off lies behind the eighteenth digit.
                let rest = a.subtracting(try a.multiplied(by: b).divided(by: b)).magnitude
                #expect(a.scale <= 18 ? rest == XSDDecimal(0) : rest < XSDDecimal(digits: 1 as Int128, scale: 18))
            }
            let moment = try #require(XSDMoment(texts.text(of: .dateTime), kind: .dateTime))
            let duration = try #require(XSDDuration(texts.text(of: .dayTimeDuration), kind: .dayTime))
            // A milliard of years, which is as far as it goes, has some 3·10¹⁶ seconds.
            if duration.seconds.magnitude > XSDDecimal(30_000_000_000_000_000) {
                if duration.seconds.magnitude > XSDDecimal(40_000_000_000_000_000) {
                    #expect(throws: XSDError.overflow) { try moment.adding(duration) }
                }
                continue
            }
            let end = try moment.adding(duration)
            #expect(try end.subtracting(duration) == moment && end.subtracting(moment) == duration)
        }
    }
}
