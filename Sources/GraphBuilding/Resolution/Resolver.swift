import ExtractionModel

/// Decides which entities of all documents are one thing.
///
/// The rules, in the order in which they are applied; what no rule joins stays apart.
/// 1. *Known things*: an entity that the extractor recognised, or whose name means one seed anywhere, is that seed.
/// 2. *Names*: other bodies, countries, places and plans are one if they have one ``NameKey``.
/// 3. *Aliases*: see `Resolver+Aliases`.
/// 4. *Local names* (see `ClassNouns.isLocal`), such as a division's or a district's, are one only within one
///    containing body or place. Without a container they join the only thing of that name, if there is only one.
/// 5. *Posts*, *people* and *events*: see `Resolver+Posts`, `Resolver+People`, `Resolver+Events`.
///
/// Documents are taken in order of their ids, so the outcome does not depend on the order in which they came. Texts and
/// names are numbers here whose values do depend on it: wherever an order matters, bytes are compared.
struct Resolver {
    /// An entity, by its number in the table, and the document it stands in, by its place in `order`.
    struct Occurrence: Hashable {
        var document: Int32
        var entity: Int32
    }

    /// A thing before the last joins.
    struct Thing {
        var thingClass: ThingClass
        /// Its name's key.
        var key: Int
        var seed: Int?
        /// What tells it apart from others of its name.
        var qualifier: Qualifier?
        /// The entity it consists of, if it stays within its document.
        var inside: Occurrence?
    }

    /// What stands in brackets after a name.
    enum Qualifier: Hashable {
        case day(PackedDay)
        case thing(Int)
        case post(Int)
    }

    let seeds: SeedIndex
    /// What people said of things, see ``Overlay``.
    let overlay: Overlay
    var table: RecordTable
    /// The documents of the table in order of their ids, each once.
    let order: [Int]
    /// For every document of `order`, whether it repeats another one.
    let isRepost: [Bool]
    var things: [Thing] = []
    var sets = UnionFind()
    /// The thing of every entity of the table; -1 before it is known.
    var thingOf: [Int32]
    var posts: [Post] = []
    /// The post of every relation of the table; -1 for those that are about none.
    var postOf: [Int32]
    /// What was decided on more than one document's account.
    var decisions: [Decision] = []
    /// Events that were joined to one of another name, and the documents that name the two.
    var joinedEvents: [(place: Occurrence, documents: [Int])] = []
    /// Why things of one name are kept apart.
    var separations: [Separation] = []
    /// Halves of names that so many names have that spellings are not compared because of them; those of all documents,
    /// if these are only a part of them.
    var crowdedHalves: Set<LinkVertex> = []
    /// The keys of the parts of full names.
    var nameParts: [Int: [Int]] = [:]
    private var thingOfSeed: [Int32]
    private var thingOfName = KeyMap()
    private var seedOfName = KeyMap()

    init(seeds: SeedIndex, overlay: Overlay, table: RecordTable, order: [Int], isRepost: [Bool]) {
        self.seeds = seeds
        self.overlay = overlay
        self.table = table
        self.order = order
        self.isRepost = isRepost
        thingOf = Array(repeating: -1, count: table.entities.count)
        postOf = Array(repeating: -1, count: table.relations.count)
        thingOfSeed = Array(repeating: -1, count: seeds.entries.count)
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
        if thingOfSeed[seed] >= 0 { return Int(thingOfSeed[seed]) }
        let thingClass = ThingClass(seeds.entries[seed].type)
        let key = table.key(bytes: NameKey(seeds.label(of: seed), of: thingClass).bytes)
        let number = add(Thing(thingClass: thingClass, key: key, seed: seed))
        thingOfSeed[seed] = Int32(number)
        return number
    }

    /// The seed that an entity is, by the extractor's word or by its name.
    mutating func seed(of entity: Int) -> Int? {
        let row = table.entities[entity]
        if row.seed >= 0 { return Int(row.seed) }
        let known = seedOfName[row.thingClass, Int(row.key)]
        if known != KeyMap.none { return known >= 0 ? Int(known) : nil }
        let seed = seeds.seed(named: NameKey(bytes: Array(table.keys[Int(row.key)])), of: row.thingClass)
        seedOfName[row.thingClass, Int(row.key)] = seed.map { Int32($0) } ?? -1
        return seed
    }

