import RDFModel

extension Parser {
    /// `Path ::= PathSequence ( '|' PathSequence )*`
    mutating func path() throws(SPARQLSyntaxError) -> PropertyPath {
        try nested { (parser: inout Parser) throws(SPARQLSyntaxError) -> PropertyPath in
            var alternatives = [try parser.pathSequence()]
            while parser.take(.bar) { alternatives.append(try parser.pathSequence()) }
            return alternatives.count == 1 ? alternatives[0] : .alternative(alternatives)
        }
    }

    /// `PathSequence ::= PathEltOrInverse ( '/' PathEltOrInverse )*`
    private mutating func pathSequence() throws(SPARQLSyntaxError) -> PropertyPath {
        var result = try pathElementOrInverse()
        var length = 0
        while take(.slash) {
            length += 1
            try checkChain(length)
            result = .sequence(result, try pathElementOrInverse())
        }
        return result
    }

    /// `PathEltOrInverse ::= PathElt | '^' PathElt`
    private mutating func pathElementOrInverse() throws(SPARQLSyntaxError) -> PropertyPath {
        take(.caret) ? .inverse(try pathElement()) : try pathElement()
    }

    /// `PathElt ::= PathPrimary PathMod?`
    private mutating func pathElement() throws(SPARQLSyntaxError) -> PropertyPath {
        let primary = try pathPrimary()
        if take(.question) { return .zeroOrOne(primary) }
        if take(.star) { return .zeroOrMore(primary) }
        if take(.plus) { return .oneOrMore(primary) }
        return primary
    }

    /// `PathPrimary ::= iri | 'a' | '!' PathNegatedPropertySet | '(' Path ')'`
    private mutating func pathPrimary() throws(SPARQLSyntaxError) -> PropertyPath {
        if take(.openParenthesis) {
            let result = try path()
            try expect(.closeParenthesis)
            return result
        }
        if take(.not) { return try negatedSet() }
        return .link(try predicate())
    }

    /// `iri | 'a'`
    mutating func predicate() throws(SPARQLSyntaxError) -> IRI {
        if isA {
            advance()
            return RDF.type
        }
        guard startsIRI else { throw unexpected("a predicate") }
        return try iri()
    }

    /// `PathNegatedPropertySet` (rule 95). A direction that the set does not name is not walked, but a set that
    /// names none is walked forwards (§18.2.2.3).
    private mutating func negatedSet() throws(SPARQLSyntaxError) -> PropertyPath {
        var forward: [IRI] = []
        var backward: [IRI] = []
        func isolated(_ parser: inout Parser) throws(SPARQLSyntaxError) {
            if parser.take(.caret) {
                backward.append(try parser.predicate())
            } else {
                forward.append(try parser.predicate())
            }
        }
        if take(.openParenthesis) {
            if !at(.closeParenthesis) {
                repeat { try isolated(&self) } while take(.bar)
            }
            try expect(.closeParenthesis)
        } else {
            try isolated(&self)
        }
        return .negatedSet(
            forward: forward.isEmpty && !backward.isEmpty ? nil : forward, backward: backward.isEmpty ? nil : backward)
    }
}
