import EntityExtraction
public import RDFModel
import ThaiText

extension ResolvedGraph {
    /// A person in a post, and when documents said so.
    private struct Holding: Hashable {
        var person: Int
        var post: Int
    }

    /// The default graph: every asserted statement once, between resolved things, with their types and names and
    /// what the seeds say of them; in order of subject, predicate and object.
    public func knowledge() -> [Quad] {
        var index = SubjectIndex()
        var isShown = nodes.map { $0.confidence >= settings.minimumConfidence }
        var heldPosts: Set<Int> = []
        var holdings: [Holding: ClosedRange<CalendarDate>?] = [:]
        for document in documents.indices {
            for (place, relation) in documents[document].relations.enumerated()
            where isKnowledge(relation, in: document) {
                let subject = nodeOf[document][relation.subject]
                isShown[subject] = true
                switch relation.object {
                case .entity(let entity):
                    let object = nodeOf[document][entity]
                    guard object != subject else { continue }
                    isShown[object] = true
                    state(subject, relation.predicate, object, &index)
                case .text:
                    guard postOf[document][place] >= 0 else { continue }
                    heldPosts.insert(postOf[document][place])
                    let holding = Holding(person: subject, post: postOf[document][place])
                    let known = holdings[holding] ?? nil
                    holdings[holding] = .some(extend(known, by: documents[document].published))
                case .date(let date):
                    let literal = Term.literal(Literal(date.description, datatype: XSD.date))
                    index.add(nodes[subject].iri, relation.predicate.iri, literal)
                    align(nodes[subject].iri, relation.predicate, nodes[subject].type, nil, literal, &index)
                }
            }
        }
        for post in heldPosts { describe(posts[post], &isShown, &index) }
        for (holding, days) in holdings { describe(holding, days, &index) }
        for (node, isShown) in zip(nodes, isShown) where isShown { describe(node, &index) }
        return index.quads()
    }

    /// Whether a document's statement becomes knowledge: asserted, sure enough, and between things of the types that
    /// the relation is meant for.
    private func isKnowledge(_ relation: DocumentRecord.Relation, in document: Int) -> Bool {
        guard relation.status == .asserted, relation.confidence >= settings.minimumConfidence else { return false }
        var object: EntityType?
        if case .entity(let entity) = relation.object { object = nodes[nodeOf[document][entity]].type }
        if case .date = relation.object, relation.predicate != .onDate { return false }
        if case .text = relation.object, relation.predicate != .holdsPosition { return false }
        return Signature.allows(relation.predicate, nodes[nodeOf[document][relation.subject]].type, object)
    }

    private func extend(_ days: ClosedRange<CalendarDate>?, by day: CalendarDate?) -> ClosedRange<CalendarDate>? {
        guard let day else { return days }
        guard let days else { return day...day }
        return min(days.lowerBound, day)...max(days.upperBound, day)
    }

    private func state(_ subject: Int, _ predicate: RelationPredicate, _ object: Int, _ index: inout SubjectIndex) {
        let (left, right) = (nodes[subject], nodes[object])
        index.add(left.iri, predicate.iri, right.iri)
        if predicate.isSymmetric { index.add(right.iri, predicate.iri, left.iri) }
        align(left.iri, predicate, left.type, right.type, .iri(right.iri), &index)
    }

    private func align(
        _ subject: IRI, _ predicate: RelationPredicate, _ subjectType: EntityType, _ objectType: EntityType?,
        _ object: Term, _ index: inout SubjectIndex
    ) {
        guard settings.writesAlignment else { return }
        for statement in Alignment.statements(predicate, subjectType, objectType) {
            if !statement.isInverse {
                index.add(subject, statement.predicate, object)
            } else if case .iri(let object) = object {
                index.add(object, statement.predicate, subject)
            }
        }
    }

    private func describe(_ post: PostNode, _ isShown: inout [Bool], _ index: inout SubjectIndex) {
        index.add(post.iri, RDF.type, YongOntology.post)
        index.add(post.iri, RDFS.label, .literal(NameText.literal(post.label)))
        if settings.writesAlignment { index.add(post.iri, RDF.type, ORG.post) }
        guard let body = post.body else { return }
        isShown[body] = true
        index.add(post.iri, YongOntology.postIn, nodes[body].iri)
        if settings.writesAlignment && Alignment.isBody(nodes[body].type) {
            index.add(post.iri, ORG.postIn, nodes[body].iri)
        }
    }

