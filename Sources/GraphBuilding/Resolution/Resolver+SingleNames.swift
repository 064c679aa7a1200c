extension Resolver {
    /// Finds whom single names mean, see the rule at ``assignPeople()``.
    ///
    /// - Parameter people: Everybody with a full name, and their posts and bodies.
    mutating func assignSingle(_ single: [PersonOccurrence], _ people: [Int: Set<PersonOccurrence.Token>]) {
        var byPart: [NameKey: [Int]] = [:]
        var documentsOf: [Int: [Int]] = [:]
        for document in documents.indices {
            for entity in thingOf[document].indices where thingOf[document][entity] >= 0 {
                let thing = thingOf[document][entity]
                guard things[thing].thingClass == .person else { continue }
                if documentsOf[thing]?.last != document { documentsOf[thing, default: []].append(document) }
                for part in partNames(of: document, entity) where byPart[part]?.contains(thing) != true {
                    byPart[part, default: []].append(thing)
                }
            }
        }
        for person in single {
            let (document, entity) = (person.place.document, person.place.entity)
            let candidates = byPart[keyOf[document][entity]] ?? []
            let here = candidates.filter { thingOf[document].contains($0) }
            if here.count == 1 {
                thingOf[document][entity] = here[0]
                continue
            }
            let sharing = candidates.filter { !(people[$0] ?? []).isDisjoint(with: person.tokens) }
            let thing = add(Thing(thingClass: .person, key: keyOf[document][entity], inside: person.place))
            thingOf[document][entity] = thing
            if here.isEmpty, sharing.count == 1 {
                sets.join(thing, to: sharing[0])
                // The first document that speaks of the person is enough to follow the decision.
                decisions.append(
                    .init(
                        kind: .office, thing: thing, documents: (documentsOf[sharing[0]] ?? []).prefix(1) + [document]))
            }
        }
    }

    /// The parts of a person's names, and the single names that the document uses.
    private func partNames(of document: Int, _ entity: Int) -> [NameKey] {
        var parts: [NameKey] = []
        for name in [keyOf[document][entity]] + formKeysOf[document][entity] {
            for part in name.bytes.split(separator: UInt8(ascii: " ")) {
                let key = NameKey(bytes: Array(part))
                if !parts.contains(key) { parts.append(key) }
            }
        }
        return parts
    }
}
