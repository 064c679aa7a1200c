import RDFModel
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
                if left.keys[index] < right.keys[index] { return !key.descending }
                if right.keys[index] < left.keys[index] { return key.descending }
            }
            return left.number < right.number
        }.map(\.row)
    }
}

/// A term in the order of §15.1: nothing, blank nodes, IRIs, literals. Literals that `<` compares are in its order;
/// all others in an order that §15.1 leaves open: by kind of value, then as terms.
struct SortKey: Comparable {
    let term: Term?
    private let value: LiteralValue?

    init(_ term: Term?) {
        self.term = term
        value = term?.literal.map { LiteralValue($0) }
    }

    static func < (left: SortKey, right: SortKey) -> Bool {
        guard let l = left.term else { return right.term != nil }
        guard let r = right.term else { return false }
        guard let lv = left.value, let rv = right.value else { return l < r }
        if lv.sortRank != rv.sortRank { return lv.sortRank < rv.sortRank }
        switch LiteralValue.order(lv, rv) {
        case .less: return true
        case .greater: return false
        case .equal: return false
        case nil: return l < r
        }
    }

    static func == (left: SortKey, right: SortKey) -> Bool {
        !(left < right) && !(right < left)
    }
}
