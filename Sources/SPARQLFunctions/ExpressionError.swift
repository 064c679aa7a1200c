/// Why an expression has no value (SPARQL 1.1 §17.2). It fits in a byte, since rows without a value are common.
///
/// Only operators that say so tell one error from another value, so the reasons serve messages alone, but for
/// ``stopped``: whoever swallows an error must ask the limits again before a result is given out.
package enum ExpressionError: Error, Equatable, Sendable {
    /// A variable is unbound.
    case unbound
    /// An operand is of the wrong type.
    case type
    /// A text is not in the lexical space of the type that it is cast to.
    case lexical
    /// A result lies outside of what its type holds.
    case range
    /// An exact number is divided by zero.
    case divisionByZero
    /// A regular expression, its flags or a replacement is malformed.
    case pattern
    /// The text of an aggregate would be longer than `TextLimit.bytes`; the query is to end.
    case length
    /// A regular expression is well formed and larger than what can be compiled; where a context is at hand, it notes
    /// that, and ``stopped`` is thrown instead.
    case size
    /// The evaluation is to end: a deadline, a cancellation, or a pattern that takes more steps than it may.
    case stopped
}
