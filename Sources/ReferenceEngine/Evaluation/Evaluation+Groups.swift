import RDFModel
import SPARQLSyntax
import XSDTypes

extension Evaluation {
    /// `Group`, `Aggregation` and `AggregateJoin` (§18.5): one row a group.
    func group(
        _ rows: [Row], _ keys: [SolutionModifiers.GroupKey], _ aggregates: [AggregateBinding], _ context: Context
    ) -> [Row] {
        var groups: [[Term?]: Int] = [:]
        var members: [(key: [Term?], rows: [Row])] = []
        // Without keys there is one group, even of no rows (§11.2).
        if keys.isEmpty {
            groups[[]] = 0
            members.append(([], []))
        }
        for row in rows {
            let key = keys.map { try? value(of: $0.expression, row, context) }
            if let number = groups[key] {
                members[number].rows.append(row)
            } else {
                groups[key] = members.count
                members.append((key, [row]))
            }
        }
        return members.map { key, rows in
            var result = context.base
            for (term, key) in zip(key, keys) {
                if let variable = key.variable { result[variables.slot(of: variable)] = term }
            }
            for binding in aggregates {
                result[variables.slot(of: binding.variable)] = try? value(of: binding.aggregate, rows, context)
            }
            return result
        }
    }

    /// An aggregate over the rows of one group (§18.5.1).
    private func value(
        of aggregate: Aggregate, _ rows: [Row], _ context: Context
    ) throws(ExpressionError) -> Term {
        guard let expression = aggregate.expression else {
            return Term(integer: aggregate.distinct ? Set(rows).count : rows.count)
        }
        var terms: [Term] = []
        var hasError = false
        var seen: Set<Term> = []
        for row in rows {
            guard let term = try? value(of: expression, row, context) else {
                hasError = true
                continue
            }
            if !aggregate.distinct || seen.insert(term).inserted { terms.append(term) }
        }
        switch aggregate.function {
        case .count:
            return Term(integer: terms.count)
        case .sum:
            if hasError { throw .typeError }
            return try sum(terms).term
        case .average:
            if hasError { throw .typeError }
            if terms.isEmpty { return Term(integer: 0) }
            let count = XSDNumber.integer(XSDDecimal(terms.count))
            return try arithmetic(.divide, try sum(terms), count).term
        case .minimum:
            return try extreme(terms) { $0 < $1 }
        case .maximum:
            return try extreme(terms) { $1 < $0 }
        case .sample:
            guard let first = terms.first else { throw .typeError }
            return first
        case .groupConcat(let separator):
            var strings: [String] = []
            for term in terms { strings.append(try string(of: term)) }
            return .literal(Literal(strings.joined(separator: separator)))
        }
    }

    private func sum(_ terms: [Term]) throws(ExpressionError) -> XSDNumber {
        var total = XSDNumber.integer(XSDDecimal(0))
        for term in terms { total = try arithmetic(.add, total, try number(term)) }
        return total
    }

    /// The first term by the order of `ORDER BY`, or the last.
    private func extreme(
        _ terms: [Term], _ precedes: (SortKey, SortKey) -> Bool
    ) throws(ExpressionError) -> Term {
        guard var best = terms.first.map({ SortKey($0) }) else { throw .typeError }
        for term in terms.dropFirst() {
            let key = SortKey(term)
            if precedes(key, best) { best = key }
        }
        guard let term = best.term else { throw .typeError }
        return term
    }
}
