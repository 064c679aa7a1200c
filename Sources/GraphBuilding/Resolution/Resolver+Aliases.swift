/// Rule 3: if documents call one thing, and no other, by a second name as well (an abbreviation, an English name), a
/// thing that goes by the second name elsewhere is that thing, unless one document names both apart, a seed may be
/// meant, the second name is a piece of the first (a genus, or a body within), or it stands alone so much more often
/// that the one use for both must have been a misreading. Documents that repeat others are not counted.
extension Resolver {
    /// A second name that stands alone more often than this for each time it is given beside the first is no alias.
    static let usesPerDefinition = 10

    /// A thing that has a second name.
    private struct Owner {
        var thing: Int
        /// How many documents say so.
        var uses: Int
        /// The first that does.
        var document: Int
    }

    /// Joins things to those that their names are second names of.
    mutating func joinAliases() {
        let owners = owners()
        guard !owners.isEmpty else { return }
        let documents = DocumentsOfThings(self)
        for thing in things.indices where things[thing].seed == nil && things[thing].inside == nil {
            let row = things[thing]
            let others = (owners[row.key << 3 | Int(row.thingClass.rawValue)] ?? []).filter { $0.thing != thing }
            guard others.count == 1, let owner = others.first, sets.find(owner.thing) != sets.find(thing),
                owner.uses * Resolver.usesPerDefinition >= documents.count(of: thing, isCounted: { !isRepost[$0] }),
                documents.areDisjoint(thing, owner.thing),
                !overlay.keepsApart(table.keys[row.key], table.keys[things[owner.thing].key]),
                seeds.seeds(maybeNamed: NameKey(bytes: Array(table.keys[row.key])), of: row.thingClass)
                    .allSatisfy({ $0 == things[owner.thing].seed })
            else { continue }
            sets.join(thing, to: owner.thing)
            decisions.append(.init(kind: .alias, thing: thing, documents: [owner.document]))
        }
    }

    /// The things that documents call by a second name, by class and key of that name.
    private func owners() -> [Int: [Owner]] {
        var owners: [Int: [Owner]] = [:]
        for document in order.indices where !isRepost[document] {
            for entity in entities(of: document) {
                let thing = Int(thingOf[entity])
                guard thing >= 0, things[thing].inside == nil else { continue }
                let own = Int(table.entities[entity].key)
                for form in table.forms(of: entity) {
                    let key = Int(table.formKeys[form])
                    guard key != own, key != things[thing].key, !table.keys.contains(own, key) else { continue }
                    let name = key << 3 | Int(things[thing].thingClass.rawValue)
                    if let place = owners[name]?.firstIndex(where: { $0.thing == thing }) {
                        owners[name]?[place].uses += 1
                    } else {
                        owners[name, default: []].append(Owner(thing: thing, uses: 1, document: document))
                    }
                }
            }
        }
        return owners
    }
}

/// For every thing that is no person and no event, the documents that name it, in order.
private struct DocumentsOfThings {
    private var starts: [Int]
    private var documents: [Int32]

    init(_ resolver: Resolver) {
        var counts = Array(repeating: 0, count: resolver.things.count + 1)
        var last = Array(repeating: -1, count: resolver.things.count)
        func forEach(_ body: (Int, Int) -> Void) {
            for document in resolver.order.indices {
                for entity in resolver.entities(of: document) where resolver.thingOf[entity] >= 0 {
                    body(Int(resolver.thingOf[entity]), document)
                }
            }
        }
        forEach { thing, document in
            guard last[thing] != document else { return }
            last[thing] = document
            counts[thing] += 1
        }
        var total = 0
        for thing in counts.indices { (counts[thing], total) = (total, total + counts[thing]) }
        starts = counts
        var places = counts
        last = Array(repeating: -1, count: resolver.things.count)
        var found = Array(repeating: Int32(0), count: total)
        forEach { thing, document in
            guard last[thing] != document else { return }
            last[thing] = document
            found[places[thing]] = Int32(document)
            places[thing] += 1
        }
        documents = found
    }

    /// How many of the documents that name a thing are counted.
    func count(of thing: Int, isCounted: (Int) -> Bool) -> Int {
        documents[starts[thing]..<starts[thing + 1]].reduce(0) { $0 + (isCounted(Int($1)) ? 1 : 0) }
    }

    /// Whether no document names both.
    func areDisjoint(_ left: Int, _ right: Int) -> Bool {
        var (l, r) = (starts[left], starts[right])
        while l < starts[left + 1], r < starts[right + 1] {
            if documents[l] == documents[r] { return false }
            if documents[l] < documents[r] { l += 1 } else { r += 1 }
        }
        return true
    }
}
