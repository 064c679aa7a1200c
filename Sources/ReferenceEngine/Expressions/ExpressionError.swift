/// Why an expression has no value (SPARQL 1.1 §17.2). Only operators that say so tell one error from another value.
enum ExpressionError: Error {
    /// A variable is unbound, or an operand is of the wrong type or out of range.
    case typeError
}
