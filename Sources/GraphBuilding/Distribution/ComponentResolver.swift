import ExtractionModel
import RDFModel

/// Resolves the entities of one component by the rules of a whole build.
struct ComponentResolver {
    /// A thing that was found, before its IRI is told from those of others.
    struct Thing {
        var token: String
        /// Seeds take their IRIs first, then things in order of first mention.
        var place: ThingPlace
        /// What the IRI begins with, or all of it.
        var path: [UInt8]
        /// The post whose label follows in brackets.
        var post: [UInt8]?
        var node: ThingDescription
    }

    /// An office that was found.
    struct Post {
        var token: [UInt8]
        /// The first relation that is about it, see ``DocumentKey``, and its number.
        var first: String
        var relation: Int
        var label: String
        /// What its IRI begins with, or all of it.
        var path: [UInt8]
        /// The token of its body.
        var body: String?
    }

    /// Which thing an entity is, or which post a relation is about.
    struct Reference<Token> {
        var document: String
        var number: Int
        var token: Token
    }

    /// An entity that was joined to a thing of other documents.
    struct Derivation {
        var entity: Int
        var documentID: String
        var name: String
        var token: String
        var rule: String
        var sources: [String]
    }

    /// Things of one name that are kept apart.
    struct Homonyms {
        var left: String
        var right: String
        var rule: String?
        var sources: [String]
    }

    private(set) var things: [Thing] = []
    private(set) var posts: [Post] = []
    private(set) var entities: [Reference<String>] = []
    private(set) var holdings: [Reference<[UInt8]>] = []
    private(set) var derivations: [Derivation] = []
    private(set) var homonyms: [Homonyms] = []

    private var resolver: Resolver
    private let slices: [RecordSlice]
    private let base: String

    /// Resolves a component.
    ///
    /// - Parameters:
    ///   - slices: What it needs of each document, in the order of documents.
    ///   - crowdedHalves: Halves of names that too many names of all documents have.
    init(slices: [RecordSlice], seeds: Seeds, overlay: Overlay, base: String, crowdedHalves: Set<LinkVertex>) {
        self.slices = slices
        self.base = base
        var table = RecordTable()
        for (place, slice) in slices.enumerated() { table.add(slice.record, at: place, seeds: seeds.index) }
        resolver = Resolver(
            seeds: seeds.index, overlay: overlay, table: table, order: Array(table.documents.indices),
            isRepost: table.documents.map { slices[$0.place].isRepost })
        resolver.crowdedHalves = crowdedHalves
        resolver.resolve()
        gather()
    }

    private func slice(of document: Int) -> RecordSlice {
        slices[resolver.table.documents[resolver.order[document]].place]
    }

    private mutating func gather() {
        for seed in Set(resolver.things.compactMap(\.seed)) {
            _ = resolver.table.intern(Array(resolver.seeds.label(of: seed).utf8))
        }
        let members = ThingMembers(&resolver)
        let drafts = resolver.drafts(of: members)
        let labels = resolver.labels(of: members, drafts)
        var tokens: [String] = []
        for place in members.roots.indices { tokens.append(token(of: members.roots[place], members[place])) }
        func place(of thing: Int) -> Int { Int(members.placeOf[resolver.sets.find(thing)]) }
        gatherPosts(labels, drafts, tokens, members)
        let iris = resolver.order.indices.map { GraphBuilder.documentIRI(base, slice(of: $0).documentID) }
        for place in members.roots.indices {
            guard let first = firstMember(of: members[place]) else { continue }
            let (path, post) = resolver.path(
                of: members.roots[place], drafts[place].node, members, drafts, base, iris)
            things.append(
                Thing(
                    token: tokens[place],
                    place: ThingPlace(
                        isSeed: drafts[place].node.seed != nil, document: first.document, entity: first.number),
                    path: path, post: post.map { posts[$0].token },
                    node: ThingDescription(drafts[place].node, resolver.table.texts, resolver.seeds)))
        }
        gatherReferences(tokens, members)
        gatherDecisions(tokens, members)
    }

    /// The first entity of a thing that belongs to the component.
    private func firstMember(of members: ArraySlice<Resolver.Occurrence>) -> (document: String, number: Int)? {
        for member in members {
            let slice = slice(of: Int(member.document))
            let entity = slice.entities[number(of: member)]
            if entity.isMember { return (resolver.documentKey(of: Int(member.document)), entity.number) }
        }
        return nil
    }

