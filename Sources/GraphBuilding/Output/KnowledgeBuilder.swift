import ExtractionModel
import RDFModel
import Sorting
import ThaiText

/// Gathers the default graph: every asserted statement once, between resolved things, with their types and names and
/// what the seeds say of them.
struct KnowledgeBuilder {
    /// A report that a person holds a post.
    private struct Holding {
        var person: Int32
        var post: Int32
        var day: PackedDay
        var relation: Int32
        var document: Int32
    }

    /// The statements of other vocabularies that follow from one of ours, by predicate and types.
    private struct AlignedStatement {
        var predicate: Int
        var isInverse: Bool
    }

    private let graph: ResolvedGraph
    private(set) var statements = Statements()
    private var isShown: [Bool]
    private var nodeTerms: [Int32]
    private var holdings: [Holding] = []
    private var aligned: [[AlignedStatement]?]
    private let predicates: [Int]
    private var describedSeeds: Set<IRI> = []
    // The properties that most things have.
    private let type: Int
    private let label: Int
    private let altLabel: Int
    private let honorific: Int
    private let prefix: Int
    private let schemaName: Int
    private let foafName: Int

    init(_ graph: ResolvedGraph) {
        self.graph = graph
        isShown = graph.nodes.map { graph.settings.isSure($0.confidence) }
        nodeTerms = Array(repeating: -1, count: graph.nodes.count)
        let types = EntityType.allCases.count + 1
        aligned = Array(repeating: nil, count: RelationPredicate.allCases.count * types * types)
        var statements = Statements()
        predicates = RelationPredicate.allCases.map { statements.predicate($0.iri) }
        type = statements.predicate(RDF.type)
        label = statements.predicate(RDFS.label)
        altLabel = statements.predicate(SKOS.altLabel)
        honorific = statements.predicate(YongOntology.honorific)
        prefix = statements.predicate(SchemaOrg.honorificPrefix)
        schemaName = statements.predicate(SchemaOrg.name)
        foafName = statements.predicate(FOAF.name)
        self.statements = statements
    }

    /// Gathers everything.
    mutating func build() {
        for document in graph.order.indices {
            for relation in graph.table.relations(of: graph.order[document]) { state(relation, in: document) }
        }
        describeHoldings()
        for node in graph.nodes.indices where isShown[node] { describe(node) }
    }

    // MARK: Statements of documents

    private mutating func state(_ relation: Int, in document: Int) {
        let row = graph.table.relations[relation]
        let subject = Int(graph.nodeOf[Int(row.subject)])
        guard isKnowledge(row, subject) else { return }
        isShown[subject] = true
        let place = RelationPredicate.allCases.firstIndex(of: row.predicate) ?? 0
        switch row.object {
        case .entity(let entity):
            let object = Int(graph.nodeOf[entity])
            guard object != subject else { return }
            isShown[object] = true
            let (left, right) = (term(of: subject), term(of: object))
            statements.add(left, predicates[place], right)
            if row.predicate.isSymmetric { statements.add(right, predicates[place], left) }
            align(left, place, graph.nodes[subject].type, graph.nodes[object].type, right)
        case .text:
            guard graph.postOf[relation] >= 0 else { return }
            holdings.append(
                Holding(
                    person: Int32(subject), post: graph.postOf[relation],
                    day: graph.table.documents[graph.order[document]].day, relation: Int32(relation),
                    document: Int32(document)))
        case .day(let day):
            let literal = number(of: Literal(day.date?.description ?? "", datatype: XSD.date))
            statements.add(term(of: subject), predicates[place], literal)
            align(term(of: subject), place, graph.nodes[subject].type, nil, literal)
        }
    }

    /// Whether a document's statement becomes knowledge: asserted, sure enough, and between things of the types that
    /// the relation is meant for.
    private func isKnowledge(_ row: RecordTable.Relation, _ subject: Int) -> Bool {
        guard row.status == .asserted, graph.settings.isSure(row.confidence) else { return false }
        var object: EntityType?
        switch row.object {
        case .entity(let entity): object = graph.nodes[Int(graph.nodeOf[entity])].type
        case .day: if row.predicate != .onDate { return false }
        case .text: if row.predicate != .holdsPosition { return false }
        }
        return Signature.allows(row.predicate, graph.nodes[subject].type, object)
    }

