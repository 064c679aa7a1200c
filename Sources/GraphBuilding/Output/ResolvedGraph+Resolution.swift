public import RDFModel

extension ResolvedGraph {
    /// What follows from resolution: which entities of which documents were joined to a thing of other documents,
    /// by which rule and from which documents; and which things of one name are kept apart, and why.
    public func resolution() -> [Quad] {
        var statements = Statements()
        for derivation in derivations {
            let entity = table.entities[table.entities(of: order[derivation.document]).lowerBound + derivation.entity]
            statements.add(
                Resolution(
                    entity: derivation.entity, document: documentIRIs[derivation.document],
                    name: table.texts.string(Int(entity.name)), thing: nodes[derivation.node].iri,
                    rule: derivation.rule, sources: derivation.sources.map { documentIRIs[$0] }))
        }
        for pair in homonyms {
            statements.add(
                Distinction(
                    left: nodes[pair.left].iri, right: nodes[pair.right].iri, rule: pair.rule,
                    sources: pair.documents.map { documentIRIs[$0] }),
                base: settings.base)
        }
        let sorted = statements.sorted()
        var lines: [UInt8] = []
        let end = Array(" ".utf8) + EvidenceTerms.encoded(resolutionGraph) + Array(" .\n".utf8)
        sorted.append(subjects: sorted.subjects.indices, end: end, to: &lines)
        return ResolvedGraph.quads(lines)
    }
}

/// That an entity of a document was joined to a thing of other documents.
struct Resolution {
    /// The entity's number in its document.
    var entity: Int
    var document: IRI
    var name: String
    var thing: IRI
    var rule: String
    var sources: [IRI]
}

/// That two things of one name are kept apart; the one whose IRI comes first is the left one.
struct Distinction {
    var left: IRI
    var right: IRI
    var rule: String?
    var sources: [IRI]
}

extension Statements {
    /// Adds what says that an entity was joined to a thing.
    mutating func add(_ resolution: Resolution) {
        let subject = number(of: IRI(unchecked: resolution.document.text + "#e\(resolution.entity + 1)"))
        add(subject, RDF.type, .iri(YongOntology.resolution))
        add(subject, YongOntology.resolvedTo, .iri(resolution.thing))
        add(subject, YongOntology.rule, .literal(Literal(resolution.rule)))
        add(subject, RDFS.label, .literal(NameText.literal(resolution.name)))
        for source in Set(resolution.sources + [resolution.document]) {
            add(subject, PROV.wasDerivedFrom, .iri(source))
        }
    }

    /// Adds what says that two things are kept apart.
    mutating func add(_ distinction: Distinction, base: String) {
        let (left, right) = (distinction.left, distinction.right)
        add(number(of: left), YongOntology.distinctFrom, .iri(right))
        add(number(of: right), YongOntology.distinctFrom, .iri(left))
        guard let rule = distinction.rule else { return }
        let subject = number(of: IRI(unchecked: "\(base)separation/\(step(left))/\(step(right))"))
        add(subject, RDF.type, .iri(YongOntology.separation))
        add(subject, YongOntology.thing, .iri(left))
        add(subject, YongOntology.thing, .iri(right))
        add(subject, YongOntology.rule, .literal(Literal(rule)))
        for source in Set(distinction.sources) { add(subject, PROV.wasDerivedFrom, .iri(source)) }
    }

    private mutating func add(_ subject: Int, _ property: IRI, _ object: Term) {
        add(subject, predicate(property), number(of: object))
    }

    private func step(_ iri: IRI) -> String {
        let bytes = Array(iri.text.utf8)
        return String(decoding: bytes[(bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...], as: UTF8.self)
    }
}
