/// A token of a query and where it stands.
struct Token: Sendable {
    /// What kinds of token there are (SPARQL 1.1 §19.8, terminals).
    enum Kind: Sendable {
        /// An IRI reference without its angle brackets; it may be relative.
        case iri(String)
        /// A prefixed name; escapes in the local part are resolved.
        case prefixedName(prefix: String, local: String)
        /// A blank node label without `_:`.
        case blankNode(String)
        /// A variable's name.
        case variable(String)
        /// A language tag without `@`.
        case languageTag(String)
        /// Digits alone.
        case integer(String)
        /// Digits with a decimal point.
        case decimal(String)
        /// Digits with an exponent.
        case double(String)
        /// The text of a string literal, unescaped.
        case string(String)
        /// A keyword or function name as it was written.
        case word(String)
        /// An operator or a bracket.
        case symbol(Symbol)
        /// The end of the text.
        case end
        /// Something that is no token; what is wrong with it.
        case invalid(expected: String)
    }

    let kind: Kind
    /// The first byte of the token in the text after codepoint escapes.
    let start: Int
    /// The byte behind it.
    let end: Int
}

/// Operators and brackets.
enum Symbol: String, Sendable {
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBrace = "{"
    case closeBrace = "}"
    case openBracket = "["
    case closeBracket = "]"
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
}
