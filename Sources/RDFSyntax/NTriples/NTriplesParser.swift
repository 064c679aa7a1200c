internal import RDFModel

/// N-Triples and N-Quads (RDF 1.1 N-Triples §7, N-Quads §4).
struct NTriplesParser: StatementParser {
    var lexer: ByteLexer
    var scope: BlankNodeScope
    var declared: [(name: String, namespace: IRI)] = []
    /// Whether a graph may stand behind the object.
    let takesGraphs: Bool

    init(file: String, blankNodePrefix: String, takesGraphs: Bool) {
        lexer = ByteLexer(file: file)
        scope = BlankNodeScope(prefix: blankNodePrefix)
        self.takesGraphs = takesGraphs
    }

    /// `subject predicate object graphLabel? '.'`, up to the end of its line.
    mutating func statement(into quads: inout [Quad]) throws(ParseStop) -> Bool {
        try lexer.skipSpace()
        if lexer.isAtEnd { return false }
        let subject = try node(orElse: "a subject: an IRI or a blank node")
        try lexer.skipBlanks()
        guard try lexer.peek() == UInt8(ascii: "<") else {
            throw lexer.fail(expected: "a predicate: an IRI in angle brackets")
        }
        let predicate = try lexer.iriReference(base: nil)
        try lexer.skipBlanks()
        let object: Term
        if try lexer.peek() == UInt8(ascii: "\"") {
            object = .literal(try literal())
        } else {
            object = try node(orElse: "an object: an IRI, a blank node or a literal")
        }
        try lexer.skipBlanks()
        var graph: Term?
        if takesGraphs, try lexer.peek() != UInt8(ascii: ".") {
            graph = try node(orElse: "a graph's name or '.'")
            try lexer.skipBlanks()
        }
        guard try lexer.skip(UInt8(ascii: ".")) else { throw lexer.fail(expected: "'.'") }
        try lexer.skipBlanks()
        switch try lexer.peek() {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "#"): break
        default:
            if !lexer.isAtEnd { throw lexer.fail(expected: "the end of the line") }
        }
        quads.append(Quad(subject, predicate, object, graph: graph))
        return true
    }

    private mutating func node(orElse expected: String) throws(ParseStop) -> Term {
        switch try lexer.peek() {
        case UInt8(ascii: "<"): return .iri(try lexer.iriReference(base: nil))
        case UInt8(ascii: "_"):
            guard try lexer.peek(1) == UInt8(ascii: ":") else { throw lexer.fail(expected: expected) }
            lexer.position += 2
            let range = try lexer.blankNodeLabel()
            return .blankNode(scope.node(labelled: String(decoding: lexer.bytes[range], as: UTF8.self)))
        default: throw lexer.fail(expected: expected)
        }
    }

    /// `STRING_LITERAL_QUOTE ('^^' IRIREF | LANGTAG)?`
    private mutating func literal() throws(ParseStop) -> Literal {
        let text = try lexer.string(isTurtle: false)
        switch try lexer.peek() {
        case UInt8(ascii: "@"):
            lexer.position += 1
            return Literal(text, language: try lexer.languageTag())
        case UInt8(ascii: "^"):
            guard try lexer.peek(1) == UInt8(ascii: "^") else { throw lexer.fail(expected: "'^^' or '@'") }
            lexer.position += 2
            guard try lexer.peek() == UInt8(ascii: "<") else {
                throw lexer.fail(expected: "a datatype: an IRI in angle brackets")
            }
            return Literal(text, datatype: try lexer.iriReference(base: nil))
        default: return Literal(text)
        }
    }
}
