import RDFModel
import SPARQLSyntax
import Testing

/// An expression and the term that it gives, both as SPARQL writes them.
struct Expected: Sendable, CustomTestStringConvertible {
    let expression: String
    /// The term; `nil` for an error.
    let term: String?

    init(_ expression: String, _ term: String?) {
        self.expression = expression
        self.term = term
    }

    var testDescription: String { "\(expression) → \(term ?? "error")" }

    private static let prologue = """
        BASE <http://example.org/base/> PREFIX : <http://example.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

        """

    /// Whether every engine gives the term, exactly as it is written.
    func check(in pattern: String = "{}") throws {
        let query = try Query(Self.prologue + "SELECT (\(expression) AS ?x) \(pattern)")
        let wanted = try term.map { text in
            let query = try Query(Self.prologue + "SELECT * { VALUES ?x { \(text) } }")
            guard case .values(let data)? = query.body.pattern.elements.first else { return Term?.none }
            return data.rows.first?.first ?? nil
        }
        for engine in Engines.all {
            guard case .solutions(let solutions) = try engine.answer(query, over: Dataset()) else {
                Issue.record("\(engine.name): no solutions")
                continue
            }
            #expect(solutions.rows == [[wanted ?? nil]], "\(engine.name)")
        }
    }
}

/// A table with a term in front of each group of expressions that give it.
func table(_ rows: [(String, String?)]) -> [Expected] { rows.map { Expected($0.0, $0.1) } }
