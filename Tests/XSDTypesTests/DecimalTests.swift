import Testing
import XSDTypes

/// Decimals and floating-point numbers: reading, canonical forms, arithmetic.
@Suite struct DecimalTests {
    @Test(arguments: [
        ("1", "1"), ("+01.500", "1.5"), ("-0", "0"), (".5", "0.5"), ("10.", "10"), (" 100.00\n", "100"),
        ("-0.07", "-0.07"), ("12345678901234567890123456789.5", "12345678901234567890123456789.5"),
    ])
    func decimalsHaveOneForm(_ text: String, _ form: String) {
        #expect(XSDDecimal(text)?.canonicalForm == form)
    }

    @Test(arguments: ["", ".", "+", "1e2", "1.2.3", "๑", "1 2", "9999999999999999999999999999999999999999"])
    func otherTextIsNoDecimal(_ text: String) {
        #expect(XSDDecimal(text) == nil)
    }

    @Test func sumsAreExact() throws {
        let sum = try #require(XSDDecimal("0.1")).adding(try #require(XSDDecimal("0.2")))
        #expect(sum == XSDDecimal("0.3"))
    }

    @Test(arguments: [("1", "4", "0.25"), ("-7", "2", "-3.5"), ("1", "3", "0.333333333333333333"), ("6", "3", "2")])
    func quotients(_ dividend: String, _ divisor: String, _ quotient: String) throws {
        let result = try #require(XSDDecimal(dividend)).divided(by: try #require(XSDDecimal(divisor)))
        #expect(result.canonicalForm == quotient)
    }

    @Test func errorsAreNamed() {
        #expect(throws: XSDError.divisionByZero) { try XSDDecimal(1).divided(by: XSDDecimal(0)) }
        let large = XSDDecimal(digits: Int128.max)
        #expect(throws: XSDError.overflow) { try large.adding(XSDDecimal(1)) }
    }

    @Test(arguments: [("2.5", "3"), ("-2.5", "-2"), ("-2.6", "-3"), ("2.4", "2"), ("7", "7")])
    func halvesRoundUp(_ text: String, _ rounded: String) {
        #expect(XSDDecimal(text)?.rounded(.nearest).canonicalForm == rounded)
    }

    @Test(arguments: [
        ("1", "1.0E0"), ("1500", "1.5E3"), ("-0.00012", "-1.2E-4"), ("INF", "INF"), ("-0", "-0.0E0"),
        ("1e21", "1.0E21"),
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
}
