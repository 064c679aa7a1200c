import ExtractionModel

/// Single names: a first name, a surname, a nickname.
///
/// One is the only person of the same document who has it as a part of the full name or as a mention; else the only
/// person of all documents with such a name who shares a post or a body; else somebody within the document. Names of
/// monks and royalty count as full.
extension Resolver {
    /// Finds whom single names mean.
    ///
    /// - Parameter tokensOf: Everybody with a full name, and their posts and bodies.
    mutating func assignSingle(_ single: [PersonOccurrence], _ people: People, _ tokensOf: [Int: Set<Int>]) {
        var bearers = Bearers()
        let wanted = Set(single.map { Int(table.entities[Int($0.place.entity)].key) })
        for document in order.indices {
            for entity in entities(of: document) where table.entities[entity].type == .person {
                let thing = Int(thingOf[entity])
                guard thing >= 0 else { continue }
                if bearers.firstDocument[thing] == nil { bearers.firstDocument[thing] = document }
                for part in partNames(of: entity) where wanted.contains(part) { bearers.insert(thing, of: part) }
            }
        }
        var present: (document: Int, things: Set<Int32>) = (-1, [])
        for person in single {
            let (document, entity) = (Int(person.place.document), Int(person.place.entity))
            let candidates = bearers.things[Int(table.entities[entity].key)] ?? []
            if present.document != document {
                present = (document, Set(thingOf[entities(of: document)]))
            }
            let here = candidates.filter { present.things.contains(Int32($0)) }
            if here.count == 1 {
                thingOf[entity] = Int32(here[0])
                continue
            }
            let tokens = people.tokens[person.tokens]
            let sharing = candidates.filter { candidate in tokens.contains { tokensOf[candidate]?.contains($0) == true }
            }
            let thing = add(
                Thing(thingClass: .person, key: Int(table.entities[entity].key), inside: person.place))
            thingOf[entity] = Int32(thing)
            guard here.isEmpty, sharing.count == 1 else { continue }
            sets.join(thing, to: sharing[0])
            // The first document that speaks of the person is enough to follow the decision.
            decisions.append(
                .init(
                    kind: .office, thing: thing,
                    documents: (bearers.firstDocument[sharing[0]].map { [$0] } ?? []) + [document]))
        }
    }

    /// Who has which single name as a part of a full one.
    private struct Bearers {
        var things: [Int: [Int]] = [:]
        var firstDocument: [Int: Int] = [:]

        mutating func insert(_ thing: Int, of name: Int) {
            if things[name]?.contains(thing) != true { things[name, default: []].append(thing) }
        }
    }

    /// The keys of the parts of a person's names, and of the single names that the document uses.
    mutating func partNames(of entity: Int) -> [Int] {
        var parts: [Int] = []
        let names = [Int(table.entities[entity].key)] + table.forms(of: entity).map { Int(table.formKeys[$0]) }
        for name in names {
            for part in partsOfName(name) where !parts.contains(part) { parts.append(part) }
        }
        return parts
    }

    private mutating func partsOfName(_ name: Int) -> [Int] {
        if !table.keys.hasSpace(name) { return [name] }
        if let known = nameParts[name] { return known }
        let parts = Array(table.keys[name]).split(separator: UInt8(ascii: " ")).map { table.key(bytes: Array($0)) }
        nameParts[name] = parts
        return parts
    }
}
