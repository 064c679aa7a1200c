/// A literal: a lexical form with a datatype, or with a language tag (RDF 1.1 Concepts §3.3).
///
/// The lexical form is kept exactly as it was written; two literals are one term only if lexical form, datatype
/// and language tag agree by code point (the tag without regard to case). Values are compared by `XSDTypes`.
public struct Literal: Hashable, Comparable, Sendable {
    /// The text between the quotes, unescaped.
    public let lexicalForm: String
    /// `xsd:string` for plain literals, `rdf:langString` for those with a language.
    public let datatype: IRI
    /// The language tag as it was written, for literals of datatype `rdf:langString`.
    public let language: String?

    /// A plain literal, of datatype `xsd:string`.
    public init(_ lexicalForm: String) {
        self.lexicalForm = lexicalForm
        self.datatype = XSD.string
        self.language = nil
    }

    /// A literal of the given datatype.
    public init(_ lexicalForm: String, datatype: IRI) {
        self.lexicalForm = lexicalForm
        self.datatype = datatype
        self.language = nil
    }

    /// A literal in a language, of datatype `rdf:langString`.
    public init(_ lexicalForm: String, language: String) {
        self.lexicalForm = lexicalForm
        self.datatype = RDF.langString
        self.language = language
    }

    /// Whether both are the same RDF term.
    public static func == (left: Literal, right: Literal) -> Bool {
        guard CodeUnits.equal(left.lexicalForm, right.lexicalForm), left.datatype == right.datatype else {
            return false
        }
        switch (left.language, right.language) {
        case (nil, nil): return true
        case (let l?, let r?): return CodeUnits.equal(l, r) || CodeUnits.equal(l.lowercased(), r.lowercased())
        default: return false
        }
    }

    /// Orders by lexical form, then language, then datatype, each by code point.
    public static func < (left: Literal, right: Literal) -> Bool {
        if !CodeUnits.equal(left.lexicalForm, right.lexicalForm) {
            return CodeUnits.less(left.lexicalForm, right.lexicalForm)
        }
        let (l, r) = (left.language?.lowercased() ?? "", right.language?.lowercased() ?? "")
        if !CodeUnits.equal(l, r) { return CodeUnits.less(l, r) }
        return left.datatype < right.datatype
    }

    /// Hashes the lexical form, the datatype and the language tag without its case.
    public func hash(into hasher: inout Hasher) {
        CodeUnits.hash(lexicalForm, into: &hasher)
        if let language {
            CodeUnits.hash(language.lowercased(), into: &hasher)
        } else {
            datatype.hash(into: &hasher)
        }
    }
}
