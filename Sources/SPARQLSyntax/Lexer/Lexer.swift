/// Cuts a query into tokens.
///
/// Every token is the longest that the grammar allows at its place. `<` starts an IRI if one can be read up to the
/// next `>`, else it is an operator; `?` starts a variable if a name follows, else it is the path operator.
/// What is no token becomes one of kind `invalid`, so that the parser can tell what it expected there.
struct Lexer {
    let bytes: [UInt8]
    var position = 0

    /// The tokens of `bytes`, the last of which is the end or the first thing that is no token.
    static func tokens(of bytes: [UInt8]) -> [Token] {
        var lexer = Lexer(bytes: bytes)
        var tokens: [Token] = []
        while true {
            lexer.skipBlanks()
            let start = lexer.position
            let kind = lexer.next()
            tokens.append(Token(kind: kind, start: start, end: lexer.position))
            switch kind {
            case .end, .invalid: return tokens
            default: break
            }
        }
    }

    /// The byte `distance` ahead, or 0 behind the end.
    func peek(_ distance: Int = 0) -> UInt8 {
        position + distance < bytes.count ? bytes[position + distance] : 0
    }

    /// The character at a place, and how many bytes it takes.
    func scalar(at index: Int) -> (Unicode.Scalar, length: Int)? {
        guard index < bytes.count else { return nil }
        let first = bytes[index]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard index + length <= bytes.count else { return nil }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for byte in bytes[index + 1..<index + length] { value = value << 6 | UInt32(byte & 0x3F) }
        return Unicode.Scalar(value).map { ($0, length) }
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D:
                position += 1
            case UInt8(ascii: "#"):
                while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
            default:
                return
            }
        }
    }

    private mutating func next() -> Token.Kind {
        guard position < bytes.count else { return .end }
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "<"):
            return iri() ?? operatorSymbol(byte)
        case UInt8(ascii: "?"), UInt8(ascii: "$"):
            return variable(sigil: byte)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            return string(quote: byte)
        case UInt8(ascii: "@"):
            return languageTag()
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            return number()
        case UInt8(ascii: "."):
            return CharacterClasses.isDigit(peek(1)) ? number() : symbol(.dot)
        case UInt8(ascii: "_") where peek(1) == UInt8(ascii: ":"):
            return blankNode()
        case UInt8(ascii: ":"):
            return name()
        default:
            if let (scalar, _) = scalar(at: position), CharacterClasses.isNameStart(scalar) { return name() }
            return operatorSymbol(byte)
        }
    }

    private mutating func symbol(_ symbol: Symbol) -> Token.Kind {
        position += symbol.rawValue.utf8.count
        return .symbol(symbol)
    }

    private mutating func operatorSymbol(_ byte: UInt8) -> Token.Kind {
        for length in [2, 1] where position + length <= bytes.count {
            if let symbol = Symbol(rawValue: text(position..<position + length)) { return self.symbol(symbol) }
        }
        position += scalar(at: position)?.length ?? 1
        return .invalid(expected: "a token of the query language")
    }

    /// `IRIREF ::= '<' ([^<>"{}|^`\]-[#x00-#x20])* '>'`
    private mutating func iri() -> Token.Kind? {
        var index = position + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ">"):
                let content = text(position + 1..<index)
                position = index + 1
                return .iri(content)
            case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "}"),
                UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "\\"):
                return nil
            default:
                index += 1
            }
        }
        return nil
    }

    /// `VAR1 ::= '?' VARNAME`, `VAR2 ::= '$' VARNAME`
    private mutating func variable(sigil: UInt8) -> Token.Kind {
        let start = position + 1
        var index = start
        while let (scalar, length) = scalar(at: index) {
            let isFirst = index == start
            guard
                isFirst
                    ? scalar.value < 0x80 && CharacterClasses.isDigit(UInt8(scalar.value))
                        || CharacterClasses.isNameStartOrUnderscore(scalar)
                    : CharacterClasses.isVariablePart(scalar)
            else { break }
            index += length
        }
        if index == start {
            if sigil == UInt8(ascii: "?") { return symbol(.question) }
            position += 1
            return .invalid(expected: "a variable name behind '$'")
        }
        position = index
        return .variable(text(start..<index))
    }

    /// `LANGTAG ::= '@' [a-zA-Z]+ ('-' [a-zA-Z0-9]+)*`
    private mutating func languageTag() -> Token.Kind {
        var index = position + 1
        let start = index
        while index < bytes.count, CharacterClasses.isLetter(bytes[index]) { index += 1 }
        guard index > start else {
            position = min(index + 1, bytes.count)
            return .invalid(expected: "a language tag behind '@'")
        }
        while index + 1 < bytes.count, bytes[index] == UInt8(ascii: "-") {
            var end = index + 1
            while end < bytes.count, CharacterClasses.isLetter(bytes[end]) || CharacterClasses.isDigit(bytes[end]) {
                end += 1
            }
            guard end > index + 1 else { break }
            index = end
        }
        position = index
        return .languageTag(text(start..<index))
    }

    /// Rules 146–148; a sign is a token of its own.
    private mutating func number() -> Token.Kind {
        let start = position
        func digits(_ from: Int) -> Int {
            var index = from
            while index < bytes.count, CharacterClasses.isDigit(bytes[index]) { index += 1 }
            return index
        }
        var end = digits(start)
        var kind = Token.Kind.integer("")
        if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
            let fraction = digits(end + 1)
            // `1.` ends a triple, but `1.e5` is a double.
            if fraction > end + 1 {
                end = fraction
                kind = .decimal("")
            } else if let exponent = exponentEnd(end + 1) {
                position = exponent
                return .double(text(start..<exponent))
            }
        }
        if let exponent = exponentEnd(end) {
            position = exponent
            return .double(text(start..<exponent))
        }
        position = end
        if case .decimal = kind { return .decimal(text(start..<end)) }
        return .integer(text(start..<end))
    }

    /// `EXPONENT ::= [eE] [+-]? [0-9]+`: where it ends, if one starts at `index`.
    private func exponentEnd(_ index: Int) -> Int? {
        guard index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") else { return nil }
        var end = index + 1
        if end < bytes.count, bytes[end] == UInt8(ascii: "+") || bytes[end] == UInt8(ascii: "-") { end += 1 }
        let first = end
        while end < bytes.count, CharacterClasses.isDigit(bytes[end]) { end += 1 }
        return end > first ? end : nil
    }
}
