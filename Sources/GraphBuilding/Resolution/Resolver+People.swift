import ExtractionModel
import Sorting

/// Rule 5 for people.
///
/// * Full names: people of one full name are one person if they share a post or a body (departments of one ministry
///   count as one body). Groups that share nothing are still one unless they contradict each other, see
///   ``PersonGroup/contradiction(with:_:)``; of those that do, the earliest keeps the plain name and the others carry a
///   body or office in brackets. Somebody of whom only the name is known joins the only person of that name, or the
///   only one whose body the document names, or else stays within the document.
/// * Spellings: see `Resolver+Spellings`.
/// * Single names (a first name, a surname, a nickname): see `Resolver+SingleNames`.
extension Resolver {
    /// People by the key of their full name, in order of first mention.
    struct NamedPeople {
        var keys: [Int] = []
        var members: [Int: [PersonOccurrence]] = [:]
    }

    /// Gives every person a thing.
    mutating func assignPeople() {
        var named = NamedPeople()
        var people = People()
        var single: [PersonOccurrence] = []
        for document in order.indices {
            for entity in entities(of: document) where table.entities[entity].type == .person {
                let key = Int(table.entities[entity].key)
                if let seed = seed(of: entity) {
                    thingOf[entity] = Int32(thing(ofSeed: seed))
                    continue
                }
                let occurrence = Occurrence(document: Int32(document), entity: Int32(entity))
                let person = person(occurrence, &people)
                if table.keys.hasSpace(key) || table.keys.isWhole(key) {
                    if named.members[key] == nil { named.keys.append(key) }
                    named.members[key, default: []].append(person)
                } else {
                    single.append(person)
                }
            }
        }
        joinSpellings(&named, people)
        var tokensOf: [Int: Set<Int>] = [:]
        for key in named.keys {
            assign(named.members[key] ?? [], named: key, people, &tokensOf)
        }
        assignSingle(single, people, tokensOf)
    }

    private mutating func person(_ occurrence: Occurrence, _ people: inout People) -> PersonOccurrence {
        let document = Int(occurrence.document)
        var person = PersonOccurrence(
            place: occurrence, tokens: people.tokens.count..<people.tokens.count,
            affiliations: people.affiliations.count..<people.affiliations.count, day: day(of: document).dayNumber)
        readTitles(of: &person)
        var hasOffice = false
        var bodies: [Int] = []
        for relation in table.relations(ofEntity: Int(occurrence.entity)) {
            let row = table.relations[relation]
            guard row.status == .asserted || row.status == .reported else { continue }
            if row.predicate == .holdsPosition, postOf[relation] >= 0, case .text(let text) = row.object {
                let number = Int(postOf[relation])
                hasOffice = true
                people.tokens.append(number * 2)
                people.affiliations.append(table.key(of: text, .event))
                if let body = posts[number].body { bodies.append(body) }
                let role = table.texts[posts[number].role]
                if !PersonTraits.isSideOffice(role) { person.hasMainOffice = true }
                if PersonTraits.isCabinetOffice(role) { person.hasCabinetOffice = true }
                if person.qualifier == nil { person.qualifier = .post(number) }
            } else if row.predicate == .worksFor, case .entity(let body) = row.object, thingOf[body] >= 0 {
                bodies.append(Int(thingOf[body]))
            }
        }
        for body in bodies {
            let found = sets.find(body)
            guard things[found].thingClass != .country else { continue }
            if case .thing? = person.qualifier {} else { person.qualifier = .thing(found) }
            people.tokens.append(root(of: found) * 2 + 1)
            people.affiliations.append(things[found].key)
            if !hasOffice { person.hasMainOffice = true }
        }
        person.tokens = person.tokens.lowerBound..<people.tokens.count
        person.affiliations = person.affiliations.lowerBound..<people.affiliations.count
        return person
    }