    private mutating func align(
        _ subject: Int, _ predicate: Int, _ subjectType: EntityType, _ objectType: EntityType?, _ object: Int
    ) {
        guard graph.settings.writesAlignment else { return }
        let types = EntityType.allCases
        let from = types.firstIndex(of: subjectType) ?? 0
        let to = objectType.flatMap { types.firstIndex(of: $0) } ?? types.count
        let place = (predicate * (types.count + 1) + from) * (types.count + 1) + to
        if aligned[place] == nil {
            aligned[place] = Alignment.statements(RelationPredicate.allCases[predicate], subjectType, objectType).map {
                AlignedStatement(predicate: statements.predicate($0.predicate), isInverse: $0.isInverse)
            }
        }
        for statement in aligned[place] ?? [] {
            if !statement.isInverse {
                statements.add(subject, statement.predicate, object)
            } else if objectType != nil {
                statements.add(object, statement.predicate, subject)
            }
        }
    }

    // MARK: Posts

    /// Writes who holds which post, and a membership that says from when until when that was reported, and by which
    /// claims if those are written.
    private mutating func describeHoldings() {
        let order = holdings.indices.ordered {
            let (left, right) = (holdings[$0], holdings[$1])
            if left.person != right.person { return left.person < right.person }
            return left.post != right.post ? left.post < right.post : left.relation < right.relation
        }
        holdings = order.map { holdings[$0] }
        for post in Set(holdings.map { Int($0.post) }).ordered() { describe(graph.posts[post]) }
        var start = 0
        while start < holdings.count {
            var end = start + 1
            while end < holdings.count, holdings[end].person == holdings[start].person,
                holdings[end].post == holdings[start].post
            {
                end += 1
            }
            describe(holdings[start..<end])
            start = end
        }
    }

    private mutating func describe(_ post: ResolvedGraph.PostNode) {
        let subject = statements.number(of: post.iri)
        statements.add(subject, type, statements.number(of: YongOntology.post))
        statements.add(subject, label, number(of: NameText.literal(post.label)))
        if graph.settings.writesAlignment { statements.add(subject, type, statements.number(of: ORG.post)) }
        guard let body = post.body else { return }
        isShown[body] = true
        add(subject, YongOntology.postIn, term(of: body))
        if graph.settings.writesAlignment && Alignment.isBody(graph.nodes[body].type) {
            add(subject, ORG.postIn, term(of: body))
        }
    }

    private mutating func describe(_ reports: ArraySlice<Holding>) {
        guard let first = reports.first else { return }
        let (person, post) = (graph.nodes[Int(first.person)], graph.posts[Int(first.post)])
        let (subject, object) = (term(of: Int(first.person)), statements.number(of: post.iri))
        let holds = RelationPredicate.allCases.firstIndex(of: .holdsPosition) ?? 0
        statements.add(subject, predicates[holds], object)
        align(subject, holds, .person, nil, object)
        let membership = statements.number(of: membershipIRI(person.iri, post.iri))
        statements.add(membership, type, statements.number(of: ORG.membership))
        add(membership, ORG.member, subject)
        add(membership, YongOntology.inPost, object)
        if let body = post.body, Alignment.isBody(graph.nodes[body].type) {
            add(membership, ORG.inOrganization, term(of: body))
        }
        if graph.settings.writesEvidence {
            for report in reports {
                let number =
                    Int(report.relation) - graph.table.relations(of: graph.order[Int(report.document)]).lowerBound
                let claim = IRI(unchecked: "\(graph.documentIRIs[Int(report.document)].text)#c\(number + 1)")
                add(membership, PROV.wasDerivedFrom, statements.number(of: claim))
            }
        }
        let days = reports.map(\.day).filter { !$0.isNone }
        guard let earliest = days.min()?.date, let latest = days.max()?.date else { return }
        add(membership, YongOntology.firstReported, number(of: Literal(earliest.description, datatype: XSD.date)))
        add(membership, YongOntology.lastReported, number(of: Literal(latest.description, datatype: XSD.date)))
    }

    private func membershipIRI(_ person: IRI, _ post: IRI) -> IRI {
        if person.text.utf8.contains(UInt8(ascii: "#")) { return IRI(unchecked: person.text + "-" + lastStep(post)) }
        return IRI(unchecked: "\(graph.settings.base)membership/\(lastStep(person))/\(lastStep(post))")
    }

    /// What follows the last `/`, taken byte by byte, since a mark after the slash would make one character with it.
    private func lastStep(_ iri: IRI) -> String {
        let bytes = Array(iri.text.utf8)
        let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        return String(decoding: bytes[start...], as: UTF8.self)
    }

    // MARK: Things

