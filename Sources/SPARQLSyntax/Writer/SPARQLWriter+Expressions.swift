import RDFModel

/// Expressions (rules 110–127), with brackets only where they are needed.
extension SPARQLWriter {
    /// How tightly an expression binds.
    private enum Binding: Int {
        case or
        case and
        case relation
        case sum
        case product
        case unary
        case primary
    }

    private static func binding(_ expression: Expression) -> Binding {
        switch expression {
        case .or: .or
        case .and: .and
        case .comparison, .membership: .relation
        case .arithmetic(.add, _, _), .arithmetic(.subtract, _, _): .sum
        case .arithmetic: .product
        case .not, .negative, .positive: .unary
        case .variable, .constant, .call, .function, .exists, .aggregate: .primary
        }
    }

    mutating func write(_ expression: Expression) {
        switch expression {
        case .variable(let variable): write(variable)
        case .constant(let term): write(term)
        case .or(let operands): list(operands, " || ", .and)
        case .and(let operands): list(operands, " && ", .relation)
        case .not(let operand):
            write("!")
            part(operand, .unary)
        case .negative(let operand): signed("-", operand)
        case .positive(let operand): signed("+", operand)
        case .comparison(let operation, let left, let right):
            part(left, .sum)
            write(" " + operation.rawValue + " ")
            part(right, .sum)
        case .membership(let operand, let members, let negated):
            part(operand, .sum)
            write(negated ? " NOT IN " : " IN ")
            arguments(members)
        case .arithmetic(let operation, let left, let right):
            let isSum = operation == .add || operation == .subtract
            part(left, isSum ? .sum : .product)
            write(" " + operation.rawValue + " ")
            part(right, isSum ? .product : .unary)
        case .call(let function, let operands):
            write(function.spelling)
            arguments(operands)
        case .function(let name, let operands):
            write(name)
            arguments(operands)
        case .exists(let pattern, let negated):
            write(negated ? "NOT EXISTS " : "EXISTS ")
            write(pattern.group)
        case .aggregate(let aggregate): write(aggregate)
        }
    }

    private mutating func part(_ expression: Expression, _ least: Binding) {
        if SPARQLWriter.binding(expression).rawValue < least.rawValue {
            bracketed(expression)
        } else {
            write(expression)
        }
    }

    mutating func bracketed(_ expression: Expression) {
        write("(")
        write(expression)
        write(")")
    }

    /// A sign in front of a number would become a part of it.
    private mutating func signed(_ sign: String, _ operand: Expression) {
        write(sign)
        if case .constant = operand { bracketed(operand) } else { part(operand, .primary) }
    }

    private mutating func list(_ operands: [Expression], _ separator: String, _ least: Binding) {
        for (number, operand) in operands.enumerated() {
            if number > 0 { write(separator) }
            part(operand, least)
        }
    }

    private mutating func arguments(_ operands: [Expression]) {
        write("(")
        list(operands, ", ", .or)
        write(")")
    }

    private mutating func write(_ aggregate: Aggregate) {
        let name =
            switch aggregate.function {
            case .count: "COUNT"
            case .sum: "SUM"
            case .average: "AVG"
            case .minimum: "MIN"
            case .maximum: "MAX"
            case .sample: "SAMPLE"
            case .groupConcat: "GROUP_CONCAT"
            }
        write(name + (aggregate.distinct ? "(DISTINCT " : "("))
        if let expression = aggregate.expression { write(expression) } else { write("*") }
        if case .groupConcat(let separator) = aggregate.function, !separator.utf8.elementsEqual(" ".utf8) {
            write("; SEPARATOR=" + TermText.quoted(separator))
        }
        write(")")
    }

    /// `Constraint`: brackets around all but calls.
    mutating func constraint(_ expression: Expression) {
        switch expression {
        case .call, .function, .exists, .aggregate: write(expression)
        default: bracketed(expression)
        }
    }
}