    /// Takes from a person's titles whether they are a man's, a woman's or a child's.
    private func readTitles(of person: inout PersonOccurrence) {
        for place in table.titles(of: Int(person.place.entity)) {
            let title = table.texts[Int(table.titles[place])]
            if person.isMale == nil { person.isMale = PersonTraits.isMale(title) }
            if PersonTraits.isChilds(title) { person.hasChildsTitle = true }
        }
    }

    /// Parts the people of one full name and makes a thing of each.
    private mutating func assign(
        _ members: [PersonOccurrence], named key: Int, _ people: People, _ tokensOf: inout [Int: Set<Int>]
    ) {
        var groups: [PersonGroup] = []
        for component in components(of: members.filter { !$0.tokens.isEmpty }, people) {
            if let place = groups.firstIndex(where: { $0.contradiction(with: component, table.keys) == nil }) {
                for member in component.members { groups[place].add(member, people, table.keys) }
            } else {
                groups.append(component)
            }
        }
        var alone: [PersonOccurrence] = []
        for member in members where member.tokens.isEmpty {
            var lone = PersonGroup()
            lone.add(member, people, table.keys)
            let fitting = groups.indices.filter { groups[$0].contradiction(with: lone, table.keys) == nil }
            let named =
                groups.count < 2 ? fitting : fitting.filter { namesBody(of: groups[$0], Int(member.place.document)) }
            if groups.isEmpty {
                groups.append(lone)
            } else if named.count == 1 {
                groups[named[0]].add(member, people, table.keys)
            } else {
                alone.append(member)
            }
        }
        var numbers: [Int] = []
        for (place, group) in groups.enumerated() {
            let qualifier = place == 0 ? nil : group.members.lazy.compactMap(\.qualifier).first
            let number = add(Thing(thingClass: .person, key: key, qualifier: qualifier))
            numbers.append(number)
            tokensOf[number] = group.tokens
            for member in group.members { thingOf[Int(member.place.entity)] = Int32(number) }
        }
        for member in alone {
            thingOf[Int(member.place.entity)] = Int32(
                add(Thing(thingClass: .person, key: key, inside: member.place)))
        }
        explain(groups, numbers)
    }

    /// Keeps why groups of one name are not one person.
    private mutating func explain(_ groups: [PersonGroup], _ numbers: [Int]) {
        for (place, group) in groups.enumerated() {
            for other in groups.indices[(place + 1)...] {
                guard let why = group.contradiction(with: groups[other], table.keys),
                    let left = group.members.first, let right = groups[other].members.first
                else { continue }
                separations.append(
                    Separation(
                        things: (numbers[place], numbers[other]), rule: why.rawValue,
                        documents: [Int(left.place.document), Int(right.place.document)]))
            }
        }
    }

    /// Whether the document names a body of the group.
    private mutating func namesBody(of group: PersonGroup, _ document: Int) -> Bool {
        for entity in entities(of: document) where thingOf[entity] >= 0 {
            if group.tokens.contains(root(of: Int(thingOf[entity])) * 2 + 1) { return true }
        }
        return false
    }

    /// Those who share a post or a body, directly or by way of others, earliest first.
    private func components(of members: [PersonOccurrence], _ people: People) -> [PersonGroup] {
        var sets = UnionFind()
        var first: [Int: Int] = [:]
        for (number, member) in members.enumerated() {
            _ = sets.add()
            for token in people.tokens[member.tokens] {
                if let other = first[token] { sets.join(other, to: number) } else { first[token] = number }
            }
        }
        var places: [Int: Int] = [:]
        var groups: [PersonGroup] = []
        let inTime = members.indices.ordered {
            let (l, r) = (members[$0].day ?? .max, members[$1].day ?? .max)
            return l != r ? l < r : $0 < $1
        }
        for number in inTime {
            let root = sets.find(number)
            let place = places[root] ?? groups.count
            if places[root] == nil {
                places[root] = place
                groups.append(PersonGroup())
            }
            groups[place].add(members[number], people, table.keys)
        }
        return groups
    }
}
