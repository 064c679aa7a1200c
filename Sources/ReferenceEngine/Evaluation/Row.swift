import RDFModel
import SPARQLSyntax

/// A solution mapping (§18.1.8): the terms of the variables by their slots. A row may be shorter than the number
/// of variables; what lies beyond is unbound.
struct Row: Hashable {
    private var cells: [Term?] = []

    /// The slots that may be bound.
    var slots: Range<Int> { cells.indices }

    subscript(slot: Int) -> Term? {
        get { slot < cells.count ? cells[slot] : nil }
        set {
            while slot >= cells.count {
                if newValue == nil { return }
                cells.append(nil)
            }
            cells[slot] = newValue
            // Rows that bind the same must be equal.
            while let last = cells.last, last == nil { cells.removeLast() }
        }
    }

    /// The union of two compatible mappings, or `nil` if they bind a variable differently (§18.3).
    func merged(with other: Row) -> Row? {
        var result = self
        for slot in other.slots {
            guard let term = other[slot] else { continue }
            if let own = self[slot] {
                if own != term { return nil }
            } else {
                result[slot] = term
            }
        }
        return result
    }

    /// The mapping restricted to some variables.
    func restricted(to slots: [Int]) -> Row {
        var result = Row()
        for slot in slots { result[slot] = self[slot] }
        return result
    }
}

/// Numbers the variables of a query in the order in which they are met.
final class VariableTable {
    private var slots: [Variable: Int] = [:]
    private(set) var variables: [Variable] = []

    func slot(of variable: Variable) -> Int {
        if let slot = slots[variable] { return slot }
        slots[variable] = variables.count
        variables.append(variable)
        return variables.count - 1
    }
}
