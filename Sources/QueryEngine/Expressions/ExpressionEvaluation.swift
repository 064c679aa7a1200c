import RDFModel
import SPARQLFunctions
import SPARQLSyntax

extension RowExpression {
    /// The value for the row of a frame (SPARQL 1.1 §17.2).
    func value(_ frame: Frame) throws(ExpressionError) -> Value {
        switch self {
        case .variable(let variable): return try frame.value(of: variable)
        case .constant(let value): return value
        case .bound(let variable): return .boolean(frame.id(of: variable) != 0)
        case .arithmetic(let operation, let left, let right):
            let result = try Arithmetic.apply(operation, left.value(frame), right.value(frame))
            if case .number(let number) = result, number.isLong { try frame.context.functions.pause() }
            return result
        case .negative(let operand): return try Arithmetic.negated(operand.value(frame))
        case .positive(let operand): return try Arithmetic.positive(operand.value(frame))
        case .cast(let operand, let datatype): return try Casts.cast(operand.value(frame), to: datatype)
        case .unknown: throw .type
        case .extensionCall(let function, let operands):
            var terms: [Term] = []
            for operand in operands { terms.append(try operand.value(frame).term) }
            guard let term = function(terms) else { throw .type }
            return Value(term)
        case .call(.if, let operands):
            return try operands[operands[0].isTrue(frame) ? 1 : 2].value(frame)
        case .call(.coalesce, let operands):
            for operand in operands {
                do throws(ExpressionError) {
                    return try operand.value(frame)
                } catch {
                    if error == .stopped { throw error }
                }
            }
            throw .unbound
        case .call(let function, let operands): return try call(function, operands, frame)
        case .or, .and, .not, .comparison, .membership, .exists, .identity, .identities, .text, .order:
            return .boolean(try isTrue(frame))
        }
    }

    private func call(
        _ function: BuiltIn, _ operands: [RowExpression], _ frame: Frame
    ) throws(ExpressionError) -> Value {
        let functions = frame.context.functions
        switch operands.count {
        case 1: return try Functions.unary(function, operands[0].value(frame), functions)
        case 2: return try Functions.binary(function, operands[0].value(frame), operands[1].value(frame), functions)
        default:
            var values: [Value] = []
            for operand in operands { values.append(try operand.value(frame)) }
            return try Functions.call(function, values, functions)
        }
    }

    /// The effective boolean value for the row of a frame (§17.2.2).
    func isTrue(_ frame: Frame) throws(ExpressionError) -> Bool {
        switch self {
        case .not(let operand): return !(try operand.isTrue(frame))
        case .or(let operands): return try connective(operands, decisive: true, frame)
        case .and(let operands): return try connective(operands, decisive: false, frame)
        case .comparison(let comparison, .variable(let left), .variable(let right)):
            if let known = frame.context.order.holds(comparison, frame.id(of: left), frame.id(of: right)) {
                return known
            }
            return try Comparison.holds(comparison, frame.value(of: left), frame.value(of: right))
        case .comparison(let comparison, let left, let right):
            return try Comparison.holds(comparison, left.value(frame), right.value(frame))
        case .membership(let operand, let list, let negated):
            return try isMember(operand, list, frame) != negated
        case .exists(let pattern, let negated): return try pattern.hasSolution(frame) != negated
        case .identity(let variable, let id, let negated):
            let found = frame.id(of: variable)
            if found == 0 { throw .unbound }
            return (found == id) != negated
        case .identities(let variable, let ids, let negated):
            let found = frame.id(of: variable)
            if found == 0 { throw .unbound }
            return ids.contains(found) != negated
        case .order(let order):
            if let known = order.holds(frame.id(of: order.variable)) { return known }
            return try order.condition.isTrue(frame)
        case .text(let test):
            switch try frame.verdict(test) {
            case .yes: return true
            case .no: return false
            case .error: throw .type
            case .unknown: return try test.condition.isTrue(frame)
            }
        default: return try value(frame).effectiveBoolean
        }
    }

    /// `||` and `&&`: one operand that decides outweighs errors in the others (§17.2).
    private func connective(
        _ operands: [RowExpression], decisive: Bool, _ frame: Frame
    ) throws(ExpressionError) -> Bool {
        var failure: ExpressionError?
        for operand in operands {
            do throws(ExpressionError) {
                if try operand.isTrue(frame) == decisive { return decisive }
            } catch {
                if error == .stopped { throw error }
                failure = error
            }
        }
        if let failure { throw failure }
        return !decisive
    }

    /// `IN` (§17.4.1.9): true if any is equal, an error if none is and a comparison failed.
    private func isMember(
        _ operand: RowExpression, _ list: [RowExpression], _ frame: Frame
    ) throws(ExpressionError) -> Bool {
        let value = try operand.value(frame)
        var failure: ExpressionError?
        for item in list {
            do throws(ExpressionError) {
                if try Comparison.equal(value, item.value(frame)) { return true }
            } catch {
                if error == .stopped { throw error }
                failure = error
            }
        }
        if let failure { throw failure }
        return false
    }
}
