import RDFModel
import SPARQLFunctions
import SPARQLSyntax
import XSDTypes

extension Planner {
    /// An expression whose variables are numbers.
    func expression(_ expression: Expression, _ scope: Scope) throws -> RowExpression {
        switch expression {
        case .variable(let variable):
            let number = scope.names.number(of: variable)
            if let bound = scope.bindings[number], let term = try context.terms.term(bound) {
                return .constant(Value(term))
            }
            return .variable(number)
        case .constant(let term): return .constant(Value(term))
        case .or(let operands): return .or(try operands.map { try self.expression($0, scope) })
        case .and(let operands): return .and(try operands.map { try self.expression($0, scope) })
        case .not(let operand): return .not(try self.expression(operand, scope))
        case .negative(let operand): return .negative(try self.expression(operand, scope))
        case .positive(let operand): return .positive(try self.expression(operand, scope))
        case .comparison(let comparison, let left, let right):
            return try self.comparison(comparison, self.expression(left, scope), self.expression(right, scope))
        case .arithmetic(let operation, let left, let right):
            return .arithmetic(operation, try self.expression(left, scope), try self.expression(right, scope))
        case .membership(let operand, let list, let negated):
            return try membership(
                self.expression(operand, scope), list.map { try self.expression($0, scope) }, negated: negated)
        case .call(.bound, let operands):
            guard case .variable(let variable)? = operands.first else { return .unknown }
            let number = scope.names.number(of: variable)
            return scope.bindings[number] != nil ? .constant(.boolean(true)) : .bound(number)
        case .call(let function, let operands):
            let operands = try operands.map { try self.expression($0, scope) }
            let test = context.follows(.texts) ? TextTest(function, operands, context.functions) : nil
            return test.map { .text($0) } ?? .call(function, operands)
        case .function(let name, let operands):
            if let function = context.extensionFunction(name) {
                return .extensionCall(function, try operands.map { try self.expression($0, scope) })
            }
            guard operands.count == 1 else { return .unknown }
            return .cast(try self.expression(operands[0], scope), to: name)
        case .exists(let pattern, let negated):
            return .exists(CorrelatedPattern(pattern.algebra, scope, self), negated: negated)
        case .aggregate: return .unknown
        }
    }

    private func order(
        _ comparison: ComparisonOperator, _ variable: Int, _ value: Value
    ) throws -> IDComparison? {
        if !value.isLiteral { return nil }
        return IDComparison(comparison, variable, value, id: try context.terms.id(of: value.term))
    }

    /// Whether a variable is among IRIs is a question of ids.
    private func membership(
        _ operand: RowExpression, _ list: [RowExpression], negated: Bool
    ) throws -> RowExpression {
        let names = list.compactMap { if case .constant(.iri(let name)) = $0 { name } else { nil } }
        guard case .variable(let variable) = operand, !list.isEmpty, names.count == list.count else {
            return .membership(operand, list, negated: negated)
        }
        let ids = try names.map { try context.terms.id(of: Term.iri($0)) }
        return .identities(variable, ids: Set(ids), negated: negated)
    }

    /// A comparison of a variable with an IRI is one of ids.
    private func comparison(
        _ comparison: ComparisonOperator, _ left: RowExpression, _ right: RowExpression
    ) throws -> RowExpression {
        if comparison == .equal || comparison == .notEqual {
            switch (left, right) {
            case (.variable(let variable), .constant(.iri(let name))),
                (.constant(.iri(let name)), .variable(let variable)):
                return .identity(
                    variable, id: try context.terms.id(of: Term.iri(name)), negated: comparison == .notEqual)
            default: break
            }
        }
        switch (left, right) {
        case (.variable(let variable), .constant(let value)):
            if let order = try order(comparison, variable, value) { return .order(order) }
        case (.constant(let value), .variable(let variable)):
            if let order = try order(comparison.mirrored, variable, value) { return .order(order) }
        default: break
        }
        let test = context.follows(.texts) ? TextTest(comparison, left, right) : nil
        return test.map { .text($0) } ?? .comparison(comparison, left, right)
    }
}
