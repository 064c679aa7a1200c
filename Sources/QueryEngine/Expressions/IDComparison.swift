import QuadStore
import SPARQLFunctions
import SPARQLSyntax
import XSDTypes

/// A comparison of a variable with a whole number, a date or a point in time, which ids of the same kind decide by their
/// bits.
final class IDComparison {
    let variable: Int
    let comparison: ComparisonOperator
    let value: Value
    private let id: TermID
    /// The comparison itself, for ids of other kinds.
    let condition: RowExpression

    /// `nil` if the value stands in no id whose bits tell its order.
    init?(_ comparison: ComparisonOperator, _ variable: Int, _ value: Value, id bits: UInt64) {
        self.variable = variable
        self.comparison = comparison
        self.value = value
        id = TermID(bits: bits)
        condition = .comparison(comparison, .variable(variable), .constant(value))
        if IDComparison.order(id, id) == nil { return nil }
    }

    /// What an id says; `nil` if its bits do not tell.
    @inline(__always)
    func holds(_ bits: UInt64) -> Bool? {
        IDComparison.order(TermID(bits: bits), id).map { Comparison.holds(comparison, $0) }
    }

    /// How the values of two ids lie to each other; `nil` if their bits do not tell.
    @inline(__always)
    static func order(_ left: TermID, _ right: TermID) -> XSDOrder? {
        guard left.tag == right.tag else { return nil }
        switch left.tag {
        case .integer, .boolean: return order(left.bits, right.bits)
        case .date, .dateTime:
            // The lower bits tell the time zone; a time with one and a time without are another matter.
            guard (left.bits & 2047 == 0) == (right.bits & 2047 == 0) else { return nil }
            return order(left.bits >> 11, right.bits >> 11)
        default: return nil
        }
    }

    @inline(__always)
    private static func order(_ left: UInt64, _ right: UInt64) -> XSDOrder {
        left == right ? .equal : left < right ? .less : .greater
    }
}
