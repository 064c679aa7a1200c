import JSONSyntax
import Testing

@Suite("Reading JSON")
struct JSONParserTests {
    private func parse(
        _ text: String, nesting: Int = JSONParser.usualNesting, duplicates: JSONParser.DuplicateNames = .rejected
    ) throws -> JSONValue {
        var parser = JSONParser(Array(text.utf8), nesting: nesting, duplicates: duplicates)
        return try parser.parse()
    }

    private func failure(_ bytes: [UInt8]) -> String? {
        var parser = JSONParser(bytes)
        do throws(JSONError) {
            _ = try parser.parse()
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test("Values of every kind, with the exact text of numbers")
    func values() throws {
        let text =
            #" {"a":[1.50,-0,1E+2,12345678901234567890123],"ก":"\u0e01\ud83d\ude00\/\b\f\n\r\t\"\\","t":true,"f":false,"n":null,"o":{}} "#
        let object = try #require(try parse(text).object)
        #expect(object.members.map(\.name.text) == ["a", "ก", "t", "f", "n", "o"])
        let numbers = object["a"]?.array?.map { value -> String in
            if case .number(let number) = value.content { number.text } else { "no number" }
        }
        #expect(numbers == ["1.50", "-0", "1E+2", "12345678901234567890123"])
        #expect(object["ก"] == "ก😀/\u{8}\u{C}\n\r\t\"\\")
        #expect(object["t"]?.bool == true && object["f"]?.bool == false)
        #expect(object["n"]?.isNull == true && object["o"]?.object?.isEmpty == true)
        #expect(object["missing"] == nil)
    }

    @Test("Names that Swift holds equal are two members")
    func canonicalEquivalence() throws {
        let object = try #require(try parse("{\"ก\u{E38}\u{E48}\": 1, \"ก\u{E48}\u{E38}\": 2}").object)
        #expect(object.count == 2)
        #expect(object["ก\u{E48}\u{E38}"] == JSONValue(.number(JSONNumber(2))))
    }

    @Test("Positions count lines and code points")
    func positions() throws {
        let object = try #require(try parse("{\n \"ก่า\": [\"น้ำ\", true],\r\n \"b\": 1}").object)
        let member = try #require(object.member("ก่า"))
        #expect(member.position == JSONPosition(line: 2, column: 2))
        #expect(member.value.position == JSONPosition(line: 2, column: 9))
        #expect(member.value.array?.map(\.position.column) == [10, 17])
        #expect(object.member("b")?.position == JSONPosition(line: 3, column: 2))
    }

    @Test(
        "Errors say where, what was expected and what stands there",
        arguments: [
            ("", "1:1: expected a value, found the end of the document"),
            ("[1,]", "1:4: expected a value, found ']'"),
            ("{\"a\":1,}", "1:8: expected the name of a member, found '}'"),
            ("{\"a\" 1}", "1:6: expected ':', found '1'"),
            ("[\n\"ก่า\" x]", "2:7: expected ',' or ']', found 'x'"),
            ("{\"a\":1 ก}", "1:8: expected ',' or '}', found 'ก'"),
            ("[01]", "1:3: expected ',' or ']', found '1'"),
            ("[1.]", "1:4: expected a digit, found ']'"),
            ("\"a\u{1}\"", "1:3: expected '\"' at the string's end, found the byte 0x01"),
            ("\"ก\\x\"", "1:4: expected an escape that JSON has, found 'x'"),
            ("\"\\u12g4\"", "1:6: expected a hexadecimal digit, found 'g'"),
            ("\"\\ud800\"", "1:4: expected a code point, not half of a surrogate pair, found 'd'"),
            ("\"\\ud800\\u0041\"", "1:4: expected a code point, not half of a surrogate pair, found 'd'"),
            ("nul", "1:1: expected a value, found 'n'"),
            ("1 2", "1:3: expected the end of the document, found '2'"),
            ("// a", "1:1: expected a value, found '/'"),
            ("{\"a\":1,\n\"a\":2}", "2:1: expected a name that stands once in its object, found a second \"a\""),
        ])
    func errors(text: String, expected: String) {
        #expect(failure(Array(text.utf8)) == expected)
    }

    @Test("Bytes that are no UTF-8 are an error at the first of them")
    func badUTF8() {
        for bad: [UInt8] in [[0xFF], [0xE0, 0xB8], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] {
            let bytes = Array("[\"ก่\", \"ขa".utf8) + bad + Array("b\"]".utf8)
            let message = failure(bytes) ?? "none"
            #expect(message.hasPrefix("1:11: expected UTF-8, found the byte 0x"), "\(message)")
        }
        #expect(failure([0x5B, 0xFF, 0x5D]) == "1:2: expected a value, found the byte 0xFF")
    }

    @Test("Of two members with one name the last may count")
    func duplicates() throws {
        let object = try #require(try parse(#"{"a":1,"b":2,"a":3}"#, duplicates: .lastCounts).object)
        #expect(object.count == 2 && object["a"] == JSONValue(.number(JSONNumber(3))))
    }

    @Test("Objects of many members find each of them")
    func manyMembers() throws {
        let text = "{" + (0..<1_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}"
        let object = try #require(try parse(text).object)
        for index in 0..<1_000 {
            #expect(object[JSONString("k\(index)")] == JSONValue(.number(JSONNumber(index))))
        }
        #expect(throws: JSONError.self) { try parse(text.dropLast() + ",\"k500\":0}") }
    }

    @Test("Nesting has a bound", arguments: ["[", "{\"a\":"])
    func nesting(open: String) {
        #expect(throws: JSONError.self) { try parse(String(repeating: open, count: 100_000)) }
        let close = open.utf8.count == 1 ? "]" : "}"
        let deep = { (depth: Int) in
            String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
        }
        #expect(throws: Never.self) { try parse(deep(JSONParser.usualNesting)) }
        #expect(throws: JSONError.self) { try parse(deep(JSONParser.usualNesting + 1)) }
    }
}
