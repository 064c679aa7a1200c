import RDFModel
import SPARQLFunctions
import SPARQLSyntax

extension Evaluation {
    /// A function that has a keyword (§17.4): the forms whose arguments are not all evaluated are here, the others in
    /// `SPARQLFunctions`.
    func call(
        _ function: BuiltIn, _ arguments: [Expression], _ row: Row, _ context: Context
    ) throws(ExpressionError) -> Value {
        switch function {
        case .bound:
            guard case .variable(let variable) = arguments[0] else { throw .type }
            return .boolean(row[variables.slot(of: variable)] != nil)
        case .coalesce:
            for argument in arguments {
                if let value = try? value(of: argument, row, context) { return value }
            }
            throw .unbound
        case .if:
            let condition = try truth(of: arguments[0], row, context)
            return try value(of: arguments[condition ? 1 : 2], row, context)
        default:
            var values: [Value] = []
            for argument in arguments { values.append(try value(of: argument, row, context)) }
            return try Functions.call(function, values, functions)
        }
    }
}
