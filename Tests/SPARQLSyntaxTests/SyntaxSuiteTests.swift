import RDFModel
import SPARQLSyntax
import TestSupport
import Testing

/// The syntax tests of the W3C suites of SPARQL 1.0, 1.1 and 1.2, queries and updates, a case for each entry. Without
/// the suites beside the project there is no case.
@Suite struct SyntaxSuiteTests {
    static let folders = [
        "sparql10/syntax-sparql1", "sparql10/syntax-sparql2", "sparql10/syntax-sparql3", "sparql10/syntax-sparql4",
        "sparql10/syntax-sparql5", "sparql11/syntax-query", "sparql11/syntax-update-1", "sparql11/syntax-update-2",
        "sparql11/syntax-fed", "sparql11/aggregates", "sparql11/construct", "sparql11/delete", "sparql11/delete-insert",
        "sparql11/grouping",
        "sparql12/codepoint-escapes", "sparql12/grouping", "sparql12/lang-basedir", "sparql12/syntax",
        "sparql12/syntax-triple-terms-negative", "sparql12/syntax-triple-terms-positive", "sparql12/version",
    ]

    static let entries = folders.flatMap { Manifest.entries("sparql/" + $0) }.filter { $0.type.contains("Syntax") }

    @Test(arguments: entries)
    func reads(_ entry: Manifest.Entry) throws {
        let text = String(decoding: try Shared.bytes(ofFile: entry.action), as: UTF8.self)
        let options = QueryOptions(file: entry.action, base: entry.base, isStrict: true)
        func read() throws {
            if entry.type.contains("Update") {
                _ = try Update(text, options: options)
            } else {
                _ = try Query(text, options: options)
            }
        }
        if entry.type.hasPrefix("Positive") {
            #expect(throws: Never.self) { try read() }
        } else {
            #expect(entry.type.hasPrefix("Negative"))
            #expect(throws: SPARQLSyntaxError.self) { try read() }
        }
    }

    /// The entries are there if the suites are.
    @Test func findsEveryEntry() {
        #expect(Self.entries.isEmpty || Self.entries.count > 500, "\(Self.entries.count)")
        print("\(Self.entries.count) syntax tests of the W3C suites")
    }
}
