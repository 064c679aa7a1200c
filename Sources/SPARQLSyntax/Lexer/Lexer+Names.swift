extension Lexer {
    /// A prefixed name (rules 140, 141), a keyword, or neither.
    mutating func name() -> Token.Kind {
        let start = position
        var index = start
        while let (scalar, length) = scalar(at: index), CharacterClasses.isNamePart(scalar) || scalar == "." {
            index += length
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: ":"), index == start || bytes[index - 1] != 0x2E {
            let prefix = text(start..<index)
            position = index + 1
            return localName().map { .prefixedName(prefix: prefix, local: $0) }
                ?? .invalid(expected: "a character that may be escaped in a local name")
        }
        index = start
        while index < bytes.count,
            CharacterClasses.isLetter(bytes[index]) || CharacterClasses.isDigit(bytes[index]) || bytes[index] == 0x5F
        {
            index += 1
        }
        guard index > start else {
            position += scalar(at: position)?.length ?? 1
            return .invalid(expected: "a prefixed name or a keyword")
        }
        position = index
        return .word(text(start..<index))
    }

    /// `PN_LOCAL` (rule 169) with its escapes resolved, or an empty text; `nil` if an escape is wrong.
    private mutating func localName() -> String? {
        var result: [UInt8] = []
        var isFirst = true
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "%") {
                guard CharacterClasses.isHexDigit(peek(1)), CharacterClasses.isHexDigit(peek(2)) else { return nil }
                result += bytes[position..<position + 3]
                position += 3
            } else if byte == UInt8(ascii: "\\") {
                guard "_~.-!$&'()*+,;=/?#@%".utf8.contains(peek(1)) else { return nil }
                result.append(peek(1))
                position += 2
            } else if byte == UInt8(ascii: ".") {
                // A full stop at the end belongs to the triple, not to the name.
                var ahead = position
                while ahead < bytes.count, bytes[ahead] == UInt8(ascii: ".") { ahead += 1 }
                guard !isFirst, isLocalPart(at: ahead) else { break }
                result += bytes[position..<ahead]
                position = ahead
            } else if let (scalar, length) = scalar(at: position),
                byte == UInt8(ascii: ":") || CharacterClasses.isDigit(byte)
                    || CharacterClasses.isNameStartOrUnderscore(scalar)
                    || !isFirst && CharacterClasses.isNamePart(scalar)
            {
                result += bytes[position..<position + length]
                position += length
            } else {
                break
            }
            isFirst = false
        }
        return String(decoding: result, as: UTF8.self)
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
            return .invalid(expected: "a blank node label behind '_:'")
        }
        position = end
        return .blankNode(text(start..<end))
    }

    /// The four forms of a string literal (rules 156–159) with the escapes of rule 160.
    mutating func string(quote: UInt8) -> Token.Kind {
        let isLong = peek(1) == quote && peek(2) == quote
        position += isLong ? 3 : 1
        var result: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            if byte == quote {
                if !isLong {
                    position += 1
                    return .string(String(decoding: result, as: UTF8.self))
                }
                if peek(1) == quote, peek(2) == quote {
                    position += 3
                    return .string(String(decoding: result, as: UTF8.self))
                }
            } else if byte == UInt8(ascii: "\\") {
                guard let character = Lexer.escaped(peek(1)) else {
                    position += 1
                    return .invalid(expected: "one of t b n r f \\ \" ' behind the backslash")
                }
                result.append(character)
                position += 2
                continue
            } else if !isLong, byte == 0x0A || byte == 0x0D {
                return .invalid(expected: "the end of the string on the same line")
            }
            result.append(byte)
            position += 1
        }
        return .invalid(expected: "the end of the string")
    }

    private static func escaped(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): return byte
        default: return nil
        }
    }
}
