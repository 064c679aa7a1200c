/// Cuts a query into tokens.
///
/// Every token is the longest that the grammar allows at its place. `<` starts an IRI if one can be read up to the
/// next `>`, else it is an operator; `?` starts a variable if a name follows, else it is the path operator.
/// What is no token becomes one of kind `invalid`, so that the parser can tell what it expected there.
///
/// A token is three words without a text of its own, so that the parser may look at it as often as it likes.
struct Lexer {
    let bytes: [UInt8]
    var position = 0
    /// Where comments start and end, if they are asked for.
    private(set) var comments: [Range<Int>] = []
    private let keepsComments: Bool
    /// The end of a run of name characters that no colon follows: within it no prefixed name can start.
    var plainRunEnd = 0

    /// A lexer at the start of a text in UTF-8.
    init(bytes: [UInt8], keepsComments: Bool = false) {
        self.bytes = bytes
        self.keepsComments = keepsComments
        // A byte order mark says nothing in UTF-8.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The tokens of `bytes`, the last of which is the end or the first thing that is no token.
    static func tokens(of bytes: [UInt8]) -> [Token] {
        var lexer = Lexer(bytes: bytes)
        return lexer.allTokens()
    }

    /// Reads up to the end, or up to and including the first thing that is no token.
    mutating func allTokens() -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(bytes.count / 6 + 2)
        while true {
            skipBlanks()
            let start = position
            let kind = next()
            tokens.append(Token(kind: kind, start: start, end: position))
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
        for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return Unicode.Scalar(value).map { ($0, length) }
    }

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D:
                position += 1
            case UInt8(ascii: "#"):
                let start = position
                while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
                if keepsComments { comments.append(start..<position) }
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
            return CharacterClasses.isDigit(peek(1)) ? number() : symbol(.dot, 1)
        case UInt8(ascii: "_") where peek(1) == UInt8(ascii: ":"):
            return blankNode()
        case UInt8(ascii: ":"):
            return name()
        default:
            if let (scalar, _) = scalar(at: position), CharacterClasses.isNameStart(scalar) { return name() }
            return operatorSymbol(byte)
        }
    }

    private mutating func symbol(_ symbol: Symbol, _ length: Int) -> Token.Kind {
        position += length
        return .symbol(symbol)
    }

    private mutating func operatorSymbol(_ byte: UInt8) -> Token.Kind {
        let second = peek(1)
        func follows(_ scalar: Unicode.Scalar) -> Bool { second == UInt8(ascii: scalar) }
        switch byte {
        case UInt8(ascii: "("): return symbol(.openParenthesis, 1)
        case UInt8(ascii: ")"):
            let isTerm = follows(">") && peek(2) == UInt8(ascii: ">")
            return isTerm ? symbol(.closeTripleTerm, 3) : symbol(.closeParenthesis, 1)
        case UInt8(ascii: "{"): return follows("|") ? symbol(.openAnnotation, 2) : symbol(.openBrace, 1)
        case UInt8(ascii: "}"): return symbol(.closeBrace, 1)
        case UInt8(ascii: "["): return symbol(.openBracket, 1)
        case UInt8(ascii: "]"): return symbol(.closeBracket, 1)
        case UInt8(ascii: "<"):
            if follows("<") {
                let isTerm = peek(2) == UInt8(ascii: "(")
                return isTerm ? symbol(.openTripleTerm, 3) : symbol(.openReifiedTriple, 2)
            }
            return follows("=") ? symbol(.lessOrEqual, 2) : symbol(.less, 1)
        case UInt8(ascii: ">"):
            if follows(">") { return symbol(.closeReifiedTriple, 2) }
            return follows("=") ? symbol(.greaterOrEqual, 2) : symbol(.greater, 1)
        case UInt8(ascii: "|"):
            if follows("}") { return symbol(.closeAnnotation, 2) }
            return follows("|") ? symbol(.or, 2) : symbol(.bar, 1)
        case UInt8(ascii: "&") where follows("&"): return symbol(.and, 2)
        case UInt8(ascii: "!"): return follows("=") ? symbol(.notEqual, 2) : symbol(.not, 1)
        case UInt8(ascii: "^"): return follows("^") ? symbol(.doubleCaret, 2) : symbol(.caret, 1)
        case UInt8(ascii: "="): return symbol(.equal, 1)
        case UInt8(ascii: ","): return symbol(.comma, 1)
        case UInt8(ascii: ";"): return symbol(.semicolon, 1)
        case UInt8(ascii: "*"): return symbol(.star, 1)
        case UInt8(ascii: "/"): return symbol(.slash, 1)
        case UInt8(ascii: "+"): return symbol(.plus, 1)
        case UInt8(ascii: "-"): return symbol(.minus, 1)
        case UInt8(ascii: "~"): return symbol(.tilde, 1)
        default:
            position += scalar(at: position)?.length ?? 1
            return .invalid(.character)
        }
    }

    /// `IRIREF ::= '<' ([^<>"{}|^`\]-[#x00-#x20] | UCHAR)* '>'`
    private mutating func iri() -> Token.Kind? {
        var index = position + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ">"):
                position = index + 1
                return .iri
            case UInt8(ascii: "\\"):
                guard let (_, length) = CodepointEscape.read(bytes, at: index) else {
                    position = index + 1
                    return .invalid(.codepointEscape)
                }
                index += length
            case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "}"),
                UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "`"):
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
            if sigil == UInt8(ascii: "?") { return symbol(.question, 1) }
            position += 1
            return .invalid(.variableName)
        }
        position = index
        return .variable
    }

    /// `LANG_DIR ::= '@' [a-zA-Z]+ ('-' [a-zA-Z0-9]+)* ('--' [a-zA-Z]+)?`, the direction `ltr` or `rtl`.
    private mutating func languageTag() -> Token.Kind {
        var index = position + 1
        let start = index
        while index < bytes.count, CharacterClasses.isLetter(bytes[index]) { index += 1 }
        guard index > start else {
            position = min(index + 1, bytes.count)
            return .invalid(.languageTag)
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
        guard peek() == UInt8(ascii: "-"), peek(1) == UInt8(ascii: "-") else { return .languageTag }
        index += 2
        while index < bytes.count, CharacterClasses.isLetter(bytes[index]) { index += 1 }
        let direction = bytes[position + 2..<index]
        position = index
        let isKnown = direction.elementsEqual("ltr".utf8) || direction.elementsEqual("rtl".utf8)
        return isKnown ? .languageTag : .invalid(.baseDirection)
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
        var kind = Token.Kind.integer
        if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
            let fraction = digits(end + 1)
            // `1.` ends a triple, but `1.e5` is a double.
            if fraction > end + 1 {
                end = fraction
                kind = .decimal
            } else if let exponent = exponentEnd(end + 1) {
                position = exponent
                return .double
            }
        }
        if let exponent = exponentEnd(end) {
            position = exponent
            return .double
        }
        position = end
        return kind
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
