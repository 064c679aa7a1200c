internal import RDFModel

extension TurtleParser {
    /// `subject predicateObjectList | blankNodePropertyList predicateObjectList?`
    mutating func triples(into quads: inout [Quad]) throws(ParseStop) {
        switch try lexer.peek() {
        case UInt8(ascii: "["):
            let (node, isEmpty) = try propertyList(into: &quads)
            try lexer.skipSpace()
            let next = try lexer.peek()
            let isEnd = next == UInt8(ascii: ".") || next == UInt8(ascii: "}") || lexer.isAtEnd
            if isEmpty || !isEnd { try predicateObjectList(of: node, into: &quads) }
        case UInt8(ascii: "("):
            let list = try collection(into: &quads)
            try lexer.skipSpace()
            try predicateObjectList(of: list, into: &quads)
        default:
            guard let subject = try iriOrLabelledNode() else {
                throw lexer.fail(expected: "a subject: an IRI, a prefixed name, a blank node or a list")
            }
            try lexer.skipSpace()
            try predicateObjectList(of: subject, into: &quads)
        }
    }

    /// `verb objectList (';' (verb objectList)?)*`
    mutating func predicateObjectList(of subject: Term, into quads: inout [Quad]) throws(ParseStop) {
        while true {
            let predicate = try verb()
            repeat {
                try lexer.skipSpace()
                let object = try object(into: &quads)
                quads.append(Quad(subject, predicate, object, graph: graph))
                try lexer.skipSpace()
            } while try lexer.skip(UInt8(ascii: ","))
            guard try lexer.skip(UInt8(ascii: ";")) else { return }
            repeat { try lexer.skipSpace() } while try lexer.skip(UInt8(ascii: ";"))
            switch try lexer.peek() {
            case UInt8(ascii: "."), UInt8(ascii: "]"), UInt8(ascii: "}"): return
            default: if lexer.isAtEnd { return }
            }
        }
    }

    /// `iri | 'a'`
    private mutating func verb() throws(ParseStop) -> IRI {
        if try keyword("a", anyCase: false) { return RDF.type }
        switch try iriOrLabelledNode() {
        case .iri(let iri)?: return iri
        default: throw lexer.fail(expected: "a predicate: an IRI, a prefixed name or 'a'")
        }
    }

    /// `iri | BlankNode | collection | blankNodePropertyList | literal`
    private mutating func object(into quads: inout [Quad]) throws(ParseStop) -> Term {
        let byte = try lexer.peek()
        switch byte {
        case UInt8(ascii: "["): return try propertyList(into: &quads).node
        case UInt8(ascii: "("): return try collection(into: &quads)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .literal(try literal())
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .literal(try number())
        default: break
        }
        if byte == UInt8(ascii: "t") || byte == UInt8(ascii: "f") {
            if try keywordBeforeDot("true") { return .literal(Literal("true", datatype: XSD.boolean)) }
            if try keywordBeforeDot("false") { return .literal(Literal("false", datatype: XSD.boolean)) }
        }
        if let term = try iriOrLabelledNode() { return term }
        throw lexer.fail(expected: "an object: an IRI, a blank node, a list or a literal")
    }

    /// A keyword that may stand directly before the dot that ends the statement.
    private mutating func keywordBeforeDot(_ word: StaticString) throws(ParseStop) -> Bool {
        if try keyword(word, anyCase: false) { return true }
        let length = word.utf8CodeUnitCount
        var offset = 0
        for wanted in word.description.utf8 {
            guard try lexer.peek(offset) == wanted else { return false }
            offset += 1
        }
        guard try lexer.peek(length) == UInt8(ascii: ".") else { return false }
        let next = try lexer.peek(length + 1)
        // A dot with more of a name behind it belongs to a prefix.
        if ByteLexer.isLetter(next) || ByteLexer.isDigit(next) || next >= 0x80 { return false }
        lexer.position += length
        return true
    }

    /// `'[' predicateObjectList ']'`, and whether nothing stands in it.
    private mutating func propertyList(into quads: inout [Quad]) throws(ParseStop) -> (node: Term, isEmpty: Bool) {
        try enter()
        lexer.position += 1
        let node = Term.blankNode(scope.fresh())
        try lexer.skipSpace()
        if try lexer.skip(UInt8(ascii: "]")) {
            depth -= 1
            return (node, true)
        }
        try predicateObjectList(of: node, into: &quads)
        guard try lexer.skip(UInt8(ascii: "]")) else { throw lexer.fail(expected: "',', ';' or ']'") }
        depth -= 1
        return (node, false)
    }

    /// `'(' object* ')'`
    private mutating func collection(into quads: inout [Quad]) throws(ParseStop) -> Term {
        try enter()
        lexer.position += 1
        var head = Term.iri(RDF.nil_)
        var last: Term?
        while true {
            try lexer.skipSpace()
            if lexer.isAtEnd { throw lexer.fail(expected: "')' at the end of the list") }
            if try lexer.skip(UInt8(ascii: ")")) { break }
            let node = Term.blankNode(scope.fresh())
            let item = try object(into: &quads)
            if let last {
                quads.append(Quad(last, RDF.rest, node, graph: graph))
            } else {
                head = node
            }
            quads.append(Quad(node, RDF.first, item, graph: graph))
            last = node
        }
        if let last { quads.append(Quad(last, RDF.rest, .iri(RDF.nil_), graph: graph)) }
        depth -= 1
        return head
    }

    private mutating func enter() throws(ParseStop) {
        depth += 1
        if depth > TurtleParser.deepest {
            throw lexer.fail(
                expected: "at most \(TurtleParser.deepest) brackets within each other", found: "one more",
                lexer.position..<lexer.position + 1)
        }
    }
}
