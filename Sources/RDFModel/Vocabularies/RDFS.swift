/// Terms of the RDF Schema vocabulary.
public enum RDFS {
    /// The namespace IRI.
    public static let namespace = "http://www.w3.org/2000/01/rdf-schema#"
    /// `rdfs:label`
    public static let label = IRI(unchecked: namespace + "label")
    /// `rdfs:comment`
    public static let comment = IRI(unchecked: namespace + "comment")
    /// `rdfs:subClassOf`
    public static let subClassOf = IRI(unchecked: namespace + "subClassOf")
}
