/// One run of the formatter over the tokens and comments of a text.
struct Layout {
    /// A bracket that is open.
    struct Context {
        enum Kind {
            /// The braces of a group, a template or data: every statement has a line.
            case group
            /// The braces of `VALUES`, brackets and annotations: lines break where they were broken.
            case inline
            /// Parentheses around expressions, where `/` and `*` are operators.
            case expression
            /// Other parentheses: collections, paths, variables.
            case other
        }

        var kind: Kind
        /// The level of the line on which the bracket was opened.
        var level: Int
        /// Whether the content starts on a line of its own.
        var isBroken: Bool
    }

    let source: SourceText
    let tokens: [Token]
    private let comments: [Range<Int>]
    private var nextComment = 0
    private var result = ""
    private(set) var contexts: [Context] = []
    private var level = 0
    /// Whether the next token starts a statement; what follows it on other lines is set in.
    private var startsStatement = true
    /// The bracket with which the current `FILTER`, `BIND` or `VALUES` ends.
    private var statementEnd: Symbol?
    private var isInPrologue = true
    /// Whether `VALUES` was read and its braces are still to come.
    private var awaitsValues = false
    /// Whether the clause is `SELECT`, `GROUP BY`, `HAVING` or `ORDER BY`, whose parentheses hold expressions.
    private var isExpressionClause = false

    init(source: SourceText, tokens: [Token], comments: [Range<Int>]) {
        self.source = source
        self.tokens = tokens
        self.comments = comments
    }

    /// The text laid out.
    mutating func run() -> String {
        for index in tokens.indices {
            let token = tokens[index]
            if token.kind == .end { break }
            let isAfterComment = writeComments(before: index)
            let closed = closes(token.kind) ? contexts.popLast() : nil
            place(index, closed: closed, isAfterComment: isAfterComment)
            result += spelling(index)
            follow(index, closed: closed)
        }
        _ = writeComments(before: tokens.count - 1)
        return result.utf8.isEmpty ? result : result + "\n"
    }

    // MARK: Comments

    /// Writes the comments in front of a token; whether there were any.
    private mutating func writeComments(before index: Int) -> Bool {
        let limit = tokens[index].start
        var previousEnd = index > 0 ? tokens[index - 1].end : 0
        let first = nextComment
        let wasStart = startsStatement
        if tokens[index].kind == .end || startsClause(index) || closes(tokens[index].kind) { startsStatement = true }
        defer { startsStatement = wasStart }
        while nextComment < comments.count, comments[nextComment].lowerBound < limit {
            let comment = comments[nextComment]
            let text = trimmed(comment)
            let breaks = lineBreaks(previousEnd..<comment.lowerBound)
            if result.utf8.isEmpty {
                result += text
            } else if breaks == 0 {
                result += " " + text
            } else {
                let opensBlock = index > 0 && opens(tokens[index - 1].kind) && nextComment == first
                newLine(lineLevel(for: tokens[index], closed: nil), blank: breaks > 1 && !opensBlock)
                result += text
            }
            previousEnd = comment.upperBound
            nextComment += 1
        }
        return nextComment > first
    }

    private func trimmed(_ range: Range<Int>) -> String {
        var end = range.upperBound
        while end > range.lowerBound, source.bytes[end - 1] == 0x20 || source.bytes[end - 1] == 0x09 { end -= 1 }
        return source.text(range.lowerBound..<end)
    }

    // MARK: Lines

    /// Puts a line end or a space in front of a token.
    private mutating func place(_ index: Int, closed: Context?, isAfterComment: Bool) {
        guard !result.utf8.isEmpty else { return }
        let token = tokens[index]
        let previousEnd = isAfterComment ? comments[nextComment - 1].upperBound : index > 0 ? tokens[index - 1].end : 0
        let breaks = lineBreaks(previousEnd..<token.start)
        let isForced = index > 0 && mustBreak(index, closed: closed)
        if isAfterComment || isForced || breaks > 0 && mayBreak(index, closed: closed) {
            if isForced, startsClause(index) { startsStatement = true }
            let isInner = index > 0 && opens(tokens[index - 1].kind) && !isAfterComment || closed != nil
            let endsPrologue =
                isInPrologue && !isPrologue(token) && index > 0 && contexts.isEmpty
                && startsClause(index)
            let separates = index > 0 && contexts.isEmpty && tokens[index - 1].kind == .symbol(.semicolon)
            newLine(
                lineLevel(for: token, closed: closed),
                blank: !isInner && (breaks > 1 || (endsPrologue || separates) && !isAfterComment))
        } else if needsSpace(index, closed: closed) {
            result += " "
        }
    }

    private mutating func newLine(_ level: Int, blank: Bool) {
        result += blank ? "\n\n" : "\n"
        self.level = level
        for _ in 0..<min(level, SPARQLWriter.deepestIndentation) { result += "    " }
    }

