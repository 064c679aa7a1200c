import RDFModel
import SPARQLSyntax
import XSDTypes

/// Compares results up to the names of blank nodes.
enum ResultComparison {
    /// Whether both results are the same.
    ///
    /// - Parameters:
    ///   - expected: what is right.
    ///   - actual: what is judged.
    ///   - ordered: whether the rows must come in the same order.
    ///   - reduced: whether rows that are the same count once.
    static func same(_ expected: QueryResult, _ actual: QueryResult, ordered: Bool, reduced: Bool = false) -> Bool {
        switch (expected, actual) {
        case (.boolean(let left), .boolean(let right)):
            return left == right
        case (.graph(let left), .graph(let right)):
            // Numbers in other lexical forms are found by the second, slower way.
            return Isomorphism.areIsomorphic(left.map { Quad($0) }, right.map { Quad($0) })
                || same(left.map(cells), Set(right).map(cells), ordered: false)
        case (.solutions(let left), .solutions(let right)):
            guard Set(left.variables) == Set(right.variables) else { return false }
            let order = left.variables.compactMap { right.variables.firstIndex(of: $0) }
            let rows = right.rows.map { row in order.map { row[$0] } }
            // `REDUCED` may drop any number of rows that are the same.
            if reduced { return same(Array(Set(left.rows)), Array(Set(rows)), ordered: false) }
            return same(left.rows, rows, ordered: ordered)
        default:
            return false
        }
    }

    /// The result for a message.
    static func text(_ result: QueryResult) -> String {
        if case .graph(let triples) = result { return "\(triples)" }
        return (try? ResultWriter(.tsv).text(of: result)) ?? "\(result)"
    }

    private static func cells(_ triple: Triple) -> [Term?] { [triple.subject, .iri(triple.predicate), triple.object] }

    /// Whether the rows are the same under some one-to-one renaming of blank nodes.
    static func same(_ expected: [[Term?]], _ actual: [[Term?]], ordered: Bool) -> Bool {
        guard expected.count == actual.count else { return false }
        if ordered {
            var names = Renaming()
            return zip(expected, actual).allSatisfy { names.match($0, $1) }
        }
        // Rows without blank nodes need no search.
        func isGround(_ row: [Term?]) -> Bool {
            var isGround = true
            for term in row { term?.forEachBlankNode { _ in isGround = false } }
            return isGround
        }
        var counts: [[Term?]: Int] = [:]
        for row in actual { counts[row, default: 0] += 1 }
        var pending: [[Term?]] = []
        for row in expected {
            if isGround(row), let count = counts[row], count > 0 {
                counts[row] = count - 1
            } else {
                pending.append(row)
            }
        }
        let open = counts.flatMap { row, count in repeatElement(row, count: count) }
        return search(pending[...], open, Renaming())
    }

    private static func search(_ expected: ArraySlice<[Term?]>, _ actual: [[Term?]], _ names: Renaming) -> Bool {
        guard let row = expected.first else { return actual.isEmpty }
        for index in actual.indices {
            var extended = names
            guard extended.match(row, actual[index]) else { continue }
            var rest = actual
            rest.remove(at: index)
            if search(expected.dropFirst(), rest, extended) { return true }
        }
        return false
    }

    private struct Renaming {
        private var forward: [BlankNode: BlankNode] = [:]
        private var backward: [BlankNode: BlankNode] = [:]

        mutating func match(_ expected: [Term?], _ actual: [Term?]) -> Bool {
            let before = self
            if zip(expected, actual).allSatisfy({ match($0, $1) }) { return true }
            self = before
            return false
        }

        private mutating func match(_ expected: Term?, _ actual: Term?) -> Bool {
            switch (expected, actual) {
            case (nil, nil): return true
            case (.blankNode(let left)?, .blankNode(let right)?):
                if let known = forward[left] { return known == right }
                guard backward[right] == nil else { return false }
                forward[left] = right
                backward[right] = left
                return true
            case (.literal(let left)?, .literal(let right)?):
                return left == right || left.datatype == right.datatype && sameNumber(left, right)
            case (.triple(let left)?, .triple(let right)?):
                return match(left.subject, right.subject) && left.predicate == right.predicate
                    && match(left.object, right.object)
            case (let left?, let right?): return left == right
            default: return false
            }
        }

        /// The suites keep numbers in more than one lexical form; which one an engine writes is left open.
        private func sameNumber(_ left: Literal, _ right: Literal) -> Bool {
            switch left.datatype {
            case XSD.integer, XSD.decimal:
                XSDDecimal(left.lexicalForm).map { $0 == XSDDecimal(right.lexicalForm) } ?? false
            case XSD.double, XSD.float:
                XSDFloating.double(left.lexicalForm).map { $0 == XSDFloating.double(right.lexicalForm) } ?? false
            default: false
            }
        }
    }
}
