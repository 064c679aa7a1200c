import RDFModel

/// A recursive-descent parser of SPARQL 1.2 queries and updates (SPARQL 1.1 §19.8, SPARQL 1.2).
///
/// Whatever nests counts its level, so that no text can use up the stack: up to ``depthLimit`` levels are read, and a
/// text that nests deeper than usual is read on a thread with a stack for it. Operators are read by precedence
/// climbing, which needs three calls a level in place of the grammar's ten.
struct Parser {
    /// How deep brackets and groups may nest.
    static let depthLimit = 6000
    /// How many links a chain may have that becomes a tree: sums, and the elements of a group.
    static let chainLimit = 2000

    let source: SourceText
    let tokens: [Token]
    let options: QueryOptions
    var index = 0
    var depth = 0
    var base: IRI?
    var prefixes = PrefixTable()
    var version: String?
    /// What the triples that are being read are for.
    var role = TripleRole.pattern
    /// The number of the basic graph pattern that is being read.
    var patternNumber = 0
    /// The basic graph pattern in which each blank node label stands (§19.6).
    var labelHomes: [BlankNode: Int] = [:]
    /// The operation of the request in which a label stands in `INSERT DATA` (§19.6).
    var dataLabelHomes: [BlankNode: Int] = [:]
    /// The number of the update operation that is being read.
    var operationNumber = 0
    var generatedBlankNodes = 0
    /// Whether a query could stand where an update does not begin.
    var mayBeQuery = false
    /// Whether an aggregate may stand in the expression that is being read.
    var allowsAggregates = false

    init(_ text: String, options: QueryOptions) {
        source = SourceText(bytes: Array(text.utf8))
        tokens = Lexer.tokens(of: source.bytes)
        self.options = options
        base = options.base
    }

    /// Reads the text with `read`, on a stack that is large enough for its brackets.
    static func parse<Result>(
        _ text: String, options: QueryOptions, _ read: (inout Parser) throws(SPARQLSyntaxError) -> Result
    ) throws(SPARQLSyntaxError) -> Result {
        var parser = Parser(text, options: options)
        guard parser.bracketDepth > TreeDepth.ordinary else { return try read(&parser) }
        return try LargeStack.run { () throws(SPARQLSyntaxError) in try read(&parser) }
    }

    /// How deep brackets, and the `!` in front of expressions, nest at most in the text.
    private var bracketDepth: Int {
        var (depth, deepest, negations) = (0, 0, 0)
        for token in tokens {
            guard case .symbol(let symbol) = token.kind else {
                negations = 0
                continue
            }
            switch symbol {
            case .openParenthesis, .openBrace, .openBracket, .openTripleTerm, .openReifiedTriple, .openAnnotation:
                depth += 1
            case .closeParenthesis, .closeBrace, .closeBracket, .closeTripleTerm, .closeReifiedTriple,
                .closeAnnotation:
                depth -= 1
            default: break
            }
            negations = symbol == .not ? negations + 1 : 0
            deepest = max(deepest, depth, negations)
        }
        return deepest
    }

    // MARK: Tokens

    var token: Token { tokens[min(index, tokens.count - 1)] }

    /// The token behind the current one.
    var following: Token { tokens[min(index + 1, tokens.count - 1)] }

    mutating func advance() {
        if index < tokens.count - 1 { index += 1 }
    }

    func at(_ symbol: Symbol) -> Bool {
        token.kind == .symbol(symbol)
    }

    /// Whether the current token is the keyword, in whatever case.
    func at(_ keyword: String) -> Bool {
        isWord(token, keyword)
    }

    /// Whether a token is the keyword, in whatever case.
    func isWord(_ token: Token, _ keyword: String) -> Bool {
        token.kind == .word && source.isWord(token, keyword)
    }

    mutating func take(_ symbol: Symbol) -> Bool {
        guard at(symbol) else { return false }
        advance()
        return true
    }

    mutating func take(_ keyword: String) -> Bool {
        guard at(keyword) else { return false }
        advance()
        return true
    }

    mutating func expect(_ symbol: Symbol) throws(SPARQLSyntaxError) {
        guard take(symbol) else { throw unexpected("'\(symbol.rawValue)'") }
    }

    mutating func expect(_ keyword: String) throws(SPARQLSyntaxError) {
        guard take(keyword) else { throw unexpected(keyword) }
    }

    // MARK: Levels

    /// Reads something one level deeper.
    mutating func nested<Result>(
        _ read: (inout Parser) throws(SPARQLSyntaxError) -> Result
    ) throws(SPARQLSyntaxError) -> Result {
        guard depth < Parser.depthLimit else { throw error(.tooDeep(limit: Parser.depthLimit)) }
        depth += 1
        let result = try read(&self)
        depth -= 1
        return result
    }

    func checkChain(_ length: Int) throws(SPARQLSyntaxError) {
        if length > Parser.chainLimit { throw error(.tooDeep(limit: Parser.chainLimit)) }
    }

    // MARK: Errors

    /// The error that the current token is not what the grammar expects.
    func unexpected(_ expected: String) -> SPARQLSyntaxError {
        if case .invalid(let problem) = token.kind {
            return error(
                .unexpected(found: excerpt(token), expected: problem.expected),
                isUnfinished: problem == .unfinishedString)
        }
        let suggestion =
            token.kind == .word ? Similarity.nearest(to: source.text(token), among: Keywords.all) : nil
        return error(
            .unexpected(found: excerpt(token), expected: expected, suggestion: suggestion),
            isUnfinished: token.kind == .end)
    }

    /// An error at the current token, or at the given one.
    func error(
        _ problem: SPARQLSyntaxError.Problem, at place: Token? = nil, isUnfinished: Bool = false
    ) -> SPARQLSyntaxError {
        let place = place ?? token
        return SPARQLSyntaxError(
            problem,
            at: SourceExcerpt(file: options.file, bytes: source.bytes, range: place.start..<place.end),
            isUnfinished: isUnfinished)
    }

    private func excerpt(_ token: Token) -> String {
        if token.kind == .end { return "the end of the query" }
        // Strings may be long: forty characters fit into some two hundred bytes.
        let text = source.text(token.start..<min(token.end, token.start + 200))
        let firstLine = text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
        let short = firstLine.prefix(40)
        return "'" + String(String.UnicodeScalarView(short)) + (short.count < firstLine.count ? "…'" : "'")
    }
}
