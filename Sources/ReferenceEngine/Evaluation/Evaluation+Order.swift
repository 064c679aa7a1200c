import RDFModel
import SPARQLFunctions
import SPARQLSyntax
import XSDTypes

extension Evaluation {
    /// `OrderBy` (§15.1): by the first key, then by the second, and so on; equal rows keep their order.
    func ordered(_ rows: [Row], by keys: [SolutionModifiers.OrderKey], _ context: Context) -> [Row] {
        let keyed = rows.enumerated().map { number, row in
            (number: number, row: row, keys: keys.map { SortKey(try? value(of: $0.expression, row, context)) })
        }
        return keyed.sorted { left, right in
            for (index, key) in keys.enumerated() {
                switch SortKey.compare(left.keys[index], right.keys[index]) {
                case .less: return !key.descending
                case .greater: return key.descending
                case .equal: break
                }
            }
            return left.number < right.number
        }.map(\.row)
    }
}
