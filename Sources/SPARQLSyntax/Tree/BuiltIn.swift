/// The functions that have a keyword (SPARQL 1.1 §17.4, and those that SPARQL 1.2 adds); the raw value is the keyword
/// in upper case.
public enum BuiltIn: String, Sendable, CaseIterable {
    // Forms and terms (§17.4.1, §17.4.2)
    case bound = "BOUND"
    case coalesce = "COALESCE"
    case `if` = "IF"
    case sameTerm = "SAMETERM"
    case isIRI = "ISIRI"
    case isURI = "ISURI"
    case isBlank = "ISBLANK"
    case isLiteral = "ISLITERAL"
    case isNumeric = "ISNUMERIC"
    case str = "STR"
    case lang = "LANG"
    case langdir = "LANGDIR"
    case hasLang = "HASLANG"
    case hasLangdir = "HASLANGDIR"
    case datatype = "DATATYPE"
    case iri = "IRI"
    case uri = "URI"
    case bnode = "BNODE"
    case strdt = "STRDT"
    case strlang = "STRLANG"
    case strlangdir = "STRLANGDIR"
    case uuid = "UUID"
    case struuid = "STRUUID"
    // Triple terms (SPARQL 1.2)
    case triple = "TRIPLE"
    case subject = "SUBJECT"
    case predicate = "PREDICATE"
    case object = "OBJECT"
    case isTriple = "ISTRIPLE"
    // Strings (§17.4.3)
    case strlen = "STRLEN"
    case substr = "SUBSTR"
    case ucase = "UCASE"
    case lcase = "LCASE"
    case strStarts = "STRSTARTS"
    case strEnds = "STRENDS"
    case contains = "CONTAINS"
    case strBefore = "STRBEFORE"
    case strAfter = "STRAFTER"
    case encodeForURI = "ENCODE_FOR_URI"
    case concat = "CONCAT"
    case langMatches = "LANGMATCHES"
    case regex = "REGEX"
    case replace = "REPLACE"
    // Numbers (§17.4.4)
    case abs = "ABS"
    case round = "ROUND"
    case ceil = "CEIL"
    case floor = "FLOOR"
    case rand = "RAND"
    // Dates (§17.4.5)
    case now = "NOW"
    case year = "YEAR"
    case month = "MONTH"
    case day = "DAY"
    case hours = "HOURS"
    case minutes = "MINUTES"
    case seconds = "SECONDS"
    case timezone = "TIMEZONE"
    case tz = "TZ"
    // Digests (SPARQL 1.1 §17.4.6)
    case md5 = "MD5"
    case sha1 = "SHA1"
    case sha256 = "SHA256"
    case sha384 = "SHA384"
    case sha512 = "SHA512"

    /// How many arguments the grammar allows (rule 121).
    public var arity: ClosedRange<Int> {
        switch self {
        case .rand, .now, .uuid, .struuid: 0...0
        case .bnode: 0...1
        case .sameTerm, .strdt, .strlang, .strStarts, .strEnds, .contains, .strBefore, .strAfter, .langMatches: 2...2
        case .substr, .regex: 2...3
        case .replace: 3...4
        case .if, .triple, .strlangdir: 3...3
        case .concat, .coalesce: 0...Int.max
        default: 1...1
        }
    }

    /// The keyword as specifications write it, such as `isIRI`.
    public var spelling: String {
        switch self {
        case .sameTerm: "sameTerm"
        case .isIRI: "isIRI"
        case .isURI: "isURI"
        case .isBlank: "isBLANK"
        case .isLiteral: "isLITERAL"
        case .isNumeric: "isNUMERIC"
        case .isTriple: "isTRIPLE"
        case .hasLang: "hasLANG"
        case .hasLangdir: "hasLANGDIR"
        case .langMatches: "langMatches"
        default: rawValue
        }
    }
}
