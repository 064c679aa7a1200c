import RDFModel

extension Parser {
    /// `Expression` (rules 110–117): binary operators by precedence.
    mutating func expression() throws(SPARQLSyntaxError) -> Expression {
        try nested { (parser: inout Parser) throws(SPARQLSyntaxError) -> Expression in
            try parser.disjunction()
        }
    }

    private mutating func disjunction() throws(SPARQLSyntaxError) -> Expression {
        var alternatives: [Expression] = []
        repeat {
            var conditions: [Expression] = []
            repeat { conditions.append(try relation()) } while take(.and)
            alternatives.append(conditions.count == 1 ? conditions[0] : .and(conditions))
        } while take(.or)
        return alternatives.count == 1 ? alternatives[0] : .or(alternatives)
    }

    /// `RelationalExpression ::= NumericExpression ( operator NumericExpression | 'NOT'? 'IN' ExpressionList )?`
    private mutating func relation() throws(SPARQLSyntaxError) -> Expression {
        let left = try sum()
        if case .symbol(let symbol) = token.kind, let comparison = Parser.comparison(symbol) {
            advance()
            return .comparison(comparison, left, try sum())
        }
        if take("IN") { return .membership(left, try expressionList(), negated: false) }
        if take("NOT") {
            try expect("IN")
            return .membership(left, try expressionList(), negated: true)
        }
        return left
    }

    private static func comparison(_ symbol: Symbol) -> ComparisonOperator? {
        switch symbol {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .greater: .greater
        case .lessOrEqual: .lessOrEqual
        case .greaterOrEqual: .greaterOrEqual
        default: nil
        }
    }

    /// `AdditiveExpression`. A signed number behind a value needs no case of its own: its sign reads as operator.
    private mutating func sum() throws(SPARQLSyntaxError) -> Expression {
        var result = try product()
        var length = 0
        while at(.plus) || at(.minus) {
            length += 1
            try checkChain(length)
            let operation: ArithmeticOperator = at(.plus) ? .add : .subtract
            advance()
            result = .arithmetic(operation, result, try product())
        }
        return result
    }

    private mutating func product() throws(SPARQLSyntaxError) -> Expression {
        var result = try unary()
        var length = 0
        while at(.star) || at(.slash) {
            length += 1
            try checkChain(length)
            let operation: ArithmeticOperator = at(.star) ? .multiply : .divide
            advance()
            result = .arithmetic(operation, result, try unary())
        }
        return result
    }

    /// `UnaryExpression ::= '!' UnaryExpression | '+' PrimaryExpression | '-' PrimaryExpression | PrimaryExpression`
    private mutating func unary() throws(SPARQLSyntaxError) -> Expression {
        if take(.not) {
            return .not(
                try nested { (parser: inout Parser) throws(SPARQLSyntaxError) -> Expression in try parser.unary() })
        }
        if !startsLiteral {
            if take(.minus) { return .negative(try primary()) }
            if take(.plus) { return .positive(try primary()) }
        }
        return try primary()
    }

    /// Whether a built-in call, an aggregate or a function named by an IRI starts here.
    var startsFunctionCall: Bool {
        if startsIRI { return true }
        guard token.kind == .word else { return false }
        return builtIn != nil || aggregateName != nil || at("EXISTS") || at("NOT")
    }

    private var upperCaseWord: String? {
        token.kind == .word ? source.text(token).uppercased() : nil
    }

    private var builtIn: BuiltIn? { upperCaseWord.flatMap { BuiltIn(rawValue: $0) } }

    private var aggregateName: String? {
        upperCaseWord.flatMap {
            ["COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"].contains($0) ? $0 : nil
        }
    }

    /// `PrimaryExpression` (rule 119).
    mutating func primary() throws(SPARQLSyntaxError) -> Expression {
        if take(.openParenthesis) {
            let result = try expression()
            try expect(.closeParenthesis)
            return result
        }
        if token.kind == .variable { return .variable(try variable()) }
        if at(.openTripleTerm) { return try tripleTermExpression() }
        if startsLiteral { return .constant(.literal(try literal())) }
        if startsIRI {
            let iri = try iri()
            guard at(.openParenthesis) else { return .constant(.iri(iri)) }
            return .function(iri, try arguments())
        }
        if at("EXISTS") || at("NOT") {
            let negated = take("NOT")
            try expect("EXISTS")
            guard at(.openBrace) else { throw unexpected("'{'") }
            return .exists(ExistsPattern(try groupPattern()), negated: negated)
        }
        if let name = aggregateName { return try aggregate(name) }
        if let function = builtIn { return try call(function) }
        throw unexpected("a variable, a term, a function or '('")
    }

    /// `ExpressionList ::= NIL | '(' Expression ( ',' Expression )* ')'`
    private mutating func expressionList() throws(SPARQLSyntaxError) -> [Expression] {
        try expect(.openParenthesis)
        if take(.closeParenthesis) { return [] }
        var result: [Expression] = []
        repeat { result.append(try expression()) } while take(.comma)
        guard take(.closeParenthesis) else { throw unexpected("',' or ')'") }
        return result
    }

    /// `ArgList`, whose `DISTINCT` only aggregates of extensions would use.
    private mutating func arguments() throws(SPARQLSyntaxError) -> [Expression] {
        if isWord(following, "DISTINCT") {
            advance()
            throw error(.notAllowed("DISTINCT"))
        }
        return try expressionList()
    }

    private mutating func call(_ function: BuiltIn) throws(SPARQLSyntaxError) -> Expression {
        advance()
        guard at(.openParenthesis) else { throw unexpected("'('") }
        if function == .bound {
            advance()
            let variable = try variable()
            try expect(.closeParenthesis)
            return .call(.bound, [.variable(variable)])
        }
        let start = token
        let arguments = try expressionList()
        guard function.arity.contains(arguments.count) else {
            let arity = function.arity
            let wanted =
                arity.lowerBound == arity.upperBound
                ? "\(arity.lowerBound)" : "\(arity.lowerBound) to \(arity.upperBound)"
            throw error(
                .unexpected(
                    found: "\(arguments.count)", expected: "\(wanted) arguments for \(function.rawValue)"), at: start)
        }
        return .call(function, arguments)
    }

    /// `Aggregate` (rule 127).
    private mutating func aggregate(_ name: String) throws(SPARQLSyntaxError) -> Expression {
        guard allowsAggregates else { throw error(.notAllowed("an aggregate")) }
        advance()
        try expect(.openParenthesis)
        allowsAggregates = false
        let distinct = take("DISTINCT")
        var expression: Expression?
        if name != "COUNT" || !take(.star) { expression = try self.expression() }
        var separator = " "
        if name == "GROUP_CONCAT", take(.semicolon) {
            try expect("SEPARATOR")
            try expect(.equal)
            separator = try plainString()
        }
        try expect(.closeParenthesis)
        allowsAggregates = true
        let function: Aggregate.Function =
            switch name {
            case "COUNT": .count
            case "SUM": .sum
            case "MIN": .minimum
            case "MAX": .maximum
            case "AVG": .average
            case "SAMPLE": .sample
            default: .groupConcat(separator: separator)
            }
        return .aggregate(Aggregate(function, distinct: distinct, expression))
    }
}
