/// Terms of the RDF vocabulary.
public enum RDF {
    /// The namespace IRI.
    public static let namespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    /// `rdf:type`
    public static let type = IRI(unchecked: namespace + "type")
    /// `rdf:langString`
    public static let langString = IRI(unchecked: namespace + "langString")
    /// `rdf:dirLangString`
    public static let dirLangString = IRI(unchecked: namespace + "dirLangString")
    /// `rdf:reifies`
    public static let reifies = IRI(unchecked: namespace + "reifies")
    /// `rdf:XMLLiteral`
    public static let xmlLiteral = IRI(unchecked: namespace + "XMLLiteral")
    /// `rdf:first`
    public static let first = IRI(unchecked: namespace + "first")
    /// `rdf:rest`
    public static let rest = IRI(unchecked: namespace + "rest")
    /// `rdf:nil`
    public static let nil_ = IRI(unchecked: namespace + "nil")
    /// `rdf:subject`
    public static let subject = IRI(unchecked: namespace + "subject")
    /// `rdf:predicate`
    public static let predicate = IRI(unchecked: namespace + "predicate")
    /// `rdf:object`
    public static let object = IRI(unchecked: namespace + "object")
    /// `rdf:Statement`
    public static let statement = IRI(unchecked: namespace + "Statement")
}
