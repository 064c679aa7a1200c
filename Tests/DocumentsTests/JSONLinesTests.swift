import Documents
import Testing
import ThaiText

@Suite("JSON Lines")
struct JSONLinesTests {
    static func read(_ text: String) -> DocumentBatch {
        DocumentReader(inputs: []).documents(in: Array(text.utf8), source: "n.jsonl", format: .jsonLines)
    }

    @Test("All members, escapes, and members that are not known")
    func members() throws {
        let line =
            #"{"id":"a1","title":"\u0e01\n\"ข\"","date":"2021-01-22","body":"ค\ud83d\ude00\/\t","url":"https://e.org/9","x":[1,{"y":null},-1.5e+3,true]}"#
        let batch = Self.read(line + "\r\n\n" + #"{"id":7,"body":"ง","url":null}"# + "\n")
        #expect(batch.failures == [])
        #expect(batch.documents.map(\.id) == ["a1", "7"])
        let document = try #require(batch.documents.first)
        #expect(Array(document.text.utf8) == Array("ก\n\"ข\"\nค😀/\t".utf8))
        #expect(TextDocumentTests.part(document.title, of: document) == "ก\n\"ข\"")
        #expect(TextDocumentTests.part(document.body, of: document) == "ค😀/\t")
        #expect(document.published == CalendarDate(year: 2021, month: 1, day: 22))
        #expect(document.url == "https://e.org/9" && document.source == "n.jsonl:1")
        #expect(batch.documents.map(\.notes) == [[], ["The item states no date of publication."]])
    }

    @Test("The identifier comes from the address, else from file and line")
    func identifiers() {
        let batch = Self.read(#"{"body":"ก","url":"https://e.org/a/12"}"# + "\n" + #"{"body":"ข"}"#)
        #expect(batch.documents.map(\.id) == ["12", "n-2"])
    }

    @Test(
        "Errors have a line and a column, and the other lines are read",
        arguments: [
            (#"{"body":"ก",}"#, DocumentFailure.Reason.malformedJSON(column: 15, expected: "the name of a member")),
            (#"{"body" "a"}"#, .malformedJSON(column: 9, expected: "':'")),
            (#"{"body":"a""#, .malformedJSON(column: 12, expected: "',' or '}'")),
            (#"{"body":"a}"#, .malformedJSON(column: 12, expected: "'\"' at the string's end")),
            (#"{"body":"\x"}"#, .malformedJSON(column: 11, expected: "an escape that JSON has")),
            (#"{"body":"\ud83d"}"#, .malformedJSON(column: 12, expected: "a code point, not half of a surrogate pair")),
            (#"{"body":"a"} x"#, .malformedJSON(column: 14, expected: "the end of the line")),
            (#"{"body":01}"#, .malformedJSON(column: 10, expected: "',' or '}'")),
            (#"{"body":tru}"#, .malformedJSON(column: 9, expected: "a value")),
            ("[]", .malformedJSON(column: 1, expected: "an object")),
            (#"{"body":5}"#, .badMember(name: "body", expected: "a string")),
            (#"{"id":"1"}"#, .badMember(name: "body", expected: "the item's text")),
            (#"{"body":"a","date":"soon"}"#, .badMember(name: "date", expected: "a day, such as 2021-01-22")),
        ])
    func errors(line: String, reason: DocumentFailure.Reason) {
        let batch = Self.read(#"{"id":"1","body":"ก"}"# + "\n" + line + "\n" + #"{"id":"3","body":"ค"}"#)
        #expect(batch.failures == [DocumentFailure(source: "n.jsonl", line: 2, reason: reason)])
        #expect(batch.documents.map(\.id) == ["1", "3"])
    }

    private static let items = [#"{"id":"1","body":"ก"}"#, "{\"title\":\"ข\",\n \"id\":\"2\"}", #"{"body":"ค"}"#]

    @Test(
        "An array of items is items, however it is laid out and without a format",
        arguments: [
            "[" + items.joined(separator: ",") + "]", "\u{FEFF} [\n" + items.joined(separator: ",\n") + "\n]\n",
        ])
    func array(text: String) {
        for format in [nil, DocumentFormat.jsonLines] {
            let batch = DocumentReader(inputs: []).documents(in: Array(text.utf8), source: "n.json", format: format)
            #expect(batch.failures == [])
            #expect(batch.documents.map(\.id) == ["1", "2", "n-3"])
        }
    }

    @Test("One object on several lines is an item")
    func spread() {
        let text = "{\n  \"id\": \"5\",\n  \"body\": \"ก\"\n}\n"
        let batch = DocumentReader(inputs: []).documents(in: Array(text.utf8), source: "-")
        #expect(batch.failures == [] && batch.documents.map(\.id) == ["5"])
    }

    @Test("What is wrong in an array is told with its line, and the rest is read")
    func wrongArrays() {
        let wrong = Self.read("[{\"body\":\"ก\"},\n5,\n{\"id\":\"1\"}]")
        #expect(wrong.documents.map(\.id) == ["n-1"])
        #expect(
            wrong.failures == [
                DocumentFailure(source: "n.jsonl", line: 2, reason: .malformedJSON(column: 1, expected: "an object")),
                DocumentFailure(
                    source: "n.jsonl", line: 3, reason: .badMember(name: "body", expected: "the item's text")),
            ])
        #expect(Self.read("[{\"body\":\"ก\"},\n{\"body\" 5}]").failures.map(\.line) == [2])
        #expect(Self.read("[]").failures.map(\.reason) == [.noItems])
    }

    @Test("A text that begins with a bracket is a text")
    func bracket() {
        let batch = DocumentReader(inputs: []).documents(in: Array("[ด่วน] ข่าว\nเนื้อข่าว".utf8), source: "b")
        #expect(batch.documents.map(\.id) == ["b"] && batch.failures == [])
    }

    @Test("Deep nesting is an error, not a crash")
    func deep() {
        let batch = Self.read(#"{"a":"# + String(repeating: "[", count: 100_000))
        #expect(batch.failures.count == 1)
    }
}
