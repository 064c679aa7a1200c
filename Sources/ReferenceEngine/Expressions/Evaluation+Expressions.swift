import RDFModel
import SPARQLSyntax
import XSDTypes

extension Evaluation {
    /// The value of an expression for a row (§17).
    func value(of expression: Expression, _ row: Row, _ context: Context) throws(ExpressionError) -> Term {
        switch expression {
        case .variable(let variable):
            guard let term = row[variables.slot(of: variable)] else { throw .typeError }
            return term
        case .constant(let term):
            return term
        case .or, .and, .not, .membership, .exists:
            return Term(boolean: try truth(of: expression, row, context))
        case .comparison(let comparison, let left, let right):
            let l = try value(of: left, row, context)
            return Term(boolean: try compare(comparison, l, try value(of: right, row, context)))
        case .arithmetic(let operation, let left, let right):
            let l = try value(of: left, row, context)
            return try calculate(operation, l, try value(of: right, row, context))
        case .negative(let operand):
            return try number(try value(of: operand, row, context)).negated.term
        case .positive(let operand):
            return try number(try value(of: operand, row, context)).term
        case .call(let function, let arguments):
            return try call(function, arguments, row, context)
        case .function(let name, let arguments):
            guard arguments.count == 1 else { throw .typeError }
            return try cast(try value(of: arguments[0], row, context), to: name)
        case .aggregate:
            // The translation leaves none where an expression is evaluated.
            throw .typeError
        }
    }

    /// Whether a filter keeps a row: an error does not.
    func isTrue(_ condition: Expression, _ row: Row, _ context: Context) -> Bool {
        (try? truth(of: condition, row, context)) ?? false
    }

    /// The effective boolean value of an expression (§17.2.2), with the truth tables of §17.2 for errors.
    func truth(of expression: Expression, _ row: Row, _ context: Context) throws(ExpressionError) -> Bool {
        switch expression {
        case .not(let operand):
            return !(try truth(of: operand, row, context))
        case .or(let operands):
            return try decide(operands, by: true, row, context)
        case .and(let operands):
            return try decide(operands, by: false, row, context)
        case .membership(let operand, let list, let negated):
            return try isMember(operand, list, row, context) != negated
        case .exists(let pattern, let negated):
            return try exists(pattern, row, context) != negated
        default:
            return try Evaluation.effectiveBooleanValue(try value(of: expression, row, context))
        }
    }

    /// One operand of the deciding value decides; else an error in any is the result.
    private func decide(
        _ operands: [Expression], by deciding: Bool, _ row: Row, _ context: Context
    ) throws(ExpressionError) -> Bool {
        var failure: ExpressionError?
        for operand in operands {
            do throws(ExpressionError) {
                if try truth(of: operand, row, context) == deciding { return deciding }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return !deciding
    }

    /// `IN` (§17.4.1.9): equal to one of the list; an error in one matters only if no other is equal.
    private func isMember(
        _ operand: Expression, _ list: [Expression], _ row: Row, _ context: Context
    ) throws(ExpressionError) -> Bool {
        let left = try value(of: operand, row, context)
        var failure: ExpressionError?
        for item in list {
            do throws(ExpressionError) {
                if try compare(.equal, left, try value(of: item, row, context)) { return true }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return false
    }

    /// `EXISTS` (§18.6): the pattern has a solution when the row is substituted into it.
    private func exists(
        _ pattern: ExistsPattern, _ row: Row, _ context: Context
    ) throws(ExpressionError) -> Bool {
        var inner = context
        inner.base = row.restricted(to: row.slots.filter { variables.variables[$0].isVisible })
        do {
            return !(try rows(of: pattern.algebra, inner).isEmpty)
        } catch {
            throw .typeError
        }
    }

    /// The effective boolean value of a term (§17.2.2).
    static func effectiveBooleanValue(_ term: Term) throws(ExpressionError) -> Bool {
        guard let literal = term.literal else { throw .typeError }
        switch LiteralValue(literal) {
        case .boolean(let value): return value
        case .string(let text): return !text.utf8.isEmpty
        case .languageString(let literal): return !literal.lexicalForm.utf8.isEmpty
        case .number(let number):
            let value = number.doubleValue
            return !(value == 0 || value.isNaN)
        case .illTyped(let literal):
            switch Datatype(literal.datatype) {
            case .boolean, .integer, .decimal, .float, .double: return false
            default: throw .typeError
            }
        case .moment, .duration, .unknown: throw .typeError
        }
    }

    /// The six comparisons (§17.3).
    func compare(
        _ comparison: ComparisonOperator, _ left: Term, _ right: Term
    ) throws(ExpressionError) -> Bool {
        switch comparison {
        case .equal: return try isEqual(left, right)
        case .notEqual: return !(try isEqual(left, right))
        case .less, .greater, .lessOrEqual, .greaterOrEqual: break
        }
        guard let l = left.literal, let r = right.literal else { throw .typeError }
        let (lv, rv) = (LiteralValue(l), LiteralValue(r))
        guard let order = LiteralValue.order(lv, rv) else {
            // NaN is comparable, but neither less nor greater.
            if case .number = lv, case .number = rv { return false }
            throw .typeError
        }
        switch comparison {
        case .less: return order == .less
        case .greater: return order == .greater
        case .lessOrEqual: return order != .greater
        default: return order != .less
        }
    }

    private func isEqual(_ left: Term, _ right: Term) throws(ExpressionError) -> Bool {
        guard let l = left.literal, let r = right.literal else { return left == right }
        return try LiteralValue.equal(l, r)
    }

    // MARK: Arithmetic

    /// The number that a term stands for.
    func number(_ term: Term) throws(ExpressionError) -> XSDNumber {
        guard let literal = term.literal, case .number(let number) = LiteralValue(literal) else { throw .typeError }
        return number
    }

    func arithmetic(
        _ operation: XSDNumber.Operation, _ left: XSDNumber, _ right: XSDNumber
    ) throws(ExpressionError) -> XSDNumber {
        do throws(XSDError) {
            return try XSDNumber.apply(operation, left, right)
        } catch {
            throw .typeError
        }
    }

    private func calculate(
        _ operation: ArithmeticOperator, _ left: Term, _ right: Term
    ) throws(ExpressionError) -> Term {
        let kind: XSDNumber.Operation =
            switch operation {
            case .add: .add
            case .subtract: .subtract
            case .multiply: .multiply
            case .divide: .divide
            }
        return try arithmetic(kind, try number(left), try number(right)).term
    }
}
