internal import RDFModel

/// The names of the RDF namespace that the syntax keeps for itself (RDF 1.1 XML Syntax §5.1).
enum RDFXMLWords {
    /// `coreSyntaxTerms` and `oldTerms`
    private static let syntax: Set<IRI> = Set(
        [
            "RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "aboutEach", "aboutEachPrefix",
            "bagID",
        ].map { IRI(unchecked: RDF.namespace + $0) })

    /// Whether the IRI cannot be a node element's name.
    static func isForbiddenElement(_ iri: IRI) -> Bool {
        syntax.contains(iri) || iri == IRI(unchecked: RDF.namespace + "li")
            || iri == IRI(unchecked: RDF.namespace + "Description")
    }

    /// Whether the IRI cannot be a property element's name, or would be read as another.
    static func isForbiddenPredicate(_ iri: IRI) -> Bool { isForbiddenElement(iri) }
}