    /// The level of a line that starts with the token.
    private func lineLevel(for token: Token, closed: Context?) -> Int {
        if let closed { return closed.level }
        guard let context = contexts.last else { return startsStatement ? 0 : 1 }
        return context.level + (context.kind == .group && !startsStatement ? 2 : 1)
    }

    private func lineBreaks(_ range: Range<Int>) -> Int {
        guard range.lowerBound < range.upperBound else { return 0 }
        var count = 0
        for index in range {
            let byte = source.bytes[index]
            if byte == 0x0A || byte == 0x0D && (index + 1 >= range.upperBound || source.bytes[index + 1] != 0x0A) {
                count += 1
            }
        }
        return count
    }

    private var isStatementLevel: Bool { contexts.last.map { $0.kind == .group } ?? true }

    /// Whether the layout wants a new line in front of the token.
    private func mustBreak(_ index: Int, closed: Context?) -> Bool {
        let (previous, token) = (tokens[index - 1].kind, tokens[index].kind)
        if let closed { return closed.isBroken && !opens(previous) }
        if opens(previous) { return contexts.last?.isBroken ?? false }
        guard isStatementLevel else {
            return previous == .symbol(.semicolon) && contexts.last?.kind == .inline && contexts.last?.isBroken == true
        }
        switch token {
        case .symbol(.dot), .symbol(.semicolon), .symbol(.comma): return false
        default: break
        }
        switch previous {
        case .symbol(.closeBrace): return !isWord(index, "UNION")
        case .symbol(.dot), .symbol(.semicolon): return true
        default: return startsStatement && contexts.last != nil || startsClause(index)
        }
    }

    /// Whether a line end of the source may stay in front of the token.
    private func mayBreak(_ index: Int, closed: Context?) -> Bool {
        switch tokens[index].kind {
        case .symbol(.dot), .symbol(.semicolon), .symbol(.comma), .symbol(.openBrace), .symbol(.doubleCaret),
            .languageTag:
            return false
        case _ where isWord(index, "UNION"): return false
        default: break
        }
        guard index > 0 else { return true }
        if closed != nil { return !opens(tokens[index - 1].kind) && closed?.kind != .inline }
        switch tokens[index - 1].kind {
        case .symbol(.doubleCaret), .symbol(.openBracket), .symbol(.openAnnotation): return false
        default: return !isGluedSign(index)
        }
    }

    // MARK: State

    private mutating func follow(_ index: Int, closed: Context?) {
        let kind = tokens[index].kind
        startsStatement = false
        if opens(kind) {
            open(index)
            return
        }
        if kind == .word {
            if isWord(index, "VALUES") { awaitsValues = true }
            if isStatementLevel { noteClause(index) }
        }
        guard isStatementLevel else { return }
        if let end = statementEnd, kind == .symbol(end) {
            startsStatement = true
            statementEnd = nil
            return
        }
        switch kind {
        case .symbol(.dot): startsStatement = true
        case .symbol(.semicolon) where contexts.isEmpty: startsStatement = true
        case .symbol(.closeBrace): startsStatement = closed?.kind == .group
        default: break
        }
    }

    private mutating func noteClause(_ index: Int) {
        if contexts.isEmpty, !isPrologue(tokens[index]) { isInPrologue = false }
        if !contexts.isEmpty {
            if isWord(index, "FILTER") || isWord(index, "BIND") { statementEnd = .closeParenthesis }
            if isWord(index, "EXISTS") || isWord(index, "VALUES") { statementEnd = .closeBrace }
        }
        if ["SELECT", "GROUP", "HAVING", "ORDER"].contains(where: { isWord(index, $0) }) {
            isExpressionClause = true
        } else if startsClause(index) {
            isExpressionClause = false
        }
    }

    private mutating func open(_ index: Int) {
        var context = Context(kind: .other, level: level, isBroken: false)
        let isFollowedByBreak =
            lineBreaks(tokens[index].end..<tokens[index + 1].start) > 0 && !closes(tokens[index + 1].kind)
        switch tokens[index].kind {
        case .symbol(.openBrace) where !awaitsValues:
            context.kind = .group
            context.isBroken =
                !closes(tokens[index + 1].kind) || hasComment(tokens[index].end..<tokens[index + 1].start)
            startsStatement = true
        case .symbol(.openBrace), .symbol(.openBracket), .symbol(.openAnnotation):
            context.kind = .inline
            context.isBroken = isFollowedByBreak
            if tokens[index].kind == .symbol(.openBrace) { awaitsValues = false }
        case .symbol(.openParenthesis):
            context.kind = isExpressionParenthesis(index) ? .expression : .other
            context.isBroken = false
        default:
            context.kind = .inline
        }
        contexts.append(context)
    }

    private func hasComment(_ range: Range<Int>) -> Bool {
        nextComment < comments.count && range.contains(comments[nextComment].lowerBound)
    }

    private func isExpressionParenthesis(_ index: Int) -> Bool {
        if contexts.last?.kind == .expression || isExpressionClause && isStatementLevel { return true }
        guard index > 0, !awaitsValues else { return false }
        return tokens[index - 1].kind == .word && !isA(index - 1)
    }
}
