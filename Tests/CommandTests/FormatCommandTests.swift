import Foundation
import TestSupport
import Testing

@Suite("format")
struct FormatCommandTests {
    private static let laidOut = "# All\nSELECT *\nWHERE {\n    ?s ?p ?o # each\n}\n"

    @Test("A query is printed, checked and written in place, its comments kept")
    func layout() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = try folder.file("a.rq", "# All\nselect * where{?s ?p ?o # each\n}")
        #expect(try Command.yong("format", path).output == Self.laidOut)
        let checked = try Command.yong("format", path, "--check")
        #expect(checked.status == 1)
        #expect(checked.output == path + "\n")
        #expect(try Command.yong("format", path, "--in-place").status == 0)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.laidOut)
        let again = try Command.yong("format", path, "--check")
        #expect(again.status == 0 && again.output.isEmpty)
    }

    @Test("Standard input is laid out, queries and updates")
    func standardInput() throws {
        #expect(try Command.yong("format", input: "ask{}").output == "ASK {}\n")
        #expect(try Command.yong("format", "-", input: "clear all;drop all").output == "CLEAR ALL ;\n\nDROP ALL\n")
    }

    @Test("A file that is not SPARQL is told and left alone")
    func mistakes() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = try folder.file("a.rq", "select * { ?s ?p }")
        let result = try Command.yong("format", path, "--in-place")
        #expect(result.status == 1)
        #expect(result.messages.contains("a.rq:1:18: expected a variable or a term, found '}'"))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "select * { ?s ?p }")
        #expect(try Command.yong("format", "--in-place").status == 2)
        try Data([0x41, 0x53, 0x4B, 0xFF]).write(to: URL(fileURLWithPath: path))
        #expect(try Command.yong("format", path).status == 1)
    }
}
