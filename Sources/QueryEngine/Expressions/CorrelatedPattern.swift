import SPARQLFunctions
import SPARQLSyntax
import Sorting

/// A pattern of `EXISTS` that is evaluated with the values of a row in the place of its variables (SPARQL 1.1 §18.6).
///
/// What was found for some values is kept for rows with the same ones.
final class CorrelatedPattern {
    /// The variables of the pattern that may stand outside.
    let outerVariables: Set<Int>
    private let algebra: Algebra
    private let scope: Scope
    private let planner: Planner
    private let variables: [Int]
    private var known: [[UInt64]: Bool] = [:]

    init(_ algebra: Algebra, _ scope: Scope, _ planner: Planner) {
        self.algebra = algebra
        self.scope = scope.withoutKeys
        self.planner = planner
        outerVariables = Set(algebra.mentionedVariables.map { scope.names.number(of: $0) })
        variables = outerVariables.ordered()
    }

    /// Whether the pattern has a solution for the row of a frame.
    func hasSolution(_ frame: Frame) throws(ExpressionError) -> Bool {
        let values = variables.map { frame.id(of: $0) }
        if let known = known[values] { return known }
        var inner = scope
        for (variable, value) in zip(variables, values) where value != 0 { inner.bindings[variable] = value }
        do {
            let plan = try planner.plan(algebra, inner)
            let running = try plan.makeOperator(planner.context)
            var batch = running.makeBatch()
            let found = try running.next(&batch)
            if known.count >= 1 << 16 { known.removeAll(keepingCapacity: true) }
            known[values] = found
            return found
        } catch {
            planner.context.fail(error)
            throw .stopped
        }
    }
}
