public import RDFModel

/// A SPARQL expression (SPARQL 1.1 §17, grammar rules 110–127).
public indirect enum Expression: Equatable, Sendable {
    /// The value bound to a variable.
    case variable(Variable)
    /// A fixed term.
    case constant(Term)
    /// `a || b || …`
    case or([Expression])
    /// `a && b && …`
    case and([Expression])
    /// `! a`
    case not(Expression)
    /// `a = b` and its kin.
    case comparison(ComparisonOperator, Expression, Expression)
    /// `a IN (…)`, or `a NOT IN (…)`.
    case membership(Expression, [Expression], negated: Bool)
    /// `a + b` and its kin.
    case arithmetic(ArithmeticOperator, Expression, Expression)
    /// `- a`
    case negative(Expression)
    /// `+ a`
    case positive(Expression)
    /// A function that has a keyword.
    case call(BuiltIn, [Expression])
    /// A function named by an IRI: a cast or an extension.
    case function(IRI, [Expression])
    /// `EXISTS { … }`, or `NOT EXISTS { … }`.
    case exists(ExistsPattern, negated: Bool)
    /// An aggregate over the rows of a group.
    case aggregate(Aggregate)
}

/// The pattern of an `EXISTS`, as it was written and as algebra.
public struct ExistsPattern: Equatable, Sendable {
    /// The pattern as it was written.
    public let group: GroupPattern
    /// Its translation by §18.2.2.
    public let algebra: Algebra

    /// Keeps the pattern and translates it.
    public init(_ group: GroupPattern) {
        self.group = group
        self.algebra = AlgebraTranslation.translate(group)
    }

    /// Keeps the pattern with algebra that was made of its translation.
    init(_ group: GroupPattern, translated algebra: Algebra) {
        self.group = group
        self.algebra = algebra
    }
}

/// The six comparisons (SPARQL 1.1 §17.3).
public enum ComparisonOperator: String, Sendable {
    /// `=`
    case equal = "="
    /// `!=`
    case notEqual = "!="
    /// `<`
    case less = "<"
    /// `>`
    case greater = ">"
    /// `<=`
    case lessOrEqual = "<="
    /// `>=`
    case greaterOrEqual = ">="
}

/// The four operations on numbers (SPARQL 1.1 §17.3).
public enum ArithmeticOperator: String, Sendable {
    /// `+`
    case add = "+"
    /// `-`
    case subtract = "-"
    /// `*`
    case multiply = "*"
    /// `/`
    case divide = "/"
}

/// An aggregate (SPARQL 1.1 §18.5.1).
public struct Aggregate: Equatable, Sendable {
    /// What is computed.
    public enum Function: Equatable, Sendable {
        /// The number of values, or of rows.
        case count
        /// The sum of numbers.
        case sum
        /// The mean of numbers.
        case average
        /// The least value by the order of `ORDER BY`.
        case minimum
        /// The greatest value by the order of `ORDER BY`.
        case maximum
        /// Some value of the group.
        case sample
        /// The strings one after another with a separator between them.
        case groupConcat(separator: String)
    }

    /// What is computed.
    public var function: Function
    /// Whether equal values count once.
    public var distinct: Bool
    /// The aggregated expression; `nil` is the `*` of `COUNT(*)`.
    public var expression: Expression?

    /// Makes an aggregate.
    public init(_ function: Function, distinct: Bool, _ expression: Expression?) {
        self.function = function
        self.distinct = distinct
        self.expression = expression
    }
}