    private func number(of occurrence: Resolver.Occurrence) -> Int {
        Int(occurrence.entity) - resolver.entities(of: Int(occurrence.document)).lowerBound
    }

    /// What names a thing among those of all components: its seed, or the entity that is mentioned first.
    private func token(of root: Int, _ members: ArraySlice<Resolver.Occurrence>) -> String {
        if let seed = resolver.things[root].seed { return "seed:" + resolver.seeds.entries[seed].identifier }
        guard let first = firstMember(of: members) else { return "" }
        return "\(first.document)#\(first.number)"
    }

    private mutating func gatherPosts(
        _ labels: [String], _ drafts: [Resolver.Draft], _ tokens: [String], _ members: ThingMembers
    ) {
        for (number, post) in resolver.posts.enumerated() {
            let place = post.body.map { Int(members.placeOf[resolver.sets.find($0)]) }
            let body = place.flatMap { $0 >= 0 ? $0 : nil }
            let first = post.first ?? Resolver.Occurrence(document: 0, entity: 0)
            var token = RecordWriter()
            let keys = (
                role: resolver.table.key(of: post.role, .event), rest: resolver.table.key(of: post.rest, .event)
            )
            token.text(resolver.table.keys[keys.role])
            token.text(resolver.table.keys[keys.rest])
            token.text(body.map { tokens[$0] } ?? "")
            token.byte(post.namesBody ? 1 : 0)
            let document = Int(first.document)
            posts.append(
                Post(
                    token: token.bytes, first: resolver.documentKey(of: document),
                    relation: slice(of: document).relations[
                        Int(first.entity) - resolver.relations(of: document).lowerBound],
                    label: labels[number],
                    path: resolver.path(of: post, labels[number], base: base, body: body.map { drafts[$0].node.label }),
                    body: body.map { tokens[$0] }))
        }
    }

    private mutating func gatherReferences(_ tokens: [String], _ members: ThingMembers) {
        for document in resolver.order.indices {
            let slice = slice(of: document)
            let key = resolver.documentKey(of: document)
            for (number, entity) in resolver.entities(of: document).enumerated() where slice.entities[number].isMember {
                let place = Int(members.placeOf[resolver.sets.find(Int(resolver.thingOf[entity]))])
                entities.append(Reference(document: key, number: slice.entities[number].number, token: tokens[place]))
            }
            for (number, relation) in resolver.relations(of: document).enumerated()
            where resolver.postOf[relation] >= 0 {
                holdings.append(
                    Reference(
                        document: key, number: slice.relations[number],
                        token: posts[Int(resolver.postOf[relation])].token))
            }
        }
    }

    private mutating func gatherDecisions(_ tokens: [String], _ members: ThingMembers) {
        var placeOf: [Int] = []
        for thing in resolver.things.indices { placeOf.append(Int(members.placeOf[resolver.sets.find(thing)])) }
        for found in resolver.derivations(node: { placeOf[Int(resolver.thingOf[$0])] }) {
            let slice = slice(of: found.document)
            let entity = slice.entities[found.entity]
            guard entity.isMember else { continue }
            let row = resolver.table.entities[resolver.entities(of: found.document).lowerBound + found.entity]
            derivations.append(
                Derivation(
                    entity: entity.number, documentID: slice.documentID,
                    name: resolver.table.texts.string(Int(row.name)), token: tokens[found.node], rule: found.rule,
                    sources: found.sources.map { self.slice(of: $0).documentID }))
        }
        for pair in resolver.homonyms(members.roots, placeOf)
        where !tokens[pair.left].isEmpty && !tokens[pair.right].isEmpty {
            homonyms.append(
                Homonyms(
                    left: tokens[pair.left], right: tokens[pair.right], rule: pair.rule,
                    sources: pair.documents.map { slice(of: $0).documentID }))
        }
    }
}

/// Where a thing stands when IRIs are given.
struct ThingPlace: Comparable {
    var isSeed: Bool
    /// The document of its first mention, see ``DocumentKey``, and the entity's number there.
    var document: String
    var entity: Int

    static func < (left: ThingPlace, right: ThingPlace) -> Bool {
        if left.isSeed != right.isSeed { return left.isSeed }
        // Keys of documents are ASCII.
        return left.document != right.document ? left.document < right.document : left.entity < right.entity
    }
}
