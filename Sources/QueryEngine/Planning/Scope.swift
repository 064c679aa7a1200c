import RDFModel
import SPARQLSyntax

/// The numbers of variables within one query or sub-query; a variable of a sub-query that it does not project is another
/// one than that of the same name outside (SPARQL 1.1 §12).
final class VariableNames {
    private let counter: Counter
    /// The first variables: as few as most queries have are found soonest one by one.
    private var first: [(variable: Variable, number: Int)] = []
    /// All others.
    private var numbers: [Variable: Int] = [:]
    private static let mostFirst = 8

    /// Numbers that are given out, with their names for explanations.
    final class Counter {
        var names: [String] = []

        func next(_ name: String) -> Int {
            names.append(name)
            return names.count - 1
        }
    }

    init(_ counter: Counter = Counter()) {
        self.counter = counter
    }

    /// The names by number.
    var names: [String] { counter.names }

    /// Whether a query can write the variable: it is no blank node of a pattern and none that the planner made.
    func isVisible(_ number: Int) -> Bool { Variable(names[number]).isVisible }

    /// The number of a variable.
    func number(of variable: Variable) -> Int {
        if let known = VariableNames.number(of: variable, among: first) { return known }
        if !numbers.isEmpty, let known = numbers[variable] { return known }
        let number = counter.next(variable.name)
        set(variable, number)
        return number
    }

    private func set(_ variable: Variable, _ number: Int) {
        if first.count < VariableNames.mostFirst {
            if first.isEmpty { first.reserveCapacity(VariableNames.mostFirst) }
            first.append((variable, number))
        } else {
            numbers[variable] = number
        }
    }

    private static func number(of variable: Variable, among known: [(variable: Variable, number: Int)]) -> Int? {
        for place in known.indices where known[place].variable == variable { return known[place].number }
        return nil
    }

    /// A variable that stands in no query.
    func fresh(_ purpose: String) -> Int { counter.next("." + purpose) }

    /// The names within a sub-query.
    func inner(projecting variables: [Variable]) -> VariableNames {
        let inner = VariableNames(counter)
        var first: [(variable: Variable, number: Int)] = []
        first.reserveCapacity(min(variables.count, VariableNames.mostFirst))
        for variable in variables {
            if VariableNames.number(of: variable, among: first) != nil { continue }
            let number = number(of: variable)
            if first.count < VariableNames.mostFirst {
                first.append((variable, number))
            } else {
                inner.numbers[variable] = number
            }
        }
        inner.first = first
        return inner
    }
}

/// Where a pattern is planned.
struct Scope {
    /// The numbers of the variables.
    var names: VariableNames
    /// The graph.
    var graph = ActiveGraph.defaultGraph
    /// Values that stand in the place of variables (`substitute`, SPARQL 1.1 §18.6).
    var bindings: [Int: UInt64] = [:]
    /// Rows that the result will be joined with, and that may be joined with any part of the pattern beforehand.
    var keys: PlanNode?

    /// The same without keys.
    var withoutKeys: Scope {
        var scope = self
        scope.keys = nil
        return scope
    }
}
