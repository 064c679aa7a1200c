import RDFModel

extension Parser {
    /// `Query ::= Prologue ( SelectQuery | ConstructQuery | DescribeQuery | AskQuery ) ValuesClause`
    mutating func query() throws(SPARQLSyntaxError) -> Query {
        try prologue()
        var form = Query.Form.select
        var body = QueryBody(projection: Projection(duplicates: .keep, items: nil))
        var dataset: DatasetClause?
        let start = token
        if at("SELECT") {
            body.projection = try selectClause()
            dataset = try datasetClause()
            try whereAndModifiers(into: &body)
        } else if take("ASK") {
            form = .ask
            dataset = try datasetClause()
            try whereAndModifiers(into: &body)
        } else if take("CONSTRUCT") {
            (form, dataset) = try construct(into: &body)
        } else if take("DESCRIBE") {
            (form, dataset) = try describe(into: &body)
        } else {
            throw unexpected("SELECT, ASK, CONSTRUCT or DESCRIBE")
        }
        if take("VALUES") { body.values = try dataBlock() }
        if case .select = form { try checkProjection(body, at: start) }
        guard token.kind == .end else { throw unexpected("the end of the query") }
        return Query(
            form: form, dataset: dataset, body: body, base: base, prefixes: prefixes.declared, version: version)
    }

    /// `SelectClause ::= 'SELECT' ( 'DISTINCT' | 'REDUCED' )? ( ( Var | '(' Expression 'AS' Var ')' )+ | '*' )`
    mutating func selectClause() throws(SPARQLSyntaxError) -> Projection {
        try expect("SELECT")
        var projection = Projection(duplicates: .keep, items: nil)
        if take("DISTINCT") {
            projection.duplicates = .distinct
        } else if take("REDUCED") {
            projection.duplicates = .reduced
        }
        if take(.star) { return projection }
        var items: [Projection.Item] = []
        // The columns behind the first ones, which are found soonest one by one.
        var known: Set<Variable> = []
        while true {
            if items.count > 8, let last = items.last { known.insert(last.variable) }
            if token.kind == .variable {
                let variable = try variable()
                items.append(Projection.Item(variable: variable, expression: nil))
            } else if take(.openParenthesis) {
                let expression = try aggregateExpression()
                try expect("AS")
                let place = token
                let variable = try variable()
                if known.contains(variable) || items.prefix(8).contains(where: { $0.variable == variable }) {
                    throw error(.variableInUse(variable.name), at: place)
                }
                try expect(.closeParenthesis)
                items.append(Projection.Item(variable: variable, expression: expression))
            } else {
                break
            }
        }
        if items.isEmpty { throw unexpected("a variable, '(' or '*'") }
        projection.items = items
        return projection
    }

    /// `DatasetClause ::= 'FROM' ( DefaultGraphClause | NamedGraphClause )`, any number of them.
    mutating func datasetClause() throws(SPARQLSyntaxError) -> DatasetClause? {
        var clause: DatasetClause?
        while take("FROM") {
            var graphs = clause ?? DatasetClause(defaultGraphs: [], namedGraphs: [])
            if take("NAMED") {
                graphs.namedGraphs.append(try iri())
            } else {
                graphs.defaultGraphs.append(try iri())
            }
            clause = graphs
        }
        return clause
    }

    /// `WhereClause ::= 'WHERE'? GroupGraphPattern`, then the solution modifiers.
    mutating func whereAndModifiers(into body: inout QueryBody) throws(SPARQLSyntaxError) {
        _ = take("WHERE")
        guard at(.openBrace) else { throw unexpected("WHERE or '{'") }
        body.pattern = try groupPattern()
        body.modifiers = try solutionModifiers()
    }

    /// Rule 10, with its short form `CONSTRUCT WHERE { … }`.
    private mutating func construct(
        into body: inout QueryBody
    ) throws(SPARQLSyntaxError) -> (Query.Form, DatasetClause?) {
        if at(.openBrace) {
            let template = try template()
            let dataset = try datasetClause()
            try whereAndModifiers(into: &body)
            return (.construct(template), dataset)
        }
        let dataset = try datasetClause()
        try expect("WHERE")
        let template = try template()
        body.pattern = GroupPattern(template.map { .triple($0) })
        body.modifiers = try solutionModifiers()
        return (.construct(template), dataset)
    }

    /// `ConstructTemplate ::= '{' ConstructTriples? '}'`
    private mutating func template() throws(SPARQLSyntaxError) -> [TriplePattern] {
        try expect(.openBrace)
        var template: [TriplePattern] = []
        try triples(for: .template) { template.append($0) }
        guard take(.closeBrace) else { throw unexpected("'}' or a triple") }
        return template
    }

