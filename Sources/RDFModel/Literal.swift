/// A literal: a lexical form with a datatype, or with a language tag, and with a base direction where it has one
/// (RDF 1.2 Concepts §3.3).
///
/// The lexical form is kept exactly as it was written; two literals are one term only if lexical form, datatype
/// and language tag agree by code point (the tag without regard to the case of ASCII letters) and the direction is
/// the same. Values are compared by `XSDTypes`.
public struct Literal: Hashable, Comparable, Sendable {
    /// The text between the quotes, unescaped.
    public let lexicalForm: String
    /// `xsd:string` for plain literals, `rdf:langString` for those with a language, `rdf:dirLangString` for those
    /// with a direction as well.
    public let datatype: IRI
    /// The language tag as it was written, for literals of datatype `rdf:langString` or `rdf:dirLangString`.
    public let language: String?
    /// The base direction, for literals of datatype `rdf:dirLangString`.
    public let direction: BaseDirection?

    /// A plain literal, of datatype `xsd:string`.
    public init(_ lexicalForm: String) {
        self.lexicalForm = lexicalForm
        self.datatype = XSD.string
        self.language = nil
        self.direction = nil
    }

    /// A literal of the given datatype.
    public init(_ lexicalForm: String, datatype: IRI) {
        self.lexicalForm = lexicalForm
        self.datatype = datatype
        self.language = nil
        self.direction = nil
    }

    /// A literal in a language, of datatype `rdf:langString`; with a direction it is of datatype
    /// `rdf:dirLangString`.
    public init(_ lexicalForm: String, language: String, direction: BaseDirection? = nil) {
        self.lexicalForm = lexicalForm
        self.datatype = direction == nil ? RDF.langString : RDF.dirLangString
        self.language = language
        self.direction = direction
    }

    /// Whether both are the same RDF term.
    public static func == (left: Literal, right: Literal) -> Bool {
        guard CodeUnits.equal(left.lexicalForm, right.lexicalForm), left.datatype == right.datatype,
            left.direction == right.direction
        else { return false }
        switch (left.language, right.language) {
        case (nil, nil): return true
        case (let l?, let r?): return CodeUnits.equalIgnoringCase(l, r)
        default: return false
        }
    }

    /// Orders by lexical form, then direction, then language, then datatype, each by code point.
    public static func < (left: Literal, right: Literal) -> Bool {
        if !CodeUnits.equal(left.lexicalForm, right.lexicalForm) {
            return CodeUnits.less(left.lexicalForm, right.lexicalForm)
        }
        if left.direction != right.direction {
            return left.direction == nil || left.direction == .leftToRight && right.direction != nil
        }
        let (l, r) = (left.language ?? "", right.language ?? "")
        if !CodeUnits.equalIgnoringCase(l, r) { return CodeUnits.lessIgnoringCase(l, r) }
        return left.datatype < right.datatype
    }

    /// Hashes the lexical form, and the datatype or the language tag without its case.
    public func hash(into hasher: inout Hasher) {
        CodeUnits.hash(lexicalForm, into: &hasher)
        if let language {
            CodeUnits.hashIgnoringCase(language, into: &hasher)
            hasher.combine(direction)
        } else {
            datatype.hash(into: &hasher)
        }
    }
}
