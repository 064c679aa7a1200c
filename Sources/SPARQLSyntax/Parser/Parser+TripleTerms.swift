import RDFModel

/// Triple terms, reified triples and annotations (SPARQL 1.2).
extension Parser {
    /// `TripleTerm ::= '<<(' TripleTermSubject Verb TripleTermObject ')>>'`
    mutating func tripleTerm() throws(SPARQLSyntaxError) -> PatternTerm {
        try nested { (parser: inout Parser) throws(SPARQLSyntaxError) -> PatternTerm in
            try parser.expect(.openTripleTerm)
            let start = parser.token
            let subject = try parser.tripleTermPart()
            try parser.checkSubject(subject, at: start)
            let predicate = try parser.simpleVerb()
            let object = try parser.tripleTermPart()
            try parser.expect(.closeTripleTerm)
            return .tripleTerm(TriplePattern(subject, predicate, object))
        }
    }

    /// `TripleTermSubject`, `TripleTermObject`: a term, a variable, or a triple term; no brackets that stand for
    /// more triples.
    private mutating func tripleTermPart() throws(SPARQLSyntaxError) -> PatternTerm {
        switch token.kind {
        case .variable: return .variable(try variable())
        case .blankNode: return try labelledBlankNode()
        case .symbol(.openTripleTerm): return try tripleTerm()
        case .symbol(.openBracket) where following.kind == .symbol(.closeBracket):
            let node = try freshBlankNode()
            advance()
            advance()
            return node
        default:
            if startsIRI { return .term(.iri(try iri())) }
            if startsLiteral { return .term(.literal(try literal())) }
            throw unexpected("a variable, a term or a triple term")
        }
    }

    /// `ReifiedTriple ::= '<<' ReifiedTripleSubject Verb ReifiedTripleObject Reifier? '>>'`: gives the reifier, and
    /// adds the triple that makes it one.
    mutating func reifiedTriple(into elements: inout [PatternElement]) throws(SPARQLSyntaxError) -> PatternTerm {
        let start = token
        return try nested { (parser: inout Parser) throws(SPARQLSyntaxError) -> PatternTerm in
            try parser.expect(.openReifiedTriple)
            let subjectStart = parser.token
            let subject = try parser.reifiedPart(into: &elements)
            try parser.checkSubject(subject, at: subjectStart)
            let predicate = try parser.simpleVerb()
            let object = try parser.reifiedPart(into: &elements)
            let triple = TriplePattern(subject, predicate, object)
            let reifier =
                parser.take(.tilde) ? try parser.reifier(else: start) : try parser.freshBlankNode(at: start)
            guard parser.take(.closeReifiedTriple) else { throw parser.unexpected("'~' or '>>'") }
            elements.append(Parser.reification(reifier, triple))
            return reifier
        }
    }

    /// `ReifiedTripleSubject`, `ReifiedTripleObject`
    private mutating func reifiedPart(into elements: inout [PatternElement]) throws(SPARQLSyntaxError) -> PatternTerm {
        at(.openReifiedTriple) ? try reifiedTriple(into: &elements) : try tripleTermPart()
    }

    /// `VarOrReifierId?` behind `~`; without one it is a new blank node.
    private mutating func reifier(else place: Token) throws(SPARQLSyntaxError) -> PatternTerm {
        switch token.kind {
        case .variable: return .variable(try variable())
        case .blankNode: return try labelledBlankNode()
        case .symbol(.openBracket) where following.kind == .symbol(.closeBracket): return try tripleTermPart()
        default: return startsIRI ? .term(.iri(try iri())) : try freshBlankNode(at: place)
        }
    }

    private static func reification(_ reifier: PatternTerm, _ triple: TriplePattern) -> PatternElement {
        .triple(TriplePattern(reifier, .term(.iri(RDF.reifies)), .tripleTerm(triple)))
    }

    /// Whether a reifier or an annotation block stands here.
    var startsAnnotation: Bool { at(.tilde) || at(.openAnnotation) }

    /// `AnnotationPath ::= ( Reifier | AnnotationBlockPath )*`: a block speaks of the reifier right in front of it,
    /// else of a new blank node.
    mutating func annotations(
        of triple: TriplePattern, into elements: inout [PatternElement]
    ) throws(SPARQLSyntaxError) {
        var current: PatternTerm?
        while startsAnnotation {
            let start = token
            if take(.tilde) {
                let node = try reifier(else: start)
                elements.append(Parser.reification(node, triple))
                current = node
                continue
            }
            let node: PatternTerm
            if let reifier = current {
                node = reifier
            } else {
                node = try freshBlankNode()
                elements.append(Parser.reification(node, triple))
            }
            current = nil
            var collected: [PatternElement] = []
            try nested { (parser: inout Parser) throws(SPARQLSyntaxError) in
                try parser.expect(.openAnnotation)
                try parser.propertyList(node, into: &collected)
                guard parser.take(.closeAnnotation) else { throw parser.unexpected("';', ',' or '|}'") }
            }
            elements += collected
        }
    }

    /// `TripleTermData ::= '<<(' iri ( iri | 'a' ) TripleTermDataObject ')>>'`
    mutating func tripleTermData() throws(SPARQLSyntaxError) -> Triple {
        try nested { (parser: inout Parser) throws(SPARQLSyntaxError) -> Triple in
            try parser.expect(.openTripleTerm)
            guard parser.startsIRI else { throw parser.unexpected("an IRI") }
            let subject = Term.iri(try parser.iri())
            let predicate = try parser.predicate()
            let object: Term
            if parser.at(.openTripleTerm) {
                object = .triple(try parser.tripleTermData())
            } else {
                guard parser.startsIRI || parser.startsLiteral else {
                    throw parser.unexpected("an IRI, a literal or a triple term")
                }
                object = parser.startsIRI ? .iri(try parser.iri()) : .literal(try parser.literal())
            }
            try parser.expect(.closeTripleTerm)
            return Triple(subject, predicate, object)
        }
    }

    /// `ExprTripleTerm ::= '<<(' ExprTripleTermSubject Verb ExprTripleTermObject ')>>'`: a constant if it is ground,
    /// else a call of `TRIPLE`.
    mutating func tripleTermExpression() throws(SPARQLSyntaxError) -> Expression {
        try nested { (parser: inout Parser) throws(SPARQLSyntaxError) -> Expression in
            try parser.expect(.openTripleTerm)
            guard parser.startsVariableOrIRI else { throw parser.unexpected("a variable or an IRI") }
            let subject = Parser.expression(try parser.variableOrIRI())
            let predicate = Parser.expression(try parser.simpleVerb())
            let object: Expression
            if parser.at(.openTripleTerm) {
                object = try parser.tripleTermExpression()
            } else if parser.startsVariableOrIRI {
                object = Parser.expression(try parser.variableOrIRI())
            } else {
                guard parser.startsLiteral else {
                    throw parser.unexpected("a variable, a term or a triple term")
                }
                object = .constant(.literal(try parser.literal()))
            }
            try parser.expect(.closeTripleTerm)
            guard case .constant(let s) = subject, case .constant(.iri(let p)) = predicate,
                case .constant(let o) = object
            else { return .call(.triple, [subject, predicate, object]) }
            return .constant(.triple(Triple(s, p, o)))
        }
    }

    private static func expression(_ place: PatternTerm) -> Expression {
        switch place {
        case .term(let term): .constant(term)
        case .variable(let variable): .variable(variable)
        // `VarOrIri` and `Verb` give no triple terms.
        case .triple(let triple):
            .call(.triple, [expression(triple.subject), expression(triple.predicate), expression(triple.object)])
        }
    }
}
