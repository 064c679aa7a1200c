import EntityExtraction

/// Decides which entities of all documents are one thing.
///
/// The rules, in the order in which they are applied; what no rule joins stays apart.
/// 1. *Known things*: an entity that the extractor recognised, or whose name means one seed anywhere, is that seed.
/// 2. *Names*: other bodies, countries, places and plans are one if they have one ``NameKey``.
/// 3. *Aliases*: if documents call one thing, and no other, by a second name as well (an abbreviation, an English
///    name), a thing that goes by the second name elsewhere is that thing, unless one document names both apart, a
///    seed may be meant, the second name is a piece of the first (a genus, or a body within), or it stands alone so
///    much more often that the one use for both must have been a misreading.
/// 4. *Local names* (see `ClassNouns.isLocal`), such as a division's or a district's, are one only within one
///    containing body or place. Without a container they join the only thing of that name, if there is only one.
/// 5. *Posts*, *people* and *events*: see `Resolver+Posts`, `Resolver+People`, `Resolver+Events`.
///
/// Documents are taken in order of their ids, so the outcome does not depend on the order in which they came.
struct Resolver {
    /// An entity of a document.
    struct Occurrence: Hashable {
        var document: Int
        var entity: Int
    }

    /// A thing before the last joins.
    struct Thing {
        var thingClass: ThingClass
        var key: NameKey
        var seed: Int?
        /// What tells it apart from others of its name.
        var qualifier: Qualifier?
        /// The entity it consists of, if it stays within its document.
        var inside: Occurrence?
    }

    /// What stands in brackets after a name.
    enum Qualifier: Hashable {
        case text(String)
        case thing(Int)
        case post(Int)
    }

    let seeds: SeedIndex
    let documents: [DocumentRecord]
    var things: [Thing] = []
    var sets = UnionFind()
    /// The thing of every entity of every document; -1 before it is known.
    var thingOf: [[Int]]
    /// The key of every entity's name.
    let keyOf: [[NameKey]]
    /// The keys of every entity's mentions.
    let formKeysOf: [[[NameKey]]]
    var posts: [Post] = []
    /// The post of every relation of every document; -1 for those that are about none.
    var postOf: [[Int]]
    /// What was decided on more than one document's account.
    var decisions: [Decision] = []
    private var thingOfSeed: [Int: Int] = [:]
    private var thingOfName: [SeedIndex.Name: Int] = [:]

    init(seeds: SeedIndex, documents: [DocumentRecord]) {
        self.seeds = seeds
        self.documents = documents
        thingOf = documents.map { Array(repeating: -1, count: $0.entities.count) }
        keyOf = documents.map { $0.entities.map(\.key) }
        formKeysOf = documents.map { $0.entities.map(\.formKeys) }
        postOf = documents.map { Array(repeating: -1, count: $0.relations.count) }
    }

    /// Applies all rules.
    mutating func resolve() {
        assignNamed()
        joinAliases()
        assignLocal()
        assignPosts()
        assignPeople()
        assignEvents()
    }

    /// Makes a thing and returns its number.
    mutating func add(_ thing: Thing) -> Int {
        things.append(thing)
        return sets.add()
    }

    /// The thing of a seed.
    mutating func thing(ofSeed seed: Int) -> Int {
        if let known = thingOfSeed[seed] { return known }
        let thingClass = ThingClass(seeds.entries[seed].type)
        let number = add(
            Thing(thingClass: thingClass, key: NameKey(seeds.label(of: seed), of: thingClass), seed: seed))
        thingOfSeed[seed] = number
        return number
    }

    /// The seed that an entity is, by the extractor's word or by its name.
    func seed(of occurrence: Occurrence) -> Int? {
        let entity = documents[occurrence.document].entities[occurrence.entity]
        if let seed = entity.seed.flatMap(seeds.seed(identifier:)) { return seed }
        return seeds.seed(named: keyOf[occurrence.document][occurrence.entity], of: ThingClass(entity.type))
    }

    /// All entities, document by document.
    func occurrences(where isWanted: (ThingClass) -> Bool) -> [Occurrence] {
        documents.indices.flatMap { document in
            documents[document].entities.indices.compactMap { entity in
                isWanted(ThingClass(documents[document].entities[entity].type))
                    ? Occurrence(document: document, entity: entity) : nil
            }
        }
    }

    /// Rules 1 and 2.
    private mutating func assignNamed() {
        for occurrence in occurrences(where: { $0 != .person && $0 != .event }) {
            let (document, entity) = (occurrence.document, occurrence.entity)
            let thingClass = ThingClass(documents[document].entities[entity].type)
            let key = keyOf[document][entity]
            if let seed = seed(of: occurrence) {
                thingOf[document][entity] = thing(ofSeed: seed)
            } else if key.isEmpty {
                thingOf[document][entity] = add(Thing(thingClass: thingClass, key: key, inside: occurrence))
            } else if !ClassNouns.isLocal(key, of: thingClass) {
                let name = SeedIndex.Name(thingClass: thingClass, key: key)
                let known = thingOfName[name] ?? add(Thing(thingClass: thingClass, key: key))
                thingOfName[name] = known
                thingOf[document][entity] = known
            }
        }
    }

