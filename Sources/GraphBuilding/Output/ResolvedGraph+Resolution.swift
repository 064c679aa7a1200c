public import RDFModel

extension ResolvedGraph {
    /// What follows from resolution: which entities of which documents were joined to a thing of other documents,
    /// by which rule and from which documents; and which things of one name are kept apart.
    public func resolution() -> [Quad] {
        var index = SubjectIndex()
        for derivation in derivations {
            let subject = IRI(unchecked: documentIRIs[derivation.document].text + "#e\(derivation.entity + 1)")
            index.add(subject, RDF.type, YongOntology.resolution)
            index.add(subject, YongOntology.resolvedTo, nodes[derivation.node].iri)
            index.add(subject, YongOntology.rule, .literal(Literal(derivation.rule)))
            let entity = documents[derivation.document].entities[derivation.entity]
            index.add(subject, RDFS.label, .literal(NameText.literal(entity.name)))
            for source in Set(derivation.sources + [derivation.document]) {
                index.add(subject, PROV.wasDerivedFrom, documentIRIs[source])
            }
        }
        for (left, right) in homonyms {
            index.add(nodes[left].iri, YongOntology.distinctFrom, nodes[right].iri)
            index.add(nodes[right].iri, YongOntology.distinctFrom, nodes[left].iri)
        }
        return index.quads(graph: .iri(resolutionGraph))
    }
}
