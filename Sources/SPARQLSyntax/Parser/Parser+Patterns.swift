import RDFModel

extension Parser {
    /// `GroupGraphPattern ::= '{' ( SubSelect | GroupGraphPatternSub ) '}'`
    mutating func groupPattern() throws(SPARQLSyntaxError) -> GroupPattern {
        try nested { (parser: inout Parser) throws(SPARQLSyntaxError) -> GroupPattern in
            try parser.expect(.openBrace)
            parser.patternNumber += 1
            let outer = parser.allowsAggregates
            parser.allowsAggregates = false
            var group = GroupPattern()
            if parser.at("SELECT") {
                group.elements = [.subquery(try parser.subquery())]
            } else {
                try parser.groupElements(into: &group.elements)
            }
            guard parser.take(.closeBrace) else { throw parser.unexpected("'}' or a pattern") }
            parser.allowsAggregates = outer
            parser.patternNumber += 1
            return group
        }
    }

    /// `GroupGraphPatternSub ::= TriplesBlock? ( GraphPatternNotTriples '.'? TriplesBlock? )*`
    private mutating func groupElements(into elements: inout [PatternElement]) throws(SPARQLSyntaxError) {
        var steps = 0
        var scope = VariableScope.Collector()
        var scoped = 0
        try triplesBlock(into: &elements)
        while startsPatternNotTriples {
            steps += 1
            try checkChain(steps)
            if at("BIND") {
                while scoped < elements.count {
                    scope.add(elements[scoped])
                    scoped += 1
                }
            }
            try patternNotTriples(into: &elements, known: scope)
            _ = take(.dot)
            try triplesBlock(into: &elements)
        }
    }

    private var startsPatternNotTriples: Bool {
        guard token.kind == .word else { return at(.openBrace) }
        return at("OPTIONAL") || at("MINUS") || at("GRAPH") || at("SERVICE") || at("FILTER") || at("BIND")
            || at("VALUES")
    }

    /// Rule 56. Everything but a filter ends the basic graph pattern.
    ///
    /// - Parameter known: the variables in scope, for `BIND` alone.
    private mutating func patternNotTriples(
        into elements: inout [PatternElement], known: VariableScope.Collector
    ) throws(SPARQLSyntaxError) {
        if take("FILTER") {
            elements.append(.filter(try constraint(aggregates: false)))
            return
        }
        patternNumber += 1
        if at(.openBrace) {
            var groups = [try groupPattern()]
            while take("UNION") { groups.append(try groupPattern()) }
            elements.append(groups.count == 1 ? .group(groups[0]) : .union(groups))
        } else if take("OPTIONAL") {
            elements.append(.optional(try groupPattern()))
        } else if take("MINUS") {
            elements.append(.minus(try groupPattern()))
        } else if take("GRAPH") {
            let name = try variableOrIRI()
            elements.append(.graph(name, try groupPattern()))
        } else if take("SERVICE") {
            let silent = take("SILENT")
            let name = try variableOrIRI()
            elements.append(.service(name, silent: silent, try groupPattern()))
        } else if take("BIND") {
            try expect(.openParenthesis)
            let value = try expression()
            try expect("AS")
            let place = token
            let variable = try variable()
            if known.contains(variable) {
                throw error(.variableInUse(variable.name), at: place)
            }
            try expect(.closeParenthesis)
            elements.append(.bind(value, variable))
        } else {
            try expect("VALUES")
            elements.append(.values(try dataBlock()))
        }
        patternNumber += 1
    }

    /// `DataBlock ::= InlineDataOneVar | InlineDataFull`
    mutating func dataBlock() throws(SPARQLSyntaxError) -> InlineData {
        var data = InlineData(variables: [], rows: [])
        if token.kind == .variable {
            data.variables = [try variable()]
            try expect(.openBrace)
            while !at(.closeBrace) { data.rows.append([try dataValue()]) }
            try expect(.closeBrace)
            return data
        }
        guard take(.openParenthesis) else { throw unexpected("a variable or '('") }
        var known: Set<Variable> = []
        while token.kind == .variable {
            let place = token
            let variable = try variable()
            if !known.insert(variable).inserted { throw error(.variableInUse(variable.name), at: place) }
            data.variables.append(variable)
        }
        try expect(.closeParenthesis)
        try expect(.openBrace)
        while !at(.closeBrace) {
            guard take(.openParenthesis) else { throw unexpected("'(' or '}'") }
            var row: [Term?] = []
            while row.count < data.variables.count {
                if at(.closeParenthesis) {
                    throw unexpected("\(data.variables.count) values in the row, one for each variable")
                }
                row.append(try dataValue())
            }
            try expect(.closeParenthesis)
            data.rows.append(row)
        }
        try expect(.closeBrace)
        return data
    }

    /// `DataBlockValue ::= iri | RDFLiteral | NumericLiteral | BooleanLiteral | 'UNDEF' | TripleTermData`
    private mutating func dataValue() throws(SPARQLSyntaxError) -> Term? {
        if at(.openTripleTerm) { return .triple(try tripleTermData()) }
        if take("UNDEF") { return nil }
        guard startsIRI || startsLiteral else { throw unexpected("an IRI, a literal, a triple term or UNDEF") }
        return startsIRI ? .iri(try iri()) : .literal(try literal())
    }
}
