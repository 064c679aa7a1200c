/// A query's bytes, and what its tokens say: names without their sigils, strings without quotes and escapes.
struct SourceText: Sendable {
    /// The text in UTF-8.
    let bytes: [UInt8]

    /// The text as it stands between two places.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The token as it was written.
    func text(_ token: Token) -> String { text(token.start..<token.end) }

    /// A variable's name.
    func variableName(_ token: Token) -> String { text(token.start + 1..<token.end) }

    /// A blank node's label without `_:`.
    func label(_ token: Token) -> String { text(token.start + 2..<token.end) }

    /// Whether a token of kind `word` is the keyword, in whatever case. The keyword is given in upper case.
    func isWord(_ token: Token, _ keyword: String) -> Bool {
        let units = keyword.utf8
        guard token.end - token.start == units.count else { return false }
        var index = token.start
        for unit in units {
            let byte = bytes[index]
            guard byte == unit || CharacterClasses.isLetter(byte) && byte & 0xDF == unit else { return false }
            index += 1
        }
        return true
    }

    /// An IRI reference without its angle brackets, escapes resolved.
    func iri(_ token: Token) -> String {
        let range = token.start + 1..<token.end - 1
        guard bytes[range].contains(UInt8(ascii: "\\")) else { return text(range) }
        return unescaped(range)
    }

    /// Where the colon of a prefixed name stands.
    func colon(_ token: Token) -> Int {
        var index = token.start
        while bytes[index] != UInt8(ascii: ":") { index += 1 }
        return index
    }

    /// The local part of a prefixed name behind its namespace, escapes resolved.
    func name(_ token: Token, colon: Int, in namespace: String) -> String {
        let local = bytes[colon + 1..<token.end]
        guard local.contains(UInt8(ascii: "\\")) else { return namespace + text(colon + 1..<token.end) }
        var result = Array(namespace.utf8)
        var isEscaped = false
        for byte in local {
            if byte == UInt8(ascii: "\\"), !isEscaped {
                isEscaped = true
                continue
            }
            result.append(byte)
            isEscaped = false
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether a string literal stands in three quotes on either side.
    func isLongString(_ token: Token) -> Bool {
        let quote = bytes[token.start]
        return token.end - token.start >= 6 && bytes[token.start + 1] == quote && bytes[token.start + 2] == quote
    }

    /// The text of a string literal.
    func string(_ token: Token) -> String {
        let quotes = isLongString(token) ? 3 : 1
        let range = token.start + quotes..<token.end - quotes
        guard bytes[range].contains(UInt8(ascii: "\\")) else { return text(range) }
        return unescaped(range)
    }

    /// A language tag without `@`, and the base direction behind it.
    func language(_ token: Token) -> (tag: String, direction: String?) {
        let content = bytes[token.start + 1..<token.end]
        guard content.count > 5, content.dropLast(3).suffix(2).elementsEqual("--".utf8) else {
            return (String(decoding: content, as: UTF8.self), nil)
        }
        return (
            String(decoding: content.dropLast(5), as: UTF8.self), String(decoding: content.suffix(3), as: UTF8.self)
        )
    }

    /// Resolves the escapes of rule 160 and of `UCHAR`, all of which the lexer has seen to be right.
    private func unescaped(_ range: Range<Int>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            guard bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound else {
                result.append(bytes[index])
                index += 1
                continue
            }
            if let byte = SourceText.escaped(bytes[index + 1]) {
                result.append(byte)
                index += 2
            } else if let (scalar, length) = CodepointEscape.read(bytes, at: index) {
                result += Array(String(Character(scalar)).utf8)
                index += length
            } else {
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The character that a backslash in front of `byte` stands for (`ECHAR`).
    static func escaped(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): byte
        default: nil
        }
    }
}
