import RDFModel

extension Parser {
    /// `TriplesBlock ::= TriplesSameSubjectPath ( '.' TriplesBlock? )?`
    mutating func triplesBlock(into elements: inout [PatternElement]) throws(SPARQLSyntaxError) {
        while startsNode {
            let isPropertyListOptional = at(.openParenthesis) || at(.openBracket)
            let isBare = isEmptyBrackets
            let subject = try node(into: &elements)
            if startsVerb {
                try propertyList(subject, into: &elements)
            } else if !isPropertyListOptional || isBare {
                throw unexpected("a predicate")
            }
            guard take(.dot) else { return }
        }
    }

    /// `ANON` or `NIL`: a bare `[]` or `()`, which says nothing without a predicate.
    private var isEmptyBrackets: Bool {
        if at(.openBracket), case .symbol(.closeBracket) = following.kind { return true }
        if at(.openParenthesis), case .symbol(.closeParenthesis) = following.kind { return true }
        return false
    }

    /// Whether a subject or object may start here.
    private var startsNode: Bool {
        switch token.kind {
        case .variable, .blankNode, .symbol(.openParenthesis), .symbol(.openBracket): true
        default: startsIRI || startsLiteral
        }
    }

    private var startsVerb: Bool {
        switch token.kind {
        case .variable, .iri, .prefixedName, .symbol(.caret), .symbol(.not), .symbol(.openParenthesis): true
        default: isA
        }
    }

    /// The keyword `a`, the only one whose case matters.
    var isA: Bool {
        if case .word(let word) = token.kind { word.utf8.elementsEqual("a".utf8) } else { false }
    }

    /// `GraphNodePath ::= VarOrTerm | TriplesNodePath`: adds the triples of brackets, and gives their node.
    private mutating func node(into elements: inout [PatternElement]) throws(SPARQLSyntaxError) -> PatternTerm {
        switch token.kind {
        case .variable:
            return .variable(try variable())
        case .blankNode(let label):
            return try labelledBlankNode(label)
        case .symbol(.openParenthesis):
            return try collection(into: &elements)
        case .symbol(.openBracket):
            return try blankNodeProperties(into: &elements)
        default:
            if startsIRI { return .term(.iri(try iri())) }
            if startsLiteral { return .term(.literal(try literal())) }
            throw unexpected("a variable or a term")
        }
    }

    /// `PropertyListPathNotEmpty` (rule 83).
    private mutating func propertyList(
        _ subject: PatternTerm, into elements: inout [PatternElement]
    ) throws(SPARQLSyntaxError) {
        while true {
            let verb = try verb()
            repeat {
                let object = try node(into: &elements)
                switch verb {
                case .variable(let variable):
                    elements.append(.triple(TriplePattern(subject, .variable(variable), object)))
                case .path(.link(let predicate)):
                    elements.append(.triple(TriplePattern(subject, .term(.iri(predicate)), object)))
                case .path(let path):
                    elements.append(.path(PathPattern(subject, path, object)))
                }
            } while take(.comma)
            guard take(.semicolon) else { return }
            while take(.semicolon) {}
            guard startsVerb else { return }
        }
    }

    private enum Verb {
        case variable(Variable)
        case path(PropertyPath)
    }

    private mutating func verb() throws(SPARQLSyntaxError) -> Verb {
        if case .variable = token.kind { return .variable(try variable()) }
        guard startsVerb else { throw unexpected("a predicate") }
        return .path(try path())
    }

    /// `CollectionPath ::= '(' GraphNodePath+ ')'`; an empty one is `rdf:nil`.
    private mutating func collection(into elements: inout [PatternElement]) throws(SPARQLSyntaxError) -> PatternTerm {
        var collected: [PatternElement] = []
        let head = try nested { (parser: inout Parser) throws(SPARQLSyntaxError) -> PatternTerm in
            try parser.expect(.openParenthesis)
            if parser.take(.closeParenthesis) { return .term(.iri(RDF.nil_)) }
            let head = parser.freshBlankNode()
            var cell = head
            while true {
                let item = try parser.node(into: &collected)
                collected.append(.triple(TriplePattern(cell, .term(.iri(RDF.first)), item)))
                let isLast = parser.take(.closeParenthesis)
                let rest = isLast ? PatternTerm.term(.iri(RDF.nil_)) : parser.freshBlankNode()
                collected.append(.triple(TriplePattern(cell, .term(.iri(RDF.rest)), rest)))
                if isLast { return head }
                cell = rest
            }
        }
        elements += collected
        return head
    }

    /// `BlankNodePropertyListPath ::= '[' PropertyListPathNotEmpty ']'`, and `ANON`.
    private mutating func blankNodeProperties(
        into elements: inout [PatternElement]
    ) throws(SPARQLSyntaxError) -> PatternTerm {
        var collected: [PatternElement] = []
        let node = try nested { (parser: inout Parser) throws(SPARQLSyntaxError) -> PatternTerm in
            try parser.expect(.openBracket)
            let node = parser.freshBlankNode()
            if parser.take(.closeBracket) { return node }
            try parser.propertyList(node, into: &collected)
            try parser.expect(.closeBracket)
            return node
        }
        elements += collected
        return node
    }
}
