import RDFModel
import SPARQLFunctions
import SPARQLSyntax

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
            let key = keys.map { term(of: $0.expression, row, context) }
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
                result[variables.slot(of: binding.variable)] = (try? value(of: binding.aggregate, rows, context))?.term
            }
            return result
        }
    }

    /// The slots of variables that a query can write.
    func visible(_ slots: Range<Int>) -> [Int] {
        slots.filter { variables.variables[$0].isVisible }
    }

    /// An aggregate over the rows of one group (§18.5.1).
    private func value(
        of aggregate: Aggregate, _ rows: [Row], _ context: Context
    ) throws(ExpressionError) -> Value {
        guard let expression = aggregate.expression else {
            if !aggregate.distinct { return .integer(rows.count) }
            // A blank node of a pattern is no variable: two solutions that differ there alone are the same.
            return .integer(Set(rows.map { $0.restricted(to: visible($0.slots)) }).count)
        }
        var accumulator = Accumulator(aggregate.function, distinct: aggregate.distinct)
        for row in rows {
            functions.startRow()
            do throws(ExpressionError) {
                accumulator.add(try value(of: expression, row, context))
            } catch {
                accumulator.add(error)
            }
        }
        return try accumulator.result
    }
}
