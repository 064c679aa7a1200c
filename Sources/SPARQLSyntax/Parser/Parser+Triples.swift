import RDFModel

extension Parser {
    /// `TriplesTemplate` (rule 52): triples that are not matched, or not as a group's pattern; there are no paths.
    mutating func triples(
        for role: TripleRole, _ add: (TriplePattern) -> Void
    ) throws(SPARQLSyntaxError) {
        let outer = self.role
        self.role = role
        var elements: [PatternElement] = []
        try triplesBlock(into: &elements)
        self.role = outer
        for element in elements {
            if case .triple(let triple) = element { add(triple) }
        }
    }

    /// `TriplesBlock ::= TriplesSameSubjectPath ( '.' TriplesBlock? )?`
    mutating func triplesBlock(into elements: inout [PatternElement]) throws(SPARQLSyntaxError) {
        while startsNode {
            let start = token
            let isPropertyListOptional =
                at(.openParenthesis) || at(.openBracket) || at(.openReifiedTriple)
            let isBare = isEmptyBrackets
            let subject = try node(into: &elements)
            try checkSubject(subject, at: start)
            if startsVerb {
                try propertyList(subject, into: &elements)
            } else if !isPropertyListOptional || isBare {
                throw unexpected("a predicate")
            }
            guard take(.dot) else { return }
        }
    }

    /// Data must be RDF, where only IRIs and blank nodes are subjects.
    func checkSubject(_ subject: PatternTerm, at place: Token) throws(SPARQLSyntaxError) {
        guard role.isData else { return }
        switch subject {
        case .term(.literal): throw error(.notAllowed("a literal as a subject"), at: place)
        case .term(.triple), .triple: throw error(.notAllowed("a triple term as a subject"), at: place)
        case .term, .variable: return
        }
    }

    /// `ANON` or `NIL`: a bare `[]` or `()`, which says nothing without a predicate.
    private var isEmptyBrackets: Bool {
        at(.openBracket) && following.kind == .symbol(.closeBracket)
            || at(.openParenthesis) && following.kind == .symbol(.closeParenthesis)
    }

    /// Whether a subject or object may start here.
    private var startsNode: Bool {
        switch token.kind {
        case .variable, .blankNode, .symbol(.openParenthesis), .symbol(.openBracket), .symbol(.openReifiedTriple),
            .symbol(.openTripleTerm):
            true
        default:
            startsIRI || startsLiteral
        }
    }

    private var startsVerb: Bool {
        switch token.kind {
        case .variable, .iri, .prefixedName: true
        case .symbol(.caret), .symbol(.not), .symbol(.openParenthesis): role.allowsPaths
        default: isA
        }
    }

    /// The keyword `a`, the only one whose case matters.
    var isA: Bool {
        token.kind == .word && token.end - token.start == 1 && source.bytes[token.start] == UInt8(ascii: "a")
    }

    /// `GraphNodePath ::= VarOrTerm | TriplesNodePath | ReifiedTriple`: adds the triples of brackets, and gives their
    /// node.
    mutating func node(into elements: inout [PatternElement]) throws(SPARQLSyntaxError) -> PatternTerm {
        switch token.kind {
        case .variable:
            return .variable(try variable())
        case .blankNode:
            return try labelledBlankNode()
        case .symbol(.openParenthesis):
            return try collection(into: &elements)
        case .symbol(.openBracket):
            return try blankNodeProperties(into: &elements)
        case .symbol(.openReifiedTriple):
            return try reifiedTriple(into: &elements)
        case .symbol(.openTripleTerm):
            return try tripleTerm()
        default:
            if startsIRI { return .term(.iri(try iri())) }
            if startsLiteral { return .term(.literal(try literal())) }
            throw unexpected("a variable or a term")
        }
    }

    /// `PropertyListPathNotEmpty` (rule 83), with the annotations behind each object.
    mutating func propertyList(
        _ subject: PatternTerm, into elements: inout [PatternElement]
    ) throws(SPARQLSyntaxError) {
        while true {
            let verb = try verb()
            repeat {
                let object = try node(into: &elements)
                switch verb {
                case .term(let predicate):
                    let triple = TriplePattern(subject, predicate, object)
                    elements.append(.triple(triple))
                    try annotations(of: triple, into: &elements)
                case .path(let path):
                    elements.append(.path(PathPattern(subject, path, object)))
                    if startsAnnotation { throw error(.notAllowed("an annotation behind a property path")) }
                }
            } while take(.comma)
            guard take(.semicolon) else { return }
            while take(.semicolon) {}
            guard startsVerb else { return }
        }
    }

    private enum Verb {
        case term(PatternTerm)
        case path(PropertyPath)
    }

    /// `VerbPath | VerbSimple`, or `Verb` where no path may stand.
    private mutating func verb() throws(SPARQLSyntaxError) -> Verb {
        guard role.allowsPaths, token.kind != .variable else { return .term(try simpleVerb()) }
        guard startsVerb else { throw unexpected("a predicate") }
        let path = try path()
        if case .link(let predicate) = path { return .term(.term(.iri(predicate))) }
        return .path(path)
    }

    /// `Verb ::= VarOrIri | 'a'`
    mutating func simpleVerb() throws(SPARQLSyntaxError) -> PatternTerm {
        if token.kind == .variable { return .variable(try variable()) }
        return .term(.iri(try predicate()))
    }

    /// `CollectionPath ::= '(' GraphNodePath+ ')'`; an empty one is `rdf:nil`.
    private mutating func collection(into elements: inout [PatternElement]) throws(SPARQLSyntaxError) -> PatternTerm {
        let start = token
        return try nested { (parser: inout Parser) throws(SPARQLSyntaxError) -> PatternTerm in
            try parser.expect(.openParenthesis)
            if parser.take(.closeParenthesis) { return .term(.iri(RDF.nil_)) }
            let head = try parser.freshBlankNode(at: start)
            var cell = head
            while true {
                let item = try parser.node(into: &elements)
                elements.append(.triple(TriplePattern(cell, .term(.iri(RDF.first)), item)))
                let isLast = parser.take(.closeParenthesis)
                let rest = isLast ? PatternTerm.term(.iri(RDF.nil_)) : try parser.freshBlankNode()
                elements.append(.triple(TriplePattern(cell, .term(.iri(RDF.rest)), rest)))
                if isLast { return head }
                cell = rest
            }
        }
    }

    /// `BlankNodePropertyListPath ::= '[' PropertyListPathNotEmpty ']'`, and `ANON`.
    private mutating func blankNodeProperties(
        into elements: inout [PatternElement]
    ) throws(SPARQLSyntaxError) -> PatternTerm {
        let start = token
        return try nested { (parser: inout Parser) throws(SPARQLSyntaxError) -> PatternTerm in
            try parser.expect(.openBracket)
            let node = try parser.freshBlankNode(at: start)
            if parser.take(.closeBracket) { return node }
            try parser.propertyList(node, into: &elements)
            guard parser.take(.closeBracket) else { throw parser.unexpected("';', ',' or ']'") }
            return node
        }
    }
}
