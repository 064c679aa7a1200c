import Testing
import XSDTypes

/// Whole numbers of any size.
@Suite struct IntegerTests {
    private static func lines(_ text: String) -> [[String]] {
        text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }

    @Test("Arithmetic agrees with Python's", arguments: lines(PythonVectors.integers))
    func arithmetic(_ words: [String]) throws {
        let values = try words.map { try #require(XSDInteger($0)) }
        let (a, b) = (values[0], values[1])
        #expect((a + b).canonicalForm == words[2])
        #expect((a - b).canonicalForm == words[3])
        #expect((a * b).canonicalForm == words[4])
        let (quotient, rest) = try a.quotientAndRemainder(dividingBy: b)
        #expect(quotient.canonicalForm == words[5] && rest.canonicalForm == words[6])
        #expect(a + b == values[2] && quotient * b + rest == a)
    }

    @Test("Decimals agree with Python's", arguments: lines(PythonVectors.decimals))
    func decimals(_ words: [String]) throws {
        let (a, b) = (try #require(XSDDecimal(words[0])), try #require(XSDDecimal(words[1])))
        #expect(a.adding(b).canonicalForm == words[2])
        #expect(a.subtracting(b).canonicalForm == words[3])
        #expect(a.multiplied(by: b).canonicalForm == words[4])
        #expect(try a.divided(by: b).canonicalForm == words[5])
        #expect(a.rounded(.floor).canonicalForm == words[6])
        #expect(a.rounded(.ceiling).canonicalForm == words[7])
        #expect(a.rounded(.nearest).canonicalForm == words[8])
        #expect((a < b) == a.subtracting(b).digits.isNegative)
    }

    @Test("Moments agree with Python's", arguments: lines(PythonVectors.moments))
    func moments(_ words: [String]) throws {
        let start = try #require(XSDMoment(words[0], kind: .dateTime))
        let seconds = XSDDuration(months: 0, seconds: try #require(XSDDecimal(words[1])))
        let end = try start.adding(seconds)
        #expect(end.canonicalForm == words[2])
        #expect(try end.subtracting(start) == seconds)
        #expect(try end.subtracting(seconds) == start)
    }

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("+007", "7"), (" 12\t", "12"),
        ("000000000000000000000000000000000000000000000000000001", "1"),
        ("1000000000000000000", "1000000000000000000"), ("-999999999999999999", "-999999999999999999"),
        ("1000000000000000000000000000000000001", "1000000000000000000000000000000000001"),
    ])
    func integersHaveOneForm(_ text: String, _ form: String) {
        #expect(XSDInteger(text)?.canonicalForm == form)
    }

    @Test(arguments: ["", "+", "-", "--1", "1.", "1.0", "1e3", "๑", "1 2", "0x1"])
    func otherTextIsNoInteger(_ text: String) {
        #expect(XSDInteger(text) == nil)
    }

    @Test("A number of the machine comes back as it was")
    func machine() {
        for value in [0, 1, -1, Int.max, Int.min, 999_999_999_999_999_999, 1_000_000_000_000_000_000] {
            #expect(XSDInteger(value).canonicalForm == String(value))
            #expect(XSDInteger(value).intValue == value)
            #expect(XSDInteger(String(value)) == XSDInteger(value))
        }
        #expect((XSDInteger(Int.max) + XSDInteger(1)).intValue == nil)
        #expect(XSDInteger(Int128.min).canonicalForm == String(Int128.min))
    }

    @Test("A hundred thousand digits are read, added and written")
    func long() throws {
        let nines = String(repeating: "9", count: 100_000)
        let sum = try #require(XSDInteger(nines)) + XSDInteger(1)
        #expect(sum.canonicalForm == "1" + String(repeating: "0", count: 100_000))
        #expect(sum.doubleValue == .infinity)
    }

    @Test("Dividing by zero is an error")
    func zero() {
        #expect(throws: XSDError.divisionByZero) { try XSDInteger(5).quotientAndRemainder(dividingBy: XSDInteger(0)) }
    }
}
