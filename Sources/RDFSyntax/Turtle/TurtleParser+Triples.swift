internal import RDFModel

/// Reified triples `<< s p o ~ r >>` and triple terms `<<( s p o )>>` (RDF 1.2 Turtle §2.9 to §2.11).
extension TurtleParser {
    /// Opens what starts with `<<` where an object stands.
    mutating func openTriple() throws(ParseStop) {
        if reader.lexer[reader.lexer.position + 2] == UInt8(ascii: "(") {
            guard tripleTerms < NTriplesParser.deepestTripleTerm else {
                throw reader.tooDeep(NTriplesParser.deepestTripleTerm)
            }
            reader.lexer.position += 3
            try push(.tripleTerm)
            tripleTerms += 1
        } else {
            reader.lexer.position += 2
            try push(.reifiedTriple)
        }
        state = .innerSubject
    }

    /// The next part of an inner triple.
    mutating func innerStep(safe: Int) throws(ParseStop) -> Bool {
        switch state {
        case .innerSubject: return try innerSubject(safe: safe)
        case .innerVerb:
            let verb = try verb()
            if isCut(safe) { return false }
            predicate = verb
            state = .innerObject
            return true
        case .innerObject: return try innerObject(safe: safe)
        default: return try innerEnd(safe: safe)
        }
    }

    /// `rtSubject ::= iri | BlankNode | reifiedTriple`, `ttSubject ::= iri | BlankNode`
    private mutating func innerSubject(safe: Int) throws(ParseStop) -> Bool {
        if isAtTriple {
            guard context == .reifiedTriple, reader.lexer[reader.lexer.position + 2] != UInt8(ascii: "(") else {
                throw reader.fail(expected: "a subject: an IRI or a blank node")
            }
            try openTriple()
            return true
        }
        guard let term = try optionalNode() else {
            throw reader.fail(expected: "a subject: an IRI or a blank node")
        }
        if isCut(safe) { return false }
        deliver(term)
        return true
    }

    /// `rtObject ::= iri | BlankNode | literal | tripleTerm | reifiedTriple`,
    /// `ttObject ::= iri | BlankNode | literal | tripleTerm`
    private mutating func innerObject(safe: Int) throws(ParseStop) -> Bool {
        if isAtTriple {
            guard context == .reifiedTriple || reader.lexer[reader.lexer.position + 2] == UInt8(ascii: "(") else {
                throw reader.fail(expected: "an object: an IRI, a blank node, a literal or a triple term")
            }
            try openTriple()
            return true
        }
        let term: UInt32?
        if reader.lexer.current == UInt8(ascii: "[") { term = try anonymousNode() } else { term = try plainTerm() }
        guard let term else {
            throw reader.fail(expected: "an object: an IRI, a blank node, a literal or a triple term")
        }
        if isCut(safe) { return false }
        deliver(term)
        return true
    }

    /// `reifier? '>>'`, or `')>>'`
    private mutating func innerEnd(safe: Int) throws(ParseStop) -> Bool {
        if context == .tripleTerm {
            guard reader.lexer.stands(")>>", anyCase: false) else { throw reader.fail(expected: "')>>'") }
            reader.lexer.position += 3
            let term = reader.block.append(
                triple: QuadBlock.Statement(subject: subject, predicate: predicate, object: object))
            tripleTerms -= 1
            pop()
            deliver(term)
            return true
        }
        if reifier == QuadBlock.none, reader.lexer.skip(UInt8(ascii: "~")) {
            reader.lexer.skipSpace()
            if isCut(safe) { return false }
            let node = try optionalNode()
            if isCut(safe) { return false }
            reifier = node ?? freshNode()
            return true
        }
        guard reader.lexer.stands(">>", anyCase: false) else { throw reader.fail(expected: "'~' or '>>'") }
        reader.lexer.position += 2
        let term = reader.block.append(
            triple: QuadBlock.Statement(subject: subject, predicate: predicate, object: object))
        let node = reifier == QuadBlock.none ? freshNode() : reifier
        emit(node, reader.constant(.reifies), term)
        pop()
        if state == .verbOrEnd, context == .triples { subject = node } else { deliver(node) }
        return true
    }

    private var isAtTriple: Bool {
        reader.lexer.current == UInt8(ascii: "<") && reader.lexer[reader.lexer.position + 1] == UInt8(ascii: "<")
    }
}
