internal import RDFModel

/// Turtle and TriG (RDF 1.1 Turtle §6, TriG §4).
///
/// A statement is a directive, a block of triples with one subject up to its dot, or, in TriG, the head or the
/// end of a graph: so a graph of any size is read in small steps.
struct TurtleParser: StatementParser {
    /// What the position stands in.
    enum Place {
        case outside
        /// Within the braces of a graph; `nil` is the default graph.
        case graph(Term?)
    }

    var lexer: ByteLexer
    var scope: BlankNodeScope
    var declared: [(name: String, namespace: IRI)] = []
    var base: IRI?
    var prefixes = PrefixTable()
    private var place = Place.outside
    private let takesGraphs: Bool
    /// The graph that the triples of the statement go to.
    var graph: Term?
    /// How deep the position stands in `[ ]` and `( )`.
    var depth = 0
    /// More than a person or a program writes, and less than the stack holds.
    static let deepest = 400

    init(file: String, base: IRI?, blankNodePrefix: String, takesGraphs: Bool) {
        lexer = ByteLexer(file: file)
        scope = BlankNodeScope(prefix: blankNodePrefix)
        self.base = base
        self.takesGraphs = takesGraphs
    }

    mutating func statement(into quads: inout [Quad]) throws(ParseStop) -> Bool {
        depth = 0
        try lexer.skipSpace()
        switch place {
        case .graph(let graph):
            try graphContent(graph, into: &quads)
            return true
        case .outside:
            if lexer.isAtEnd { return false }
            graph = nil
            if try directive() { return true }
            if takesGraphs, try graphHead() { return true }
            if try triplesOrGraph(into: &quads) { try dot() }
            return true
        }
    }

    // MARK: Directives

    /// `'@prefix' PNAME_NS IRIREF '.' | '@base' IRIREF '.' | "PREFIX" PNAME_NS IRIREF | "BASE" IRIREF`
    private mutating func directive() throws(ParseStop) -> Bool {
        let start = lexer.position
        let isOld = try lexer.skip(UInt8(ascii: "@"))
        if try keyword("prefix", anyCase: !isOld, takesColon: isOld) {
            try prefix(endsWithDot: isOld)
        } else if try keyword("base", anyCase: !isOld) {
            try lexer.skipSpace()
            let iri = try iriInBrackets()
            // Nothing changes before the directive is whole: it may have to be read again.
            if isOld { try dot() }
            base = iri
        } else if isOld {
            throw lexer.fail(expected: "'@prefix' or '@base'", start..<start + 1)
        } else {
            return false
        }
        return true
    }

    private mutating func prefix(endsWithDot: Bool) throws(ParseStop) {
        try lexer.skipSpace()
        let start = lexer.position
        try prefixName()
        let name = start..<lexer.position
        guard try lexer.skip(UInt8(ascii: ":")) else { throw lexer.fail(expected: "a prefix and a colon") }
        try lexer.skipSpace()
        let namespace = try iriInBrackets()
        if endsWithDot { try dot() }
        prefixes.bind(lexer.bytes[name], to: namespace)
        declared.append((String(decoding: lexer.bytes[name], as: UTF8.self), namespace))
    }

    private mutating func iriInBrackets() throws(ParseStop) -> IRI {
        guard try lexer.peek() == UInt8(ascii: "<") else { throw lexer.fail(expected: "an IRI in angle brackets") }
        return try lexer.iriReference(base: base)
    }

    private mutating func dot() throws(ParseStop) {
        try lexer.skipSpace()
        guard try lexer.skip(UInt8(ascii: ".")) else {
            throw lexer.fail(expected: "'.' at the end of the statement")
        }
    }

    /// Steps over a keyword that no further letter follows, and no colon unless that is taken.
    mutating func keyword(_ word: StaticString, anyCase: Bool, takesColon: Bool = false) throws(ParseStop) -> Bool {
        var offset = 0
        let length = word.utf8CodeUnitCount
        for wanted in word.description.utf8 {
            let byte = try lexer.peek(offset)
            guard byte == wanted || (anyCase && byte | 0x20 == wanted) else { return false }
            offset += 1
        }
        let next = try lexer.peek(length)
        if ByteLexer.isLetter(next) || ByteLexer.isDigit(next) || next >= 0x80 { return false }
        switch next {
        case UInt8(ascii: ":") where !takesColon: return false
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): return false
        default: break
        }
        lexer.position += length
        return true
    }

    // MARK: Graphs

    /// `'{' | "GRAPH" labelOrSubject '{'` (TriG §4, `block`, `wrappedGraph`)
    private mutating func graphHead() throws(ParseStop) -> Bool {
        if try lexer.skip(UInt8(ascii: "{")) {
            place = .graph(nil)
            return true
        }
        guard try keyword("graph", anyCase: true) else { return false }
        try lexer.skipSpace()
        let name: Term
        if try lexer.skip(UInt8(ascii: "[")) {
            try lexer.skipSpace()
            guard try lexer.skip(UInt8(ascii: "]")) else { throw lexer.fail(expected: "']'") }
            name = .blankNode(scope.fresh())
        } else if let term = try iriOrLabelledNode() {
            name = term
        } else {
            throw lexer.fail(expected: "a graph's name: an IRI or a blank node")
        }
        try lexer.skipSpace()
        guard try lexer.skip(UInt8(ascii: "{")) else { throw lexer.fail(expected: "'{'") }
        place = .graph(name)
        return true
    }

    /// The next triples within braces, or the closing brace. The last dot may be missing.
    private mutating func graphContent(_ graph: Term?, into quads: inout [Quad]) throws(ParseStop) {
        if lexer.isAtEnd { throw lexer.fail(expected: "'}' at the end of the graph") }
        if try lexer.skip(UInt8(ascii: "}")) {
            place = .outside
            return
        }
        self.graph = graph
        try triples(into: &quads)
        try lexer.skipSpace()
        if try lexer.peek() == UInt8(ascii: "}") { return }
        guard try lexer.skip(UInt8(ascii: ".")) else { throw lexer.fail(expected: "'.' or '}'") }
    }

    /// Triples, or in TriG the head of a graph without its keyword; `true` if a dot must follow.
    private mutating func triplesOrGraph(into quads: inout [Quad]) throws(ParseStop) -> Bool {
        let start = lexer.position
        if takesGraphs {
            var name: Term?
            if try lexer.skip(UInt8(ascii: "[")) {
                try lexer.skipSpace()
                if try lexer.skip(UInt8(ascii: "]")) { name = .blankNode(scope.fresh()) }
            } else {
                name = try iriOrLabelledNode()
            }
            if let name {
                try lexer.skipSpace()
                if try lexer.skip(UInt8(ascii: "{")) {
                    place = .graph(name)
                    return false
                }
                try predicateObjectList(of: name, into: &quads)
                return true
            }
            lexer.position = start
        }
        try triples(into: &quads)
        return true
    }
}