    private mutating func describe(_ number: Int) {
        let node = graph.nodes[number]
        let subject = term(of: number)
        if let seed = node.seed {
            describeSeed(graph.seeds.entries[seed].identifier)
        } else {
            describe(subject, as: node.type)
            let name = self.number(of: graph.literal(node.label))
            statements.add(subject, label, name)
            alignName(subject, node.type, name)
        }
        for text in node.alternatives { statements.add(subject, altLabel, self.number(of: graph.literal(Int(text)))) }
        for text in node.honorifics {
            let title = self.number(of: graph.literal(Int(text)))
            statements.add(subject, honorific, title)
            if graph.settings.writesAlignment { statements.add(subject, prefix, title) }
        }
    }

    private mutating func describe(_ thing: Int, as entityType: EntityType) {
        statements.add(thing, type, statements.number(of: entityType.iri))
        if entityType == .ministry { statements.add(thing, type, statements.number(of: YongOntology.organisation)) }
        guard graph.settings.writesAlignment else { return }
        for aligned in Alignment.classes(of: entityType) { statements.add(thing, type, statements.number(of: aligned)) }
    }

    private mutating func alignName(_ thing: Int, _ entityType: EntityType, _ name: Int) {
        guard graph.settings.writesAlignment else { return }
        statements.add(thing, schemaName, name)
        if entityType == .person { statements.add(thing, foafName, name) }
    }

    /// Writes what the seeds say of a thing, of everything that contains it, and of its former names.
    private mutating func describeSeed(_ identifier: String) {
        let (seeds, base) = (graph.seeds, graph.settings.base)
        var open = [IRI(unchecked: Seeds.iri(of: identifier, base: Seeds.base))]
        while let source = open.popLast() {
            // Somebody else's parents are written once, however many things lead to them.
            guard describedSeeds.insert(source).inserted else { continue }
            let subject = statements.number(of: rebased(source))
            for quad in seeds.facts.quads(subject: .iri(source)) {
                let predicate = statements.predicate(quad.predicate)
                if let object = quad.object.iri {
                    statements.add(subject, predicate, statements.number(of: rebased(object)))
                    let isLink = quad.predicate == YongOntology.partOf || quad.predicate == YongOntology.formerName
                    if isLink { open.append(object) }
                } else {
                    statements.add(subject, predicate, statements.number(of: quad.object))
                }
            }
            guard let seed = seeds.index.seed(identifier: Seeds.identifier(of: source)) else { continue }
            alignSeed(seed, subject, base)
        }
    }

    private mutating func alignSeed(_ seed: Int, _ subject: Int, _ base: String) {
        let (seeds, entry) = (graph.seeds, graph.seeds.entries[seed])
        describe(subject, as: entry.type)
        let source = Term.iri(IRI(unchecked: Seeds.iri(of: entry.identifier, base: Seeds.base)))
        let isProvince = seeds.facts.contains(Quad(source, RDF.type, .iri(YongOntology.province)))
        if isProvince && graph.settings.writesAlignment {
            statements.add(subject, type, statements.number(of: SchemaOrg.administrativeArea))
        }
        for quad in seeds.facts.quads(subject: source, predicate: RDFS.label) where quad.object.literal != nil {
            alignName(subject, entry.type, statements.number(of: quad.object))
        }
        guard let parent = entry.parent, let other = seeds.index.seed(identifier: parent) else { return }
        let object = statements.number(of: IRI(unchecked: Seeds.iri(of: parent, base: base)))
        let partOf = RelationPredicate.allCases.firstIndex(of: .partOf) ?? 0
        align(subject, partOf, entry.type, seeds.entries[other].type, object)
    }

    /// A seed's IRI with the graph's base in place of the seeds'.
    private func rebased(_ iri: IRI) -> IRI {
        IRI(unchecked: Seeds.iri(of: Seeds.identifier(of: iri), base: graph.settings.base))
    }

    // MARK: Terms

    private mutating func term(of node: Int) -> Int {
        if nodeTerms[node] < 0 { nodeTerms[node] = Int32(statements.number(of: graph.nodes[node].iri)) }
        return Int(nodeTerms[node])
    }

    private mutating func number(of literal: Literal) -> Int { statements.number(of: .literal(literal)) }

    private mutating func add(_ subject: Int, _ predicate: IRI, _ object: Int) {
        statements.add(subject, statements.predicate(predicate), object)
    }
}

extension ResolvedGraph {
    /// A text of the table as a literal in its language.
    func literal(_ text: Int) -> Literal { NameText.literal(table.texts.string(text)) }
}
