import RDFModel
import SPARQLFunctions
import SPARQLSyntax

extension Evaluation {
    /// The term that an expression gives for a row; `nil` if it has an error.
    func term(of expression: Expression, _ row: Row, _ context: Context) -> Term? {
        (try? value(of: expression, row, context))?.term
    }

    /// The value of an expression for a row (§17).
    func value(of expression: Expression, _ row: Row, _ context: Context) throws(ExpressionError) -> Value {
        switch expression {
        case .variable(let variable):
            guard let term = row[variables.slot(of: variable)] else { throw .unbound }
            return Value(term)
        case .constant(let term):
            return Value(term)
        case .or, .and, .not, .membership, .exists:
            return .boolean(try truth(of: expression, row, context))
        case .comparison(let comparison, let left, let right):
            let l = try value(of: left, row, context)
            return .boolean(try Comparison.holds(comparison, l, try value(of: right, row, context)))
        case .arithmetic(let operation, let left, let right):
            let l = try value(of: left, row, context)
            return try Arithmetic.apply(operation, l, try value(of: right, row, context))
        case .negative(let operand):
            return try Arithmetic.negated(try value(of: operand, row, context))
        case .positive(let operand):
            return try Arithmetic.positive(try value(of: operand, row, context))
        case .call(let function, let arguments):
            return try call(function, arguments, row, context)
        case .function(let name, let arguments):
            if let function = settings.functions[name] {
                var terms: [Term] = []
                for argument in arguments { terms.append(try value(of: argument, row, context).term) }
                guard let term = function(terms) else { throw .type }
                return Value(term)
            }
            guard arguments.count == 1 else { throw .type }
            return try Casts.cast(try value(of: arguments[0], row, context), to: name)
        case .aggregate:
            // The translation leaves none where an expression is evaluated.
            throw .type
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
            return try value(of: expression, row, context).effectiveBoolean
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
                if try Comparison.equal(left, try value(of: item, row, context)) { return true }
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
        inner.base = row.restricted(to: visible(row.slots))
        do {
            return !(try rows(of: pattern.algebra, inner).isEmpty)
        } catch {
            throw .type
        }
    }
}
