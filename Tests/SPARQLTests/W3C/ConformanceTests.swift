import RDFModel
import RDFSyntax
import SPARQLSyntax
import TestSupport
import Testing
import XSDTypes

/// The evaluation tests of the W3C suites of SPARQL 1.0, 1.1 and 1.2, queries and updates, on every engine, a case for
/// each entry and engine. Without the suites beside the project there is no case.
@Suite struct ConformanceTests {
    static let entries = [
        "sparql10/manifest-evaluation.ttl", "sparql11/manifest-sparql11-query.ttl",
        "sparql11/csv-tsv-res/manifest.ttl", "sparql11/json-res/manifest.ttl",
        "sparql11/manifest-sparql11-update.ttl", "sparql11/manifest-sparql11-fed.ttl", "sparql12/manifest.ttl",
    ].flatMap(SuiteEntry.all)

    static let queryEntries = entries.filter { $0.type == "QueryEvaluationTest" || $0.type == "CSVResultFormatTest" }
    static let updateEntries = entries.filter { $0.type == "UpdateEvaluationTest" }

    @Test(arguments: Engines.all, queryEntries)
    func answers(_ engine: any EngineUnderTest, _ entry: SuiteEntry) throws {
        let query = try Query(
            entry.text(), options: QueryOptions(file: entry.request, base: entry.iri(entry.request), isStrict: true))
        var data = entry.data
        // Graphs that only the query names are fetched by their names.
        for graph in (query.dataset?.defaultGraphs ?? []) + (query.dataset?.namedGraphs ?? []) {
            let base = SuiteEntry.base(entry.folder).text
            guard graph.text.hasPrefix(base), !data.graphs.contains(where: { $0.name == graph }) else { continue }
            data.graphs.append((String(graph.text.dropFirst(base.count)), graph))
        }
        let services = try entry.services.mapValues { try entry.dataset(SuiteEntry.Data(files: $0)) }
        let actual = try engine.answer(query, over: entry.dataset(data), services: services)
        let result = try #require(entry.result)
        if result.hasSuffix(".csv") || result.hasSuffix(".tsv") {
            let expected = String(decoding: try Shared.bytes(ofFile: entry.path(result)), as: UTF8.self)
            let written = try ResultWriter(result.hasSuffix(".csv") ? .csv : .tsv).text(of: actual)
            #expect(ResultComparison.same(lines(expected), lines(written), ordered: false), "\(written)")
            return
        }
        let expected = try ExpectedResult.read(entry.path(result), base: entry.iri(result))
        #expect(
            ResultComparison.same(
                expected.result, actual, ordered: expected.isOrdered || !query.body.modifiers.orderBy.isEmpty,
                reduced: query.body.projection.duplicates == .reduced),
            "expected \(ResultComparison.text(expected.result)), got \(ResultComparison.text(actual))")
    }

    @Test(arguments: Engines.all, updateEntries)
    func updates(_ engine: any EngineUnderTest, _ entry: SuiteEntry) throws {
        let update = try Update(
            entry.text(), options: QueryOptions(file: entry.request, base: entry.iri(entry.request), isStrict: true))
        let actual = try engine.dataset(after: update, on: entry.dataset(entry.data))
        let expected = try entry.dataset(entry.dataAfter)
        #expect(
            Isomorphism.areIsomorphic(expected, actual),
            "expected \(expected.quads().sorted()), got \(actual.quads().sorted())")
    }

    /// What is not run here, so that the numbers can be read beside the whole.
    @Test func countsWhatIsSkipped() {
        let skipped = [
            ("entailment", ["entailment"], "regimes derive statements; the engines answer what is asserted"),
            ("protocol", ["protocol"], "requests over HTTP are tested with the server"),
            (
                "graph store protocol", ["http-rdf-update", "graph-store-protocol"],
                "requests over HTTP are tested with the server"
            ),
            ("service description", ["service-description"], "what a server says of itself is tested with the server"),
        ]
        for (name, folders, reason) in skipped {
            let entries = folders.flatMap { SuiteEntry.names(in: "sparql11/\($0)/manifest.ttl") }
            print("skipped: \(entries.count) entries on \(name): \(reason)")
        }
        print(
            "\(Self.queryEntries.count) query and \(Self.updateEntries.count) update evaluation tests of the W3C suites"
        )
        let evaluated: Set = ["QueryEvaluationTest", "CSVResultFormatTest", "UpdateEvaluationTest"]
        // Syntax tests are with the parser; nothing else may be left out by its type.
        #expect(Self.entries.allSatisfy { evaluated.contains($0.type) || $0.type.contains("Syntax") })
        #expect(Self.entries.isEmpty || Self.queryEntries.count > 550 && Self.updateEntries.count > 90)
    }

    /// The cells of a CSV or TSV text: blank nodes and doubles as such, all else as text.
    private func lines(_ text: String) -> [[Term?]] {
        text.unicodeScalars.split(separator: "\n").map { line in
            line.filter { $0 != "\r" }[...].split(omittingEmptySubsequences: false) { $0 == "\t" || $0 == "," }.map(
                cell)
        }
    }

    private func cell(_ text: String.UnicodeScalarView.SubSequence) -> Term {
        let text = String(String.UnicodeScalarView(text))
        if text.hasPrefix("_:") { return .blankNode(BlankNode(text)) }
        let isDouble = text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") } && XSDFloating.double(text) != nil
        return .literal(Literal(text, datatype: isDouble ? XSD.double : XSD.string))
    }
}