    /// The root of a thing: the outermost thing of the seeds that contains it, or itself.
    mutating func root(of thing: Int) -> Int {
        let found = sets.find(thing)
        return things[found].seed.map { self.thing(ofSeed: seeds.root(of: $0)) } ?? found
    }

    /// The entities of a document of `order`.
    func entities(of document: Int) -> Range<Int> { table.entities(of: order[document]) }

    /// The relations of a document of `order`.
    func relations(of document: Int) -> Range<Int> { table.relations(of: order[document]) }

    /// The day of a document's publication.
    func day(of document: Int) -> PackedDay { table.documents[order[document]].day }

    /// Rules 1 and 2.
    private mutating func assignNamed() {
        for document in order.indices {
            for entity in entities(of: document) {
                let row = table.entities[entity]
                let (thingClass, key) = (row.thingClass, Int(row.key))
                guard thingClass != .person, thingClass != .event else { continue }
                if let seed = seed(of: entity) {
                    thingOf[entity] = Int32(thing(ofSeed: seed))
                } else if table.keys.isEmpty(key) {
                    let place = Occurrence(document: Int32(document), entity: Int32(entity))
                    thingOf[entity] = Int32(add(Thing(thingClass: thingClass, key: key, inside: place)))
                } else if !table.keys.isLocal(key, of: thingClass) {
                    if thingOfName[thingClass, key] < 0 {
                        thingOfName[thingClass, key] = Int32(add(Thing(thingClass: thingClass, key: key)))
                    }
                    thingOf[entity] = thingOfName[thingClass, key]
                }
            }
        }
    }

    /// Rule 4.
    private mutating func assignLocal() {
        var open: [(occurrence: Occurrence, name: Int)] = []
        /// The things of a name: of a container each, or one without.
        var known: [Int: [(container: Int, thing: Int)]] = [:]
        for document in order.indices {
            for entity in entities(of: document) where thingOf[entity] < 0 {
                let row = table.entities[entity]
                guard row.thingClass == .body || row.thingClass == .place else { continue }
                let name = Int(row.key) << 3 | Int(row.thingClass.rawValue)
                guard let container = container(of: entity) else {
                    open.append((Occurrence(document: Int32(document), entity: Int32(entity)), name))
                    continue
                }
                if let thing = known[name]?.first(where: { $0.container == container })?.thing {
                    thingOf[entity] = Int32(thing)
                    continue
                }
                let thing = add(
                    Thing(thingClass: row.thingClass, key: Int(row.key), qualifier: .thing(container)))
                known[name, default: []].append((container, thing))
                thingOf[entity] = Int32(thing)
            }
        }
        for (occurrence, name) in open {
            let row = table.entities[Int(occurrence.entity)]
            let thing: Int
            switch known[name]?.count ?? 0 {
            case 0:
                thing = add(Thing(thingClass: row.thingClass, key: Int(row.key)))
                known[name] = [(-1, thing)]
            case 1:
                thing = known[name]?[0].thing ?? 0
            default:
                thing = add(Thing(thingClass: row.thingClass, key: Int(row.key), inside: occurrence))
            }
            thingOf[Int(occurrence.entity)] = Int32(thing)
        }
    }

    /// The outermost body or place that the document, and then the seeds, put an entity into.
    private mutating func container(of entity: Int) -> Int? {
        var (current, steps) = (entity, 0)
        while steps < 8, let parent = parent(of: current) {
            current = parent
            steps += 1
            if thingOf[current] >= 0 { return root(of: Int(thingOf[current])) }
        }
        return nil
    }

    /// What the document puts an entity into.
    func parent(of entity: Int) -> Int? {
        var next = table.entities[entity].firstRelation
        while next >= 0 {
            let row = table.relations[Int(next)]
            next = row.next
            guard row.predicate == .partOf || row.predicate == .locatedIn else { continue }
            if case .entity(let object) = row.object, object != entity { return object }
        }
        return nil
    }
}

/// A number for every class of things and key.
struct KeyMap {
    /// The number of a key that has none yet.
    static let none = Int32.min
    private var values: [[Int32]] = Array(repeating: [], count: 6)

    subscript(thingClass: ThingClass, key: Int) -> Int32 {
        get {
            let row = Int(thingClass.rawValue)
            return key < values[row].count ? values[row][key] : KeyMap.none
        }
        set {
            let row = Int(thingClass.rawValue)
            if key >= values[row].count {
                values[row] += Array(repeating: KeyMap.none, count: max(64, key + 1 - values[row].count))
            }
            values[row][key] = newValue
        }
    }
}