    /// A second name that stands alone more often than this for each time it is given beside the first is no alias.
    static let usesPerDefinition = 10

    /// The names by which documents call a thing that has another name.
    private struct Aliases {
        /// For every second name, the things called so, and how many documents do.
        var owners: [SeedIndex.Name: [Int: Int]] = [:]
        /// For every second name, the first document that gives it.
        var definition: [SeedIndex.Name: Int] = [:]
        /// The documents that name a thing.
        var documentsOf: [Int: Set<Int>] = [:]
    }

    private func aliases() -> Aliases {
        var aliases = Aliases()
        for occurrence in occurrences(where: { $0 != .person && $0 != .event }) {
            let thing = thingOf[occurrence.document][occurrence.entity]
            guard thing >= 0, things[thing].inside == nil else { continue }
            aliases.documentsOf[thing, default: []].insert(occurrence.document)
            let own = keyOf[occurrence.document][occurrence.entity]
            for key in formKeysOf[occurrence.document][occurrence.entity]
            where key != own && key != things[thing].key && !own.contains(key) {
                let name = SeedIndex.Name(thingClass: things[thing].thingClass, key: key)
                aliases.owners[name, default: [:]][thing, default: 0] += 1
                if aliases.definition[name] == nil { aliases.definition[name] = occurrence.document }
            }
        }
        return aliases
    }

    /// Rule 3.
    private mutating func joinAliases() {
        let aliases = aliases()
        for thing in things.indices where things[thing].seed == nil && things[thing].inside == nil {
            let name = SeedIndex.Name(thingClass: things[thing].thingClass, key: things[thing].key)
            let others = (aliases.owners[name] ?? [:]).filter { $0.key != thing }
            let documents = aliases.documentsOf[thing] ?? []
            guard others.count == 1, let owner = others.first, sets.find(owner.key) != sets.find(thing),
                owner.value * Resolver.usesPerDefinition >= documents.count,
                documents.isDisjoint(with: aliases.documentsOf[owner.key] ?? []),
                seeds.seeds(maybeNamed: name.key, of: name.thingClass).allSatisfy({ $0 == things[owner.key].seed })
            else { continue }
            sets.join(thing, to: owner.key)
            decisions.append(
                .init(kind: .alias, thing: thing, documents: aliases.definition[name].map { [$0] } ?? []))
        }
    }

    /// Rule 4.
    private mutating func assignLocal() {
        var open: [(occurrence: Occurrence, name: SeedIndex.Name)] = []
        var byContainer: [SeedIndex.Name: [Int: Int]] = [:]
        var order: [SeedIndex.Name: [Int]] = [:]
        for occurrence in occurrences(where: { $0 == .body || $0 == .place })
        where thingOf[occurrence.document][occurrence.entity] < 0 {
            let (document, entity) = (occurrence.document, occurrence.entity)
            let name = SeedIndex.Name(
                thingClass: ThingClass(documents[document].entities[entity].type), key: keyOf[document][entity])
            guard let container = container(of: occurrence) else {
                open.append((occurrence, name))
                continue
            }
            let known =
                byContainer[name]?[container]
                ?? add(Thing(thingClass: name.thingClass, key: name.key, qualifier: .thing(container)))
            if byContainer[name]?[container] == nil { order[name, default: []].append(known) }
            byContainer[name, default: [:]][container] = known
            thingOf[document][entity] = known
        }
        for (occurrence, name) in open {
            let known: Int
            switch order[name]?.count ?? 0 {
            case 0:
                known = add(Thing(thingClass: name.thingClass, key: name.key))
                order[name] = [known]
            case 1:
                known = order[name]?[0] ?? 0
            default:
                known = add(Thing(thingClass: name.thingClass, key: name.key, inside: occurrence))
            }
            thingOf[occurrence.document][occurrence.entity] = known
        }
    }

    /// The outermost body or place that the document, and then the seeds, put an entity into.
    private mutating func container(of occurrence: Occurrence) -> Int? {
        let document = documents[occurrence.document]
        var (current, steps) = (occurrence.entity, 0)
        while steps < 8, let parent = parent(of: current, in: document) {
            current = parent
            steps += 1
            let thing = thingOf[occurrence.document][current]
            guard thing >= 0 else { continue }
            let found = sets.find(thing)
            return things[found].seed.map { self.thing(ofSeed: seeds.root(of: $0)) } ?? found
        }
        return nil
    }

    private func parent(of entity: Int, in document: DocumentRecord) -> Int? {
        for relation in document.relations
        where relation.subject == entity && (relation.predicate == .partOf || relation.predicate == .locatedIn) {
            if case .entity(let object) = relation.object, object != entity { return object }
        }
        return nil
    }
}
