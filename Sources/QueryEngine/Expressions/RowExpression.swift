import RDFModel
import SPARQLFunctions
import SPARQLSyntax

/// An expression whose variables are numbers and whose constants are values.
indirect enum RowExpression {
    case variable(Int)
    case constant(Value)
    case or([RowExpression])
    case and([RowExpression])
    case not(RowExpression)
    case comparison(ComparisonOperator, RowExpression, RowExpression)
    case membership(RowExpression, [RowExpression], negated: Bool)
    case arithmetic(ArithmeticOperator, RowExpression, RowExpression)
    case negative(RowExpression)
    case positive(RowExpression)
    /// `BOUND` of a variable.
    case bound(Int)
    case call(BuiltIn, [RowExpression])
    case cast(RowExpression, to: IRI)
    /// A function that is none of SPARQL's own; it gives `nil` for an error.
    case extensionCall(([Term]) -> Term?, [RowExpression])
    /// A function that nobody knows: always an error.
    case unknown
    case exists(CorrelatedPattern, negated: Bool)
    /// `=` or `!=` with an IRI or a string, which only the same term equals.
    case identity(Int, id: UInt64, negated: Bool)
    /// `IN` or `NOT IN` a list of IRIs, each of which only the same term equals.
    case identities(Int, ids: Set<UInt64>, negated: Bool)
    /// A comparison that bits of ids decide.
    case order(IDComparison)
    /// A condition on the bytes of a term.
    case text(TextTest)

    /// Whether the same values of its variables give the same result.
    var isDeterministic: Bool {
        switch self {
        case .variable, .constant, .bound, .unknown, .identity, .identities, .text, .order: true
        case .exists, .extensionCall: false
        case .call(let function, let operands):
            switch function {
            case .rand, .uuid, .struuid, .bnode: false
            default: operands.allSatisfy(\.isDeterministic)
            }
        case .not(let operand), .negative(let operand), .positive(let operand), .cast(let operand, _):
            operand.isDeterministic
        case .comparison(_, let left, let right), .arithmetic(_, let left, let right):
            left.isDeterministic && right.isDeterministic
        case .membership(let operand, let list, _): operand.isDeterministic && list.allSatisfy(\.isDeterministic)
        case .or(let operands), .and(let operands): operands.allSatisfy(\.isDeterministic)
        }
    }

    /// The variable that it reads, if it reads one and its result is that of the value.
    var onlyVariable: Int? {
        guard isDeterministic else { return nil }
        let variables = variables
        return variables.count == 1 ? variables.first : nil
    }

    /// The variables that it reads, but for those of patterns within.
    var variables: Set<Int> {
        switch self {
        case .variable(let variable), .bound(let variable), .identity(let variable, _, _),
            .identities(let variable, _, _):
            [variable]
        case .constant, .unknown: []
        case .exists(let pattern, _): pattern.outerVariables
        case .text(let test): [test.variable]
        case .order(let order): [order.variable]
        case .not(let operand), .negative(let operand), .positive(let operand), .cast(let operand, _):
            operand.variables
        case .comparison(_, let left, let right), .arithmetic(_, let left, let right):
            left.variables.union(right.variables)
        case .membership(let operand, let list, _): list.reduce(operand.variables) { $0.union($1.variables) }
        case .or(let operands), .and(let operands), .call(_, let operands), .extensionCall(_, let operands):
            operands.reduce([]) { $0.union($1.variables) }
        }
    }
}
