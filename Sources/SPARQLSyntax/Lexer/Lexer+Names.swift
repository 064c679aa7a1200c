extension Lexer {
    /// A prefixed name (rules 140, 141), a keyword, or neither.
    mutating func name() -> Token.Kind {
        let start = position
        var index = start
        if start >= plainRunEnd {
            while let (scalar, length) = scalar(at: index), CharacterClasses.isNamePart(scalar) || scalar == "." {
                index += length
            }
            if index < bytes.count, bytes[index] == UInt8(ascii: ":"), index == start || bytes[index - 1] != 0x2E {
                position = index + 1
                return localName() ? .prefixedName : .invalid(.localNameEscape)
            }
            plainRunEnd = index
        }
        index = start
        while index < bytes.count,
            CharacterClasses.isLetter(bytes[index]) || CharacterClasses.isDigit(bytes[index]) || bytes[index] == 0x5F
        {
            index += 1
        }
        guard index > start else {
            position += scalar(at: position)?.length ?? 1
            return .invalid(.name)
        }
        position = index
        return .word
    }

    /// `PN_LOCAL` (rule 169), or nothing; `false` if an escape is wrong.
    private mutating func localName() -> Bool {
        var isFirst = true
        while position < bytes.count {
            let byte = bytes[position]
            if CharacterClasses.isLetter(byte) || CharacterClasses.isDigit(byte) {
                position += 1
            } else if byte == UInt8(ascii: "%") {
                guard CharacterClasses.isHexDigit(peek(1)), CharacterClasses.isHexDigit(peek(2)) else { return false }
                position += 3
            } else if byte == UInt8(ascii: "\\") {
                guard "_~.-!$&'()*+,;=/?#@%".utf8.contains(peek(1)) else { return false }
                position += 2
            } else if byte == UInt8(ascii: ".") {
                // A full stop at the end belongs to the triple, not to the name.
                var ahead = position
                while ahead < bytes.count, bytes[ahead] == UInt8(ascii: ".") { ahead += 1 }
                guard !isFirst, isLocalPart(at: ahead) else { break }
                position = ahead
            } else if let (scalar, length) = scalar(at: position),
                byte == UInt8(ascii: ":") || CharacterClasses.isNameStartOrUnderscore(scalar)
                    || !isFirst && CharacterClasses.isNamePart(scalar)
            {
                position += length
            } else {
                break
            }
            isFirst = false
        }
        return true
    }

    private func isLocalPart(at index: Int) -> Bool {
        guard let (scalar, _) = scalar(at: index) else { return false }
        return scalar == ":" || scalar == "%" || scalar == "\\" || CharacterClasses.isNamePart(scalar)
    }

    /// `BLANK_NODE_LABEL ::= '_:' (PN_CHARS_U | [0-9]) ((PN_CHARS | '.')* PN_CHARS)?`
    mutating func blankNode() -> Token.Kind {
        let start = position + 2
        var index = start
        var end = start
        while let (scalar, length) = scalar(at: index) {
            let isDigit = scalar.value >= 0x30 && scalar.value <= 0x39
            if index == start {
                guard isDigit || CharacterClasses.isNameStartOrUnderscore(scalar) else { break }
            } else {
                guard scalar == "." || CharacterClasses.isNamePart(scalar) else { break }
            }
            index += length
            if scalar != "." { end = index }
        }
        guard end > start else {
            position = start
            return .invalid(.blankNodeLabel)
        }
        position = end
        return .blankNode
    }

    /// The four forms of a string literal (rules 156–159); the escapes are checked here and resolved by
    /// ``SourceText/string(_:)``.
    mutating func string(quote: UInt8) -> Token.Kind {
        let isLong = peek(1) == quote && peek(2) == quote
        position += isLong ? 3 : 1
        let limit = position + TextLimit.bytes
        while position < bytes.count {
            if position > limit { return .invalid(.longString) }
            let byte = bytes[position]
            if byte == quote {
                if !isLong {
                    position += 1
                    return .string
                }
                if peek(1) == quote, peek(2) == quote {
                    position += 3
                    return .string
                }
            } else if byte == UInt8(ascii: "\\") {
                if SourceText.escaped(peek(1)) != nil {
                    position += 2
                    continue
                }
                guard let (_, length) = CodepointEscape.read(bytes, at: position) else {
                    let isCode = peek(1) | 0x20 == UInt8(ascii: "u")
                    position += 1
                    return .invalid(isCode ? .codepointEscape : .stringEscape)
                }
                position += length
                continue
            } else if !isLong, byte == 0x0A || byte == 0x0D {
                return .invalid(.lineEndInString)
            }
            position += 1
        }
        return .invalid(.unfinishedString)
    }
}
