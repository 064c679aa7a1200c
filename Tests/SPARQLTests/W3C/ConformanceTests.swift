import RDFModel
import RDFSyntax
import ReferenceEngine
import SPARQLSyntax
import TestSupport
import Testing
import XSDTypes

/// The W3C test suites of SPARQL 1.0 and 1.1 on the reference evaluator, a case for each entry. Without the suites
/// beside the project there is no case.
@Suite struct ConformanceTests {
    static let evaluations =
        ["sparql10/manifest-evaluation.ttl", "sparql11/manifest-sparql11-query.ttl"].flatMap(SuiteEntry.all)
        + ["sparql11/csv-tsv-res/manifest.ttl", "sparql11/json-res/manifest.ttl"].flatMap(SuiteEntry.all)
    static let syntax =
        evaluations.filter { $0.type.contains("Syntax") }
        + SuiteEntry.all(in: "sparql10/manifest-syntax.ttl")

    @Test(arguments: evaluations.filter { $0.type == "QueryEvaluationTest" || $0.type == "CSVResultFormatTest" })
    func evaluates(_ entry: SuiteEntry) throws {
        if let reason = KnownIssues.reasons[entry.description] {
            withKnownIssue("\(reason)") { try check(entry) }
        } else {
            try check(entry)
        }
    }

    @Test(arguments: syntax)
    func reads(_ entry: SuiteEntry) throws {
        let text = try TestFile.text(entry.path(entry.query))
        let options = QueryOptions(file: entry.query, base: entry.iri(entry.query), isStrict: true)
        if entry.type.hasPrefix("Positive") {
            #expect(throws: Never.self) { try Query(text, options: options) }
        } else {
            #expect(throws: SPARQLSyntaxError.self) { try Query(text, options: options) }
        }
    }

    /// What is not run, so that the numbers above can be read beside the whole.
    @Test func countsWhatIsSkipped() {
        let others = [
            "manifest-sparql11-update.ttl", "manifest-sparql11-fed.ttl", "entailment/manifest.ttl",
            "protocol/manifest.ttl", "http-rdf-update/manifest.ttl", "service-description/manifest.ttl",
            "syntax-fed/manifest.ttl",
        ]
        for manifest in others {
            print("skipped: \(SuiteEntry.all(in: "sparql11/" + manifest).count) entries of sparql11/\(manifest)")
        }
        let run = Set(Self.evaluations.map(\.type))
        #expect(
            run.isSubset(of: [
                "QueryEvaluationTest", "CSVResultFormatTest", "PositiveSyntaxTest11", "NegativeSyntaxTest11",
                "PositiveSyntaxTest", "NegativeSyntaxTest",
            ]))
    }

    private func check(_ entry: SuiteEntry) throws {
        var dataset = Dataset()
        for (number, file) in entry.data.enumerated() {
            try RDFReader.read(
                file: entry.path(file), base: entry.iri(file), blankNodePrefix: "d\(number)", into: &dataset)
        }
        let text = try TestFile.text(entry.path(entry.query))
        let query = try Query(
            text, options: QueryOptions(file: entry.query, base: entry.iri(entry.query), isStrict: true))
        var named = entry.graphs
        // Graphs that only the query names are fetched by their names.
        for graph in (query.dataset?.defaultGraphs ?? []) + (query.dataset?.namedGraphs ?? []) {
            let base = SuiteEntry.base(entry.folder).text
            if graph.text.hasPrefix(base) { named.append(String(graph.text.dropFirst(base.count))) }
        }
        for (number, file) in Set(named).sorted().enumerated() {
            var graph = Dataset()
            try RDFReader.read(
                file: entry.path(file), base: entry.iri(file), blankNodePrefix: "g\(number)", into: &graph)
            for quad in graph.quads() { dataset.insert(Quad(quad.triple, graph: .iri(entry.iri(file)))) }
        }
        let actual = try ReferenceEvaluator(dataset).evaluate(query)
        let result = try #require(entry.result)
        if result.hasSuffix(".csv") || result.hasSuffix(".tsv") {
            let expected = try TestFile.text(entry.path(result))
            let written = try ResultWriter(result.hasSuffix(".csv") ? .csv : .tsv).text(of: actual)
            #expect(ResultComparison.same(lines(expected), lines(written), ordered: false), "\(written)")
            return
        }
        let expected = try ExpectedResult.read(entry.path(result), base: entry.iri(result))
        #expect(
            ResultComparison.same(
                expected.result, actual, ordered: expected.isOrdered,
                reduced: query.body.projection.duplicates == .reduced),
            "expected \(show(expected.result)), got \(show(actual))")
    }

    private func show(_ result: QueryResult) -> String {
        if case .graph(let triples) = result { return "\(triples)" }
        return (try? ResultWriter(.tsv).text(of: result)) ?? "\(result)"
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

/// The tests that do not pass, and why.
enum KnownIssues {
    static let reasons: [String: String] = [:]
}