    /// `DescribeQuery ::= 'DESCRIBE' ( VarOrIri+ | '*' ) DatasetClause* WhereClause? SolutionModifier`
    private mutating func describe(into body: inout QueryBody) throws(SPARQLSyntaxError) -> (Query.Form, DatasetClause?)
    {
        var things: [PatternTerm] = []
        if !take(.star) {
            repeat {
                things.append(try variableOrIRI())
            } while startsVariableOrIRI
        }
        let dataset = try datasetClause()
        if at("WHERE") || at(.openBrace) {
            try whereAndModifiers(into: &body)
        } else {
            body.modifiers = try solutionModifiers()
        }
        return (.describe(things), dataset)
    }

    /// `SubSelect ::= SelectClause WhereClause SolutionModifier ValuesClause`
    mutating func subquery() throws(SPARQLSyntaxError) -> QueryBody {
        let start = token
        var body = QueryBody(projection: try selectClause())
        try whereAndModifiers(into: &body)
        if take("VALUES") { body.values = try dataBlock() }
        try checkProjection(body, at: start)
        return body
    }

    /// `SolutionModifier ::= GroupClause? HavingClause? OrderClause? LimitOffsetClauses?`
    mutating func solutionModifiers() throws(SPARQLSyntaxError) -> SolutionModifiers {
        var modifiers = SolutionModifiers()
        if take("GROUP") {
            try expect("BY")
            repeat { modifiers.groupBy.append(try groupKey()) } while startsGroupKey
        }
        if take("HAVING") {
            repeat { modifiers.having.append(try constraint(aggregates: true)) } while startsConstraint
        }
        if take("ORDER") {
            try expect("BY")
            repeat { modifiers.orderBy.append(try orderKey()) } while startsOrderKey
        }
        while true {
            if modifiers.limit == nil, take("LIMIT") {
                modifiers.limit = try count()
            } else if modifiers.offset == nil, take("OFFSET") {
                modifiers.offset = try count()
            } else {
                return modifiers
            }
        }
    }

    private mutating func count() throws(SPARQLSyntaxError) -> Int {
        guard token.kind == .integer, let value = Int(source.text(token)) else {
            throw unexpected("a whole number")
        }
        advance()
        return value
    }

    private var startsGroupKey: Bool {
        token.kind == .variable || at(.openParenthesis) || startsFunctionCall
    }

    /// `GroupCondition ::= BuiltInCall | FunctionCall | '(' Expression ( 'AS' Var )? ')' | Var`
    private mutating func groupKey() throws(SPARQLSyntaxError) -> SolutionModifiers.GroupKey {
        if token.kind == .variable {
            let variable = try variable()
            return SolutionModifiers.GroupKey(expression: .variable(variable), variable: variable)
        }
        if take(.openParenthesis) {
            let expression = try expression()
            let variable = take("AS") ? try variable() : nil
            try expect(.closeParenthesis)
            return SolutionModifiers.GroupKey(expression: expression, variable: variable)
        }
        guard startsFunctionCall else { throw unexpected("a variable, '(' or a function call") }
        return SolutionModifiers.GroupKey(expression: try primary(), variable: nil)
    }

    private var startsOrderKey: Bool {
        token.kind == .variable || at("ASC") || at("DESC") || startsConstraint
    }

    /// `OrderCondition ::= ( ( 'ASC' | 'DESC' ) BrackettedExpression ) | ( Constraint | Var )`
    private mutating func orderKey() throws(SPARQLSyntaxError) -> SolutionModifiers.OrderKey {
        if at("ASC") || at("DESC") {
            let descending = at("DESC")
            advance()
            guard at(.openParenthesis) else { throw unexpected("'('") }
            return SolutionModifiers.OrderKey(
                expression: try constraint(aggregates: true), descending: descending)
        }
        if token.kind == .variable {
            return SolutionModifiers.OrderKey(expression: .variable(try variable()), descending: false)
        }
        guard startsConstraint else { throw unexpected("a variable, ASC, DESC, '(' or a function call") }
        return SolutionModifiers.OrderKey(expression: try constraint(aggregates: true), descending: false)
    }

    private mutating func aggregateExpression() throws(SPARQLSyntaxError) -> Expression {
        let outer = allowsAggregates
        allowsAggregates = true
        let result = try expression()
        allowsAggregates = outer
        return result
    }

    var startsConstraint: Bool { at(.openParenthesis) || startsFunctionCall }

    /// `Constraint ::= BrackettedExpression | BuiltInCall | FunctionCall`
    mutating func constraint(aggregates: Bool) throws(SPARQLSyntaxError) -> Expression {
        guard startsConstraint else { throw unexpected("'(' or a function call") }
        let outer = allowsAggregates
        allowsAggregates = aggregates
        let result = try primary()
        allowsAggregates = outer
        return result
    }
}
