public import RDFModel
internal import Sorting

extension ResolvedGraph {
    /// What follows from resolution: which entities of which documents were joined to a thing of other documents,
    /// by which rule and from which documents; and which things of one name are kept apart, and why.
    public func resolution() -> [Quad] {
        var statements = Statements()
        for derivation in derivations { add(derivation, to: &statements) }
        for pair in homonyms { add(pair, to: &statements) }
        let sorted = statements.sorted()
        var lines: [UInt8] = []
        let end = Array(" ".utf8) + EvidenceTerms.encoded(resolutionGraph) + Array(" .\n".utf8)
        sorted.append(subjects: sorted.subjects.indices, end: end, to: &lines)
        return ResolvedGraph.quads(lines)
    }

    private func add(_ derivation: Derivation, to statements: inout Statements) {
        let name = documentIRIs[derivation.document].text + "#e\(derivation.entity + 1)"
        let subject = statements.number(of: IRI(unchecked: name))
        func add(_ predicate: IRI, _ object: Term) {
            statements.add(subject, statements.predicate(predicate), statements.number(of: object))
        }
        add(RDF.type, .iri(YongOntology.resolution))
        add(YongOntology.resolvedTo, .iri(nodes[derivation.node].iri))
        add(YongOntology.rule, .literal(Literal(derivation.rule)))
        let entity = table.entities[table.entities(of: order[derivation.document]).lowerBound + derivation.entity]
        add(RDFS.label, .literal(literal(Int(entity.name))))
        for source in Set(derivation.sources + [derivation.document]).ordered() {
            add(PROV.wasDerivedFrom, .iri(documentIRIs[source]))
        }
    }

    private func add(_ pair: Homonyms, to statements: inout Statements) {
        let (left, right) = (nodes[pair.left].iri, nodes[pair.right].iri)
        let property = statements.predicate(YongOntology.distinctFrom)
        let (one, other) = (statements.number(of: left), statements.number(of: right))
        statements.add(one, property, other)
        statements.add(other, property, one)
        guard let rule = pair.rule else { return }
        let subject = statements.number(of: IRI(unchecked: "\(settings.base)separation/\(step(left))/\(step(right))"))
        func add(_ predicate: IRI, _ object: Term) {
            statements.add(subject, statements.predicate(predicate), statements.number(of: object))
        }
        add(RDF.type, .iri(YongOntology.separation))
        add(YongOntology.thing, .iri(left))
        add(YongOntology.thing, .iri(right))
        add(YongOntology.rule, .literal(Literal(rule)))
        for source in Set(pair.documents).ordered() { add(PROV.wasDerivedFrom, .iri(documentIRIs[source])) }
    }

    private func step(_ iri: IRI) -> String {
        let bytes = Array(iri.text.utf8)
        return String(decoding: bytes[(bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...], as: UTF8.self)
    }
}
