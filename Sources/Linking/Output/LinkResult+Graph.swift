public import RDFModel

extension LinkResult {
    /// The links as statements, each with a description of itself.
    ///
    /// The description is an annotation of OWL 2, as SSSOM writes mappings in RDF: an `owl:Axiom` with
    /// `owl:annotatedSource`, `owl:annotatedProperty` and `owl:annotatedTarget`, the justification, the confidence, the labels
    /// of both things and, as a comment, the evidence.
    public func write(into sink: inout some QuadSink) throws {
        for (name, namespace) in LinkTerms.namespaces { try sink.prefix(name, IRI(unchecked: namespace)) }
        for link in links { try sink.quad(Quad(.iri(link.ours), link.predicate, .iri(link.theirs))) }
        for (index, link) in links.enumerated() {
            let node = Term.blankNode(BlankNode("link\(index + 1)"))
            func write(_ property: IRI, _ value: Term) throws { try sink.quad(Quad(node, property, value)) }
            try write(RDF.type, .iri(LinkTerms.axiom))
            try write(LinkTerms.source, .iri(link.ours))
            try write(LinkTerms.property, .iri(link.predicate))
            try write(LinkTerms.target, .iri(link.theirs))
            let justification = "https://w3id.org/semapv/vocab/" + LinkTerms.justification(link)
            try write(LinkTerms.justification, .iri(IRI(unchecked: justification)))
            try write(LinkTerms.confidence, .literal(Literal(link.scoreText, datatype: LinkTerms.decimal)))
            try write(LinkTerms.subjectLabel, .literal(Literal(link.oursLabel)))
            try write(LinkTerms.objectLabel, .literal(Literal(link.theirsLabel)))
            try write(LinkTerms.tool, .literal(Literal("yong link")))
            try write(LinkTerms.comment, .literal(Literal(link.evidenceText)))
        }
    }
}
