import RDFModel
import SPARQLSyntax

extension Evaluation {
    /// `Join(Ω1, P2)`. If the right side allows it and shares a bound variable, it is evaluated with each left
    /// row substituted, which gives the same multiset; else once, and its rows are looked up by shared variables.
    func join(_ left: [Row], _ right: Algebra, _ context: Context) throws -> [Row] {
        if left.isEmpty { return [] }
        if isSubstitutable(right, for: left) {
            return try left.flatMap { row in try rows(of: right, Context(graph: context.graph, base: row)) }
        }
        let index = RowIndex(try rows(of: right, context), joining: left)
        return left.flatMap { row in index.candidates(for: row).compactMap { row.merged(with: $0) } }
    }

    /// `LeftJoin(Ω1, P2, condition)` (§18.5).
    func leftJoin(
        _ left: [Row], _ right: Algebra, _ condition: Expression?, _ context: Context
    ) throws -> [Row] {
        if left.isEmpty { return [] }
        let isSubstitutable = isSubstitutable(right, for: left)
        let index = isSubstitutable ? nil : RowIndex(try rows(of: right, context), joining: left)
        var result: [Row] = []
        for row in left {
            let joined: [Row]
            if let index {
                joined = index.candidates(for: row).compactMap { row.merged(with: $0) }
            } else {
                joined = try rows(of: right, Context(graph: context.graph, base: row))
            }
            let kept = condition.map { condition in joined.filter { isTrue(condition, $0, context) } } ?? joined
            if kept.isEmpty { result.append(row) } else { result += kept }
        }
        return result
    }

    /// `Minus(Ω1, Ω2)` (§18.5): a row goes if a compatible row shares a variable with it. What was substituted
    /// from outside is no variable here.
    func minus(_ left: [Row], _ right: Algebra, _ context: Context) throws -> [Row] {
        if left.isEmpty { return [] }
        let index = RowIndex(Array(Set(try rows(of: right, context))), joining: left)
        func share(_ one: Row, _ other: Row) -> Bool {
            one.slots.contains { one[$0] != nil && other[$0] != nil && context.base[$0] == nil }
        }
        return left.filter { row in
            !index.candidates(for: row).contains { share(row, $0) && row.merged(with: $0) != nil }
        }
    }

    /// Whether `Join({row}, pattern)` is the pattern evaluated with the row substituted, and worth it: a variable
    /// that the pattern always binds is bound in every row.
    private func isSubstitutable(_ pattern: Algebra, for rows: [Row]) -> Bool {
        if pattern.needsEndpoint { return true }
        guard pattern.allowsSubstitution else { return false }
        return pattern.certainVariables.contains { variable in
            let slot = variables.slot(of: variable)
            return rows.allSatisfy { $0[slot] != nil }
        }
    }
}

/// Rows by the values of the variables that are bound in all rows of both sides of a join.
struct RowIndex {
    private let slots: [Int]
    private let rows: [Row]
    private let buckets: [[Term?]: [Int]]

    init(_ rows: [Row], joining left: [Row]) {
        self.rows = rows
        let shared = Array(left.first?.slots ?? 0..<0).filter { slot in
            rows.allSatisfy { $0[slot] != nil } && left.allSatisfy { $0[slot] != nil }
        }
        slots = shared
        var buckets: [[Term?]: [Int]] = [:]
        if !shared.isEmpty {
            for (number, row) in rows.enumerated() { buckets[shared.map { row[$0] }, default: []].append(number) }
        }
        self.buckets = buckets
    }

    /// The rows that may be compatible with `row`.
    func candidates(for row: Row) -> [Row] {
        if slots.isEmpty { return rows }
        return (buckets[slots.map { row[$0] }] ?? []).map { rows[$0] }
    }
}

extension Algebra {
    /// Whether a row's terms may be put in the place of variables before the pattern is evaluated, in place of a
    /// join behind it. Not so where a part of the pattern must not see what is bound outside.
    var allowsSubstitution: Bool {
        switch self {
        case .basicPattern, .path, .table: return true
        case .join(let left, let right): return left.allowsSubstitution && right.allowsSubstitution
        case .union(let alternatives): return alternatives.allSatisfy(\.allowsSubstitution)
        case .graph(.term, let pattern): return pattern.allowsSubstitution
        // Whatever is evaluated graph by graph must not be so once for each row.
        case .graph(.variable, .basicPattern(let triples)): return !triples.isEmpty
        case .filter(let condition, let pattern):
            guard let read = condition.readVariables else { return false }
            return pattern.allowsSubstitution && read.isSubset(of: pattern.certainVariables)
        default: return false
        }
    }
}
