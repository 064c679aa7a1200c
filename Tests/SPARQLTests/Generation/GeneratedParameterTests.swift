import Foundation
import QuadStore
import QueryEngine
import RDFModel
import ReferenceEngine
import SPARQLSyntax
import Testing

/// Generated queries with a parameter, and with the term written by hand.
@Suite struct GeneratedParameterTests {
    private static let terms: [(text: String, term: Term)] = [
        (":a", .iri(IRI(unchecked: "http://example.org/a"))), (":p", .iri(IRI(unchecked: "http://example.org/p"))),
        ("1", 1.term), ("\"x\"", "x".term),
    ]

    /// A text with a term in the place of a variable.
    private static func written(_ text: String, _ variable: String, _ term: String) -> String {
        text.replacingOccurrences(of: "BOUND\\(\\?\(variable)\\)", with: "true", options: .regularExpression)
            .replacingOccurrences(of: "\\?\(variable)\\b", with: term, options: .regularExpression)
    }

    private static func rows(_ solutions: Solutions, without variable: String) -> [String] {
        let kept = solutions.variables.indices.filter { solutions.variables[$0] != variable }
            .sorted { solutions.variables[$0] < solutions.variables[$1] }
        // A store keeps language tags in small letters.
        return solutions.rows.map { row in "\(kept.map { row[$0] })".lowercased() }.sorted()
    }

    /// Blocks in which something was found: repetitions of paths that may have no length, from a term that is no node.
    private static let known: [UInt64] = [1250, 2000, 10_850, 17_400, 128_849_018_884_850]

    @Test("A parameter is the term written by hand", arguments: known + GeneratedQueriesTests.blocks)
    func parameters(from seed: UInt64) throws {
        var compared = 0
        for seed in seed..<seed + 50 {
            let generated = GeneratedCase(seed: seed)
            guard case .select = generated.query.form else { continue }
            var query = generated.query
            (query.limit, query.offset) = (nil, nil)
            let store = try MemoryStore { sink in for quad in generated.quads { sink.quad(quad) } }
            for variable in ["a", "b", "c", "d", "e"] {
                var byHand = query
                byHand.columns.removeAll { $0.variable == variable && $0.expression == nil }
                byHand.orderBy.removeAll { $0.variable == variable }
                if byHand.columns.isEmpty, !query.columns.isEmpty { continue }
                let (text, term) = Self.terms[Int(seed % 4)]
                guard let expected = try? Query(Self.written(byHand.text, variable, text)) else { continue }
                do {
                    let run = try QueryExecution(
                        Query(query.text), over: store.snapshot(), parameters: [variable: term])
                    guard case .solutions(let actual) = try run.result(),
                        case .solutions(let wanted) = try ReferenceEvaluator(generated.dataset).evaluate(expected)
                    else { continue }
                    compared += 1
                    #expect(
                        Self.rows(actual, without: variable) == Self.rows(wanted, without: variable),
                        "\(generated)\n\(variable) = \(text)")
                } catch let error as ParameterError {
                    if case .unknown = error { #expect(!query.text.contains("?" + variable), "\(query.text)") }
                }
            }
        }
        #expect(compared > 20)
    }
}
