internal import RDFModel

/// N-Triples and N-Quads (RDF 1.2 N-Triples §7, N-Quads §4).
///
/// A text holds whole lines, and no line needs another: so texts may be read by several parsers at once.
struct NTriplesParser: TextParser {
    var reader: TermReader
    var errors: [SyntaxError] = []
    /// Whether a graph may stand behind the object.
    private let takesGraphs: Bool
    /// How deep triple terms may stand within each other: they are read, and held, one within the other.
    static let deepestTripleTerm = 100

    init(file: String, labels: BlankNodeScope, options: ReadingOptions, takesGraphs: Bool) {
        reader = TermReader(file: file, labels: labels, options: options)
        reader.takesRelativeIRIs = false
        self.takesGraphs = takesGraphs
    }

    mutating func read(isLast: Bool) -> Bool {
        while true {
            reader.lexer.skipSpace()
            if reader.lexer.isAtEnd { return true }
            do throws(ParseStop) {
                try statement()
            } catch {
                if let failure = reader.failure { errors.append(failure.error) }
                if reader.options.errors == .stop { return false }
                reader.lexer.position = reader.lexer.lineEnd(from: reader.lexer.position)
            }
        }
    }

    /// `subject predicate object graphLabel? '.'`, up to the end of its line.
    @inline(__always)
    private mutating func statement() throws(ParseStop) {
        guard reader.lexer.current == UInt8(ascii: "<") || reader.lexer.current == UInt8(ascii: "_") else {
            return try version()
        }
        let subject = try node(orElse: "a subject: an IRI or a blank node")
        reader.lexer.skipBlanks()
        guard reader.lexer.current == UInt8(ascii: "<") else {
            throw reader.fail(expected: "a predicate: an IRI in angle brackets")
        }
        let predicate = try reader.iriReference(base: nil)
        reader.lexer.skipBlanks()
        let object = try object(depth: 0)
        reader.lexer.skipBlanks()
        var graph = QuadBlock.none
        if takesGraphs, reader.lexer.current != UInt8(ascii: ".") {
            graph = try node(orElse: "a graph's name or '.'")
            reader.lexer.skipBlanks()
        }
        guard reader.lexer.skip(UInt8(ascii: ".")) else { throw reader.fail(expected: "'.'") }
        try lineEnd()
        reader.block.append(
            statement: QuadBlock.Statement(subject: subject, predicate: predicate, object: object, graph: graph))
    }

    @inline(__always)
    private mutating func lineEnd() throws(ParseStop) {
        if reader.lexer.current == UInt8(ascii: "\n") { return }
        reader.lexer.skipBlanks()
        switch reader.lexer.current {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "#"): break
        default:
            if !reader.lexer.isAtEnd { throw reader.fail(expected: "the end of the line") }
        }
    }

    /// `'VERSION' STRING_LITERAL_QUOTE`
    private mutating func version() throws(ParseStop) {
        guard reader.lexer.stands("version", anyCase: true) else {
            throw reader.fail(expected: "a subject: an IRI or a blank node")
        }
        reader.lexer.position += 7
        reader.lexer.skipBlanks()
        guard reader.lexer.current == UInt8(ascii: "\"") else { throw reader.fail(expected: "a version in quotes") }
        _ = try reader.shortString(UInt8(ascii: "\""))
        try lineEnd()
    }

    @inline(__always)
    private mutating func node(orElse expected: StaticString) throws(ParseStop) -> UInt32 {
        switch reader.lexer.current {
        case UInt8(ascii: "<") where reader.lexer[reader.lexer.position &+ 1] != UInt8(ascii: "<"):
            return try reader.iriReference(base: nil)
        case UInt8(ascii: "_") where reader.lexer[reader.lexer.position &+ 1] == UInt8(ascii: ":"):
            return try reader.labelledNode()
        default: throw reader.fail(expected: expected.description)
        }
    }

    /// `IRIREF | BLANK_NODE_LABEL | literal | tripleTerm`
    @inline(__always)
    private mutating func object(depth: Int) throws(ParseStop) -> UInt32 {
        if reader.lexer.current == UInt8(ascii: "\"") { return try literal() }
        if reader.lexer.current == UInt8(ascii: "<"),
            reader.lexer[reader.lexer.position &+ 1] == UInt8(ascii: "<")
        {
            return try tripleTerm(depth: depth)
        }
        return try node(orElse: "an object: an IRI, a blank node, a literal or a triple term")
    }

    /// `STRING_LITERAL_QUOTE ('^^' IRIREF | LANG_DIR)?`
    @inline(__always)
    private mutating func literal() throws(ParseStop) -> UInt32 {
        let text = try reader.shortString(UInt8(ascii: "\""))
        reader.lexer.skipBlanks()
        switch reader.lexer.current {
        case UInt8(ascii: "@"):
            reader.lexer.position &+= 1
            return try reader.languageLiteral(text)
        case UInt8(ascii: "^"):
            guard reader.lexer[reader.lexer.position &+ 1] == UInt8(ascii: "^") else {
                throw reader.fail(expected: "'^^' or '@'")
            }
            reader.lexer.position &+= 2
            reader.lexer.skipBlanks()
            guard reader.lexer.current == UInt8(ascii: "<") else {
                throw reader.fail(expected: "a datatype: an IRI in angle brackets")
            }
            let start = reader.lexer.position
            let datatype = try reader.iriReference(base: nil)
            return try reader.typedLiteral(text, datatype: datatype, source: start..<reader.lexer.position)
        default: return reader.stringLiteral(text)
        }
    }

    /// `'<<(' subject predicate object ')>>'`
    private mutating func tripleTerm(depth: Int) throws(ParseStop) -> UInt32 {
        guard reader.lexer[reader.lexer.position + 2] == UInt8(ascii: "(") else {
            throw reader.fail(
                expected: "a triple term, which starts with '<<('", reader.lexer.position..<reader.lexer.position + 2)
        }
        guard depth < NTriplesParser.deepestTripleTerm else { throw reader.tooDeep(NTriplesParser.deepestTripleTerm) }
        reader.lexer.position += 3
        reader.lexer.skipBlanks()
        let subject = try node(orElse: "a subject: an IRI or a blank node")
        reader.lexer.skipBlanks()
        guard reader.lexer.current == UInt8(ascii: "<") else {
            throw reader.fail(expected: "a predicate: an IRI in angle brackets")
        }
        let predicate = try reader.iriReference(base: nil)
        reader.lexer.skipBlanks()
        let object = try nested(depth: depth + 1)
        reader.lexer.skipBlanks()
        guard reader.lexer.stands(")>>", anyCase: false) else { throw reader.fail(expected: "')>>'") }
        reader.lexer.position += 3
        return reader.block.append(
            triple: QuadBlock.Statement(subject: subject, predicate: predicate, object: object))
    }

    private mutating func nested(depth: Int) throws(ParseStop) -> UInt32 { try object(depth: depth) }
}
