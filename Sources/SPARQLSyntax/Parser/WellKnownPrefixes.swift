public import RDFModel

/// The prefixes that a query may use without declaring them, unless it is read strictly.
public enum WellKnownPrefixes {
    /// The namespaces by prefix.
    public static let namespaces: [String: IRI] = [
        "rdf": IRI(unchecked: "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        "rdfs": IRI(unchecked: "http://www.w3.org/2000/01/rdf-schema#"),
        "xsd": IRI(unchecked: "http://www.w3.org/2001/XMLSchema#"),
        "owl": IRI(unchecked: "http://www.w3.org/2002/07/owl#"),
        "skos": IRI(unchecked: "http://www.w3.org/2004/02/skos/core#"),
        "foaf": IRI(unchecked: "http://xmlns.com/foaf/0.1/"),
        "dcterms": IRI(unchecked: "http://purl.org/dc/terms/"),
        "org": IRI(unchecked: "http://www.w3.org/ns/org#"),
        "prov": IRI(unchecked: "http://www.w3.org/ns/prov#"),
        "oa": IRI(unchecked: "http://www.w3.org/ns/oa#"),
        "schema": IRI(unchecked: "https://schema.org/"),
        "yong": IRI(unchecked: "https://w3id.org/yong/ontology#"),
    ]
}
