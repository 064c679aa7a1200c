import Testing
import XSDTypes

/// Decimals and floating-point numbers: reading, canonical forms, arithmetic.
@Suite struct DecimalTests {
    @Test(arguments: [
        ("1", "1"), ("+01.500", "1.5"), ("-0", "0"), (".5", "0.5"), ("10.", "10"), (" 100.00\n", "100"),
        ("-0.07", "-0.07"), ("12345678901234567890123456789.5", "12345678901234567890123456789.5"),
        ("9999999999999999999999999999999999999999", "9999999999999999999999999999999999999999"),
        ("-0.0", "0"), ("000.0001000", "0.0001"),
    ])
    func decimalsHaveOneForm(_ text: String, _ form: String) {
        #expect(XSDDecimal(text)?.canonicalForm == form)
    }

    @Test(arguments: ["", ".", "+", "1e2", "1.2.3", "๑", "1 2"])
    func otherTextIsNoDecimal(_ text: String) {
        #expect(XSDDecimal(text) == nil)
    }

    @Test func sumsAreExact() throws {
        let (tenth, fifth) = (try #require(XSDDecimal("0.1")), try #require(XSDDecimal("0.2")))
        let sum = tenth.adding(fifth)
        #expect(sum == XSDDecimal("0.3"))
        let large = XSDDecimal(digits: Int128.max).adding(XSDDecimal(1))
        #expect(large.canonicalForm == "170141183460469231731687303715884105728")
    }

    @Test(arguments: [
        ("1", "4", "0.25"), ("-7", "2", "-3.5"), ("1", "3", "0.333333333333333333"), ("6", "3", "2"),
        ("100", "3", "33.333333333333333333"), ("1", "3000", "0.000333333333333333333"),
        ("-2", "3", "-0.666666666666666666"),
        ("0.00000000000000000002", "1", "0.00000000000000000002"), ("0", "7", "0"),
    ])
    func quotients(_ dividend: String, _ divisor: String, _ quotient: String) throws {
        let result = try #require(XSDDecimal(dividend)).divided(by: try #require(XSDDecimal(divisor)))
        #expect(result.canonicalForm == quotient)
    }

    @Test func errorsAreNamed() {
        #expect(throws: XSDError.divisionByZero) { try XSDDecimal(1).divided(by: XSDDecimal(0)) }
        #expect(throws: XSDError.divisionByZero) {
            try XSDNumber.apply(.divide, .integer(XSDDecimal(1)), .decimal(XSDDecimal(0)))
        }
    }

    @Test(arguments: [("2.5", "3"), ("-2.5", "-2"), ("-2.6", "-3"), ("2.4", "2"), ("7", "7")])
    func halvesRoundUp(_ text: String, _ rounded: String) {
        #expect(XSDDecimal(text)?.rounded(.nearest).canonicalForm == rounded)
    }

    @Test(arguments: [
        ("1", "1.0E0"), ("1500", "1.5E3"), ("-0.00012", "-1.2E-4"), ("INF", "INF"), ("-0", "-0.0E0"),
        ("1e21", "1.0E21"), ("1e400", "INF"), ("-1e-400", "-0.0E0"), ("5e-324", "5.0E-324"), ("+INF", "INF"),
        ("NaN", "NaN"),
        ("1.", "1.0E0"), (".5", "5.0E-1"), ("123456789012345678", "1.2345678901234568E17"),
    ])
    func doublesHaveCanonicalForms(_ text: String, _ form: String) throws {
        #expect(XSDFloating.canonicalForm(try #require(XSDFloating.double(text))) == form)
    }

    @Test(arguments: [("1e0", "1"), ("2.50", "2.5"), ("1e6", "1.0E6"), ("0.00001", "0.00001"), ("1e-7", "1.0E-7")])
    func doublesCastToPlainDigits(_ text: String, _ form: String) throws {
        #expect(XSDFloating.castForm(try #require(XSDFloating.double(text))) == form)
    }

    @Test(arguments: ["inf", "0x10", "1e", "nan", "1,5", "infinity"])
    func otherTextIsNoDouble(_ text: String) {
        #expect(XSDFloating.double(text) == nil)
    }

    @Test func integersDivideToDecimals() throws {
        let half = try XSDNumber.apply(.divide, .integer(XSDDecimal(1)), .integer(XSDDecimal(2)))
        guard case .decimal(let value) = half else {
            Issue.record("not a decimal: \(half)")
            return
        }
        #expect(value.canonicalForm == "0.5")
    }

    @Test(arguments: [
        ("1.0E-7", "0.0000001"), ("1e25", "10000000000000000000000000"), ("-2.5", "-2.5"), ("1e-320", nil),
    ])
    func doublesBecomeDecimals(_ text: String, _ form: String?) throws {
        let double = try #require(XSDFloating.double(text))
        let value = try #require(XSDDecimal(exactly: double))
        if let form { #expect(value.canonicalForm == form) }
        #expect(value.doubleValue == XSDFloating.double(text))
    }

    @Test(
        "Doubles near a decimal are the nearest",
        arguments: ["0.1", "0.3", "123456.789", "9007199254740993", "0.1234567890123456789"])
    func nearest(_ text: String) throws {
        let value = try #require(XSDDecimal(text))
        #expect(value.doubleValue == Double(text))
        #expect(value.floatValue == Float(text))
    }

    @Test(arguments: [
        ("0.5", "1"), ("-0.5", "-0"), ("-0.2", "-0"), ("2.5", "3"), ("-2.5", "-2"), ("-0", "-0"), ("INF", "INF"),
    ])
    func doublesRoundAsXPathSays(_ text: String, _ form: String) throws {
        let rounded = XSDNumber.double(try #require(XSDFloating.double(text))).rounded(.nearest)
        #expect(XSDFloating.castForm(rounded.doubleValue) == form)
    }

    @Test("NaN has no place in the order, and both zeros are equal")
    func specialOrder() {
        #expect(XSDNumber.compare(.double(.nan), .double(1)) == nil)
        #expect(XSDNumber.compare(.double(.nan), .double(.nan)) == nil)
        #expect(XSDNumber.compare(.double(0.0), .double(-0.0)) == .equal)
        #expect(XSDNumber.compare(.integer(XSDDecimal(1)), .double(.infinity)) == .less)
        #expect(XSDNumber.compare(.float(.infinity), .decimal(XSDDecimal(1))) == .greater)
    }
}
