import JSONSyntax
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
    private func parse(_ text: String) throws -> JSONValue {
        var parser = JSONParser(Array(text.utf8))
        return try parser.parse()
    }

    /// The numbers of RFC 8785 appendix B, as the bits of doubles and their text.
    @Test(
        "Numbers in canonical form",
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"), (0xC340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"), (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"),
            (0x44B5_2D02_C7E1_4AF6, "1e+23"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
            (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
            (0x3E7A_D7F2_9ABC_AF48, "1e-7"), (0x41B3_DE43_5555_5555, "333333333.3333333"),
            (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
        ] as [(UInt64, String)])
    func numbers(bits: UInt64, text: String) throws {
        let double = Double(bitPattern: bits)
        #expect(JSONNumber(double).text == text)
        #expect(JSONWriter.canonical(try parse("\(double)")) == text)
    }

    @Test("Members in the order of UTF-16, strings escaped no more than they must be")
    func canonical() throws {
        let value = try parse(
            #"{"\u20ac":"Euro","\r":"CR","\ufb33":"Dagesh","1":"One","\ud83d\ude00":"Face","\u0080":"C1","\u00f6":"o"}"#
        )
        #expect(
            JSONWriter.canonical(value)
                == "{\"\\r\":\"CR\",\"1\":\"One\",\"\u{80}\":\"C1\",\"ö\":\"o\",\"€\":\"Euro\",\"😀\":\"Face\",\"\u{FB33}\":\"Dagesh\"}"
        )
        #expect(JSONWriter.canonical(try parse(#"["\u000f\u2028\/\"\\<"]"#)) == "[\"\\u000f\u{2028}/\\\"\\\\<\"]")
    }

    @Test("A number beyond the range of doubles has no canonical form")
    func noCanonicalForm() throws {
        #expect(JSONWriter.canonical(try parse("[1e400]")) == nil)
    }

    @Test("For people: short things on a line, others with a member a line")
    func pretty() throws {
        var writer = JSONWriter()
        writer.appendPretty(try parse(#"{"a":{"b":"ก","c":1},"d":[1,2,[]],"e":[{"f":{"g":null}}],"h":{}}"#))
        #expect(
            String(decoding: writer.take(), as: UTF8.self) == """
                {
                  "a": {"b": "ก", "c": 1},
                  "d": [1, 2, []],
                  "e": [
                    {
                      "f": {"g": null}
                    }
                  ],
                  "h": {}
                }
                """)
    }

    @Test(
        "What is written reads as the same value", arguments: [#"{"a":[1,{"b":[]}],"":"\u0000\"\\"}"#, "[]", "-1.5e3"])
    func roundTrip(text: String) throws {
        let value = try parse(text)
        #expect(try parse(JSONWriter.compact(value)) == value)
        var writer = JSONWriter()
        writer.appendPretty(value)
        #expect(try parse(String(decoding: writer.take(), as: UTF8.self)) == value)
    }
}
