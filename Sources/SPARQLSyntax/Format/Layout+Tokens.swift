/// What the layout knows of single tokens: how they are spelt, and what stands close to what.
extension Layout {
    func isWord(_ index: Int, _ keyword: String) -> Bool {
        tokens[index].kind == .word && source.isWord(tokens[index], keyword)
    }

    func isPrologue(_ token: Token) -> Bool {
        token.kind == .word && ["BASE", "PREFIX", "VERSION"].contains { source.isWord(token, $0) }
    }

    /// The keyword `a`.
    func isA(_ index: Int) -> Bool {
        tokens[index].kind == .word && tokens[index].end - tokens[index].start == 1
    }

    func opens(_ kind: Token.Kind) -> Bool {
        switch kind {
        case .symbol(.openBrace), .symbol(.openBracket), .symbol(.openParenthesis), .symbol(.openTripleTerm),
            .symbol(.openReifiedTriple), .symbol(.openAnnotation):
            true
        default: false
        }
    }

    func closes(_ kind: Token.Kind) -> Bool {
        switch kind {
        case .symbol(.closeBrace), .symbol(.closeBracket), .symbol(.closeParenthesis), .symbol(.closeTripleTerm),
            .symbol(.closeReifiedTriple), .symbol(.closeAnnotation):
            true
        default: false
        }
    }

    /// Whether a clause or a pattern starts here that has a line of its own.
    func startsClause(_ index: Int) -> Bool {
        guard tokens[index].kind == .word else { return false }
        func follows(_ keywords: [String]) -> Bool {
            index > 0 && keywords.contains { isWord(index - 1, $0) }
        }
        if isWord(index, "WHERE") { return !follows(["DELETE", "CONSTRUCT", "ASK"]) }
        if isWord(index, "GRAPH") { return !contexts.isEmpty }
        let inGroups = [
            "OPTIONAL", "MINUS", "SERVICE", "FILTER", "BIND", "VALUES", "SELECT", "FROM", "GROUP", "HAVING",
        ]
        if (inGroups + ["ORDER", "LIMIT", "OFFSET"]).contains(where: { isWord(index, $0) }) { return true }
        guard contexts.isEmpty else { return false }
        let operations = [
            "INSERT", "DELETE", "WITH", "USING", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY",
        ]
        return isPrologue(tokens[index])
            || (["ASK", "CONSTRUCT", "DESCRIBE"] + operations).contains { isWord(index, $0) }
    }

    /// The token as it is written: keywords in upper case, functions as specifications spell them.
    func spelling(_ index: Int) -> String {
        let token = tokens[index]
        let text = source.text(token)
        guard token.kind == .word, !isA(index) else { return text }
        if isWord(index, "TRUE") || isWord(index, "FALSE") { return text.lowercased() }
        let upper = text.uppercased()
        return BuiltIn(rawValue: upper)?.spelling ?? upper
    }

    /// Whether a name in front of a parenthesis is a function, which the parenthesis stands close to.
    private func isFunctionName(_ index: Int) -> Bool {
        let text = source.text(tokens[index]).uppercased()
        if ["COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT", "ASC", "DESC"].contains(text) {
            return true
        }
        return BuiltIn(rawValue: text) != nil
    }

    private func isAdjacent(_ index: Int) -> Bool {
        index > 0 && tokens[index - 1].end == tokens[index].start
    }

    /// Whether a sign stands in front of the token and close to it, as part of a number.
    func isGluedSign(_ index: Int) -> Bool {
        guard isAdjacent(index) else { return false }
        switch (tokens[index - 1].kind, tokens[index].kind) {
        case (.symbol(.plus), .integer), (.symbol(.plus), .decimal), (.symbol(.plus), .double),
            (.symbol(.minus), .integer), (.symbol(.minus), .decimal), (.symbol(.minus), .double):
            return true
        default:
            return false
        }
    }

    /// Whether an operator behind this token has an operand in front of it.
    private func endsOperand(_ index: Int) -> Bool {
        switch tokens[index].kind {
        case .variable, .iri, .prefixedName, .string, .languageTag, .integer, .decimal, .double,
            .symbol(.closeParenthesis), .symbol(.closeTripleTerm), .symbol(.closeBrace):
            true
        case .word: isWord(index, "TRUE") || isWord(index, "FALSE")
        default: false
        }
    }

    /// Whether a space stands between the token and the one in front of it on the same line.
    func needsSpace(_ index: Int, closed: Context?) -> Bool {
        guard index > 0 else { return false }
        let (previous, kind) = (tokens[index - 1].kind, tokens[index].kind)
        switch kind {
        case .symbol(.comma), .symbol(.doubleCaret), .languageTag, .symbol(.closeParenthesis): return false
        case .symbol(.semicolon): return contexts.last?.kind != .expression
        case .symbol(.closeBrace), .symbol(.closeBracket): return !opens(previous)
        case .symbol(.openParenthesis):
            switch previous {
            case .symbol(.openParenthesis): return false
            case .word: return isA(index - 1) || !isFunctionName(index - 1)
            case .iri, .prefixedName: return !isAdjacent(index)
            default: break
            }
        default: break
        }
        switch previous {
        case .symbol(.openParenthesis), .symbol(.doubleCaret): return false
        default: return needsSpaceAroundOperators(index)
        }
    }

    private func needsSpaceAroundOperators(_ index: Int) -> Bool {
        let (previous, kind) = (tokens[index - 1].kind, tokens[index].kind)
        if contexts.last?.kind == .expression {
            if kind == .symbol(.equal), isWord(index - 1, "SEPARATOR") { return false }
            if previous == .symbol(.equal), index > 1, isWord(index - 2, "SEPARATOR") { return false }
            switch previous {
            case .symbol(.not): return false
            case .symbol(.plus), .symbol(.minus):
                // A sign and not an operator.
                if index > 1, endsOperand(index - 2) { return true }
                return !isAdjacent(index)
            default: return true
            }
        }
        switch previous {
        case .symbol(.slash), .symbol(.bar), .symbol(.caret), .symbol(.not): return false
        case .symbol(.plus), .symbol(.minus):
            if isGluedSign(index) { return false }
        default: break
        }
        switch kind {
        case .symbol(.slash), .symbol(.bar), .symbol(.question): return false
        case .symbol(.star): return tokens[index - 1].kind == .word && !isA(index - 1)
        // A sign of a number, or the modifier of a path.
        case .symbol(.plus): return index + 1 < tokens.count && isGluedSign(index + 1) && !isAdjacent(index)
        default: return true
        }
    }
}
