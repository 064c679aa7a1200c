/// A token of a query: its kind, and where it stands. Its text is read out of the source when it is needed.
struct Token: Equatable, Sendable {
    /// What kinds of token there are (SPARQL 1.2 §19.8, terminals).
    enum Kind: Equatable, Sendable {
        /// An IRI reference in angle brackets; it may be relative.
        case iri
        /// A prefix, a colon and a local part, which may be empty.
        case prefixedName
        /// A blank node label with its `_:`.
        case blankNode
        /// A variable with its sigil.
        case variable
        /// A language tag with its `@`, and with the base direction behind `--`.
        case languageTag
        /// Digits alone.
        case integer
        /// Digits with a decimal point.
        case decimal
        /// Digits with an exponent.
        case double
        /// A string literal in one of its four forms of quotes.
        case string
        /// A keyword or a function name.
        case word
        /// An operator or a bracket.
        case symbol(Symbol)
        /// The end of the text.
        case end
        /// Something that is no token; what is wrong with it.
        case invalid(LexicalProblem)
    }

    let kind: Kind
    /// The first byte of the token.
    let start: Int
    /// The byte behind it.
    let end: Int
}

/// Why something is no token.
enum LexicalProblem: Sendable {
    case character
    case variableName
    case languageTag
    case baseDirection
    case blankNodeLabel
    case name
    case localNameEscape
    case stringEscape
    case codepointEscape
    case lineEndInString
    case unfinishedString
    case longString

    /// What stands here in a text that is right.
    var expected: String {
        switch self {
        case .character: "a token of the query language"
        case .variableName: "a variable name behind '$'"
        case .languageTag: "a language tag behind '@'"
        case .baseDirection: "ltr or rtl behind '--'"
        case .blankNodeLabel: "a blank node label behind '_:'"
        case .name: "a prefixed name or a keyword"
        case .localNameEscape: "a character that may be escaped in a local name"
        case .stringEscape: "one of t b n r f \\ \" ' u U behind the backslash"
        case .codepointEscape: "the hexadecimal code of a character behind '\\u' or '\\U'"
        case .lineEndInString: "the end of the string on the same line"
        case .unfinishedString: "the end of the string"
        case .longString: "a string of at most \(TextLimit.bytes) bytes"
        }
    }
}

/// Operators and brackets.
enum Symbol: String, Sendable {
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBrace = "{"
    case closeBrace = "}"
    case openBracket = "["
    case closeBracket = "]"
    case openTripleTerm = "<<("
    case closeTripleTerm = ")>>"
    case openReifiedTriple = "<<"
    case closeReifiedTriple = ">>"
    case openAnnotation = "{|"
    case closeAnnotation = "|}"
    case dot = "."
    case comma = ","
    case semicolon = ";"
    case star = "*"
    case slash = "/"
    case plus = "+"
    case minus = "-"
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case not = "!"
    case and = "&&"
    case or = "||"
    case bar = "|"
    case caret = "^"
    case doubleCaret = "^^"
    case question = "?"
    case tilde = "~"
}