    /// Writes that a person holds a post, and a membership that says from when until when that was reported.
    private func describe(_ holding: Holding, _ days: ClosedRange<CalendarDate>?, _ index: inout SubjectIndex) {
        let (person, post) = (nodes[holding.person], posts[holding.post])
        index.add(person.iri, YongOntology.holdsPosition, post.iri)
        align(person.iri, .holdsPosition, .person, nil, .iri(post.iri), &index)
        let membership = membershipIRI(person.iri, post.iri)
        index.add(membership, RDF.type, ORG.membership)
        index.add(membership, ORG.member, person.iri)
        index.add(membership, YongOntology.inPost, post.iri)
        if let body = post.body, Alignment.isBody(nodes[body].type) {
            index.add(membership, ORG.inOrganization, nodes[body].iri)
        }
        guard let days else { return }
        for (property, day) in [
            (YongOntology.firstReported, days.lowerBound), (YongOntology.lastReported, days.upperBound),
        ] {
            index.add(membership, property, .literal(Literal(day.description, datatype: XSD.date)))
        }
    }

    private func membershipIRI(_ person: IRI, _ post: IRI) -> IRI {
        if person.text.utf8.contains(UInt8(ascii: "#")) { return IRI(unchecked: person.text + "-" + lastStep(post)) }
        return IRI(unchecked: "\(settings.base)membership/\(lastStep(person))/\(lastStep(post))")
    }

    /// What follows the last `/`, taken byte by byte, since a mark after the slash would make one character with it.
    private func lastStep(_ iri: IRI) -> String {
        let bytes = Array(iri.text.utf8)
        let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        return String(decoding: bytes[start...], as: UTF8.self)
    }

    private func describe(_ node: Node, _ index: inout SubjectIndex) {
        if let seed = node.seed {
            describeSeed(seeds.entries[seed].identifier, &index)
        } else {
            describe(node.iri, as: node.type, &index)
            index.add(node.iri, RDFS.label, .literal(NameText.literal(node.label)))
            alignName(node.iri, node.type, NameText.literal(node.label), &index)
        }
        for name in node.alternatives {
            index.add(node.iri, SKOS.altLabel, .literal(NameText.literal(name)))
        }
        for title in node.honorifics {
            let literal = Term.literal(NameText.literal(title))
            index.add(node.iri, YongOntology.honorific, literal)
            if settings.writesAlignment { index.add(node.iri, SchemaOrg.honorificPrefix, literal) }
        }
    }

    private func describe(_ thing: IRI, as type: EntityType, _ index: inout SubjectIndex) {
        index.add(thing, RDF.type, type.iri)
        if type == .ministry { index.add(thing, RDF.type, YongOntology.organisation) }
        guard settings.writesAlignment else { return }
        for aligned in Alignment.classes(of: type) { index.add(thing, RDF.type, aligned) }
    }

    private func alignName(_ thing: IRI, _ type: EntityType, _ name: Literal, _ index: inout SubjectIndex) {
        guard settings.writesAlignment else { return }
        index.add(thing, SchemaOrg.name, .literal(name))
        if type == .person { index.add(thing, FOAF.name, .literal(name)) }
    }

    /// Writes what the seeds say of a thing, of everything that contains it, and of its former names.
    private func describeSeed(_ identifier: String, _ index: inout SubjectIndex) {
        var open = [IRI(unchecked: Seeds.iri(of: identifier, base: Seeds.base))]
        while let source = open.popLast() {
            let subject = rebased(source)
            // Somebody else's parents are written once, however many things lead to them.
            if index.has(subject, RDFS.label) { continue }
            for quad in seeds.facts.quads(subject: .iri(source)) {
                if let object = quad.object.iri {
                    index.add(subject, quad.predicate, rebased(object))
                    let isLink = quad.predicate == YongOntology.partOf || quad.predicate == YongOntology.formerName
                    if isLink { open.append(object) }
                } else {
                    index.add(subject, quad.predicate, quad.object)
                }
            }
            guard let seed = seeds.index.seed(identifier: Seeds.identifier(of: source)) else { continue }
            alignSeed(seed, subject, &index)
        }
    }

    private func alignSeed(_ seed: Int, _ subject: IRI, _ index: inout SubjectIndex) {
        let entry = seeds.entries[seed]
        describe(subject, as: entry.type, &index)
        let source = Term.iri(IRI(unchecked: Seeds.iri(of: entry.identifier, base: Seeds.base)))
        let isProvince = seeds.facts.contains(Quad(source, RDF.type, .iri(YongOntology.province)))
        if isProvince && settings.writesAlignment { index.add(subject, RDF.type, SchemaOrg.administrativeArea) }
        for quad in seeds.facts.quads(subject: source, predicate: RDFS.label) {
            if let literal = quad.object.literal { alignName(subject, entry.type, literal, &index) }
        }
        guard let parent = entry.parent, let other = seeds.index.seed(identifier: parent) else { return }
        let object = IRI(unchecked: Seeds.iri(of: parent, base: settings.base))
        align(subject, .partOf, entry.type, seeds.entries[other].type, .iri(object), &index)
    }

    /// A seed's IRI with the graph's base in place of the seeds'.
    private func rebased(_ iri: IRI) -> IRI {
        IRI(unchecked: Seeds.iri(of: Seeds.identifier(of: iri), base: settings.base))
    }
}
