import RDFModel
import SPARQLFunctions
import SPARQLSyntax
import XSDTypes

/// Whether two answers to a generated query are the same as far as the specification settles them.
enum Agreement {
    /// How answers are compared.
    enum Measure {
        /// Engines of this package: every term must be the same, and rows in the order of the keys.
        case exact
        /// Another program: numbers may differ in form and in the last digits, and the order is its own.
        case peer
    }

    /// What is wrong with an answer; `nil` if nothing is.
    ///
    /// - Parameters:
    ///   - actual: the answer.
    ///   - expected: the answer to the query without `LIMIT` and `OFFSET`.
    ///   - query: the query.
    ///   - measure: how strict to be.
    static func problem(
        _ actual: QueryResult, _ expected: QueryResult, _ query: GeneratedQuery, _ measure: Measure
    ) -> String? {
        switch (expected, actual) {
        case (.boolean(let left), .boolean(let right)):
            return left == right ? nil : "\(left) expected, \(right) given"
        case (.graph(let left), .graph(let right)):
            let (l, r) = (left.map { Quad(normal($0, measure)) }, right.map { Quad(normal($0, measure)) })
            return Isomorphism.areIsomorphic(l, r) ? nil : "expected \(left.sorted()), got \(right.sorted())"
        case (.solutions(let left), .solutions(let right)):
            return problem(right, left, query, measure)
        default:
            return "another kind of answer"
        }
    }

    private static func problem(
        _ actual: Solutions, _ expected: Solutions, _ query: GeneratedQuery, _ measure: Measure
    ) -> String? {
        guard Set(actual.variables) == Set(expected.variables) else {
            return "columns \(expected.variables) expected, \(actual.variables) given"
        }
        let order = expected.variables.compactMap { actual.variables.firstIndex(of: $0) }
        let rows = actual.rows.map { row in order.map { row[$0].map { normal($0, measure) } } }
        var rest: [[Term?]: Int] = [:]
        for row in expected.rows { rest[row.map { $0.map { normal($0, measure) } }, default: 0] += 1 }
        func message(_ what: String) -> String {
            "\(what)\nexpected (without LIMIT)\n\(ResultComparison.text(.solutions(expected)))"
                + "got\n\(ResultComparison.text(.solutions(actual)))"
        }
        let count = min(query.limit ?? .max, max(0, expected.rows.count - (query.offset ?? 0)))
        guard rows.count == count else { return message("\(count) rows expected, \(rows.count) given") }
        for row in rows {
            guard let count = rest[row], count > 0 else { return message("a row too much: \(row)") }
            rest[row] = count - 1
        }
        guard measure == .exact, !query.orderBy.isEmpty else { return nil }
        return isOrdered(rows, expected, query) ? nil : message("the order is another")
    }

    /// Whether the keys of the rows are those of the slice of all rows in order.
    private static func isOrdered(_ rows: [[Term?]], _ expected: Solutions, _ query: GeneratedQuery) -> Bool {
        let columns = query.orderBy.compactMap { expected.variables.firstIndex(of: $0.variable) }
        func keys(_ row: [Term?]) -> [SortKey] {
            zip(columns, query.orderBy).map { column, key in
                SortKey((key.isText ? row[column].flatMap(text) : row[column]).map { Value($0) })
            }
        }
        func compare(_ left: [SortKey], _ right: [SortKey]) -> XSDOrder {
            for (index, key) in query.orderBy.enumerated() {
                let order = SortKey.compare(left[index], right[index])
                if order != .equal { return key.descending ? order.reversed : order }
            }
            return .equal
        }
        let all = expected.rows.map(keys).sorted { compare($0, $1) == .less }
        return zip(rows.map(keys), all.dropFirst(query.offset ?? 0)).allSatisfy { compare($0, $1) == .equal }
    }

    /// What `STR` makes of a term.
    private static func text(_ term: Term) -> Term? {
        switch term {
        case .iri(let name): .literal(Literal(name.text))
        case .literal(let literal): .literal(Literal(literal.lexicalForm))
        case .blankNode, .triple: nil
        }
    }

    private static func normal(_ triple: Triple, _ measure: Measure) -> Triple {
        Triple(normal(triple.subject, measure), triple.predicate, normal(triple.object, measure))
    }

    /// A number in a form that leaves out its last digits.
    private static func normal(_ term: Term, _ measure: Measure) -> Term {
        guard measure == .peer, let literal = term.literal, case .number(let number) = TypedValue(literal) else {
            return term
        }
        switch number {
        case .integer, .other(.integer): return .literal(Literal(number.canonicalForm, datatype: literal.datatype))
        default:
            let value = number.doubleValue
            guard value.isFinite, value != 0 else { return .literal(Literal("\(value)", datatype: literal.datatype)) }
            // Twelve significant digits.
            let scale = 40 - value.exponent
            let rounded = Double(
                sign: .plus, exponent: -scale,
                significand: (Double(sign: .plus, exponent: scale, significand: value)).rounded())
            return .literal(Literal("\(rounded)", datatype: literal.datatype))
        }
    }
}
