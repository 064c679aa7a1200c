import EntityExtraction
import ThaiText

/// A person of one document, with what tells who it is.
struct PersonOccurrence {
    /// An office or a body that people of one name may share.
    enum Token: Hashable {
        case post(Int)
        case body(Int)
    }

    var place: Resolver.Occurrence
    var tokens: [Token]
    /// What stands in brackets after the name if it has to be told apart.
    var qualifier: Resolver.Qualifier?
    /// The texts of the offices and the names of the bodies.
    var affiliations: Set<NameKey> = []
    var isMale: Bool?
    /// Whether an office that is not held beside others, or a body without an office, is known.
    var hasMainOffice: Bool
    var hasCabinetOffice: Bool
    /// Days since 1970-01-01 of the publication.
    var day: Int?
}

/// People of one name who are taken for one person.
struct PersonGroup {
    var members: [PersonOccurrence] = []
    var tokens: Set<PersonOccurrence.Token> = []

    /// Whether something tells the two apart: titles of a man and of a woman, or main offices within three months
    /// that are not both in a cabinet, and of which none is named like the beginning of another (an office with and
    /// without its body, a body's name cut short) nor written in another script. A missing date counts as any.
    func contradicts(_ other: PersonGroup) -> Bool {
        let genders = Set(members.compactMap(\.isMale)), others = Set(other.members.compactMap(\.isMale))
        if genders.count == 1 && others.count == 1 && genders != others { return true }
        if mayShareAffiliation(with: other) { return false }
        if members.contains(where: \.hasCabinetOffice) && other.members.contains(where: \.hasCabinetOffice) {
            return false
        }
        let (days, otherDays) = (mainDays, other.mainDays)
        guard !days.isEmpty, !otherDays.isEmpty else { return false }
        if days.contains(nil) || otherDays.contains(nil) { return true }
        let (left, right) = (days.compactMap { $0 }.sorted(), otherDays.compactMap { $0 }.sorted())
        var (l, r) = (0, 0)
        while l < left.count && r < right.count {
            if abs(left[l] - right[r]) <= PersonGroup.period { return true }
            if left[l] < right[r] { l += 1 } else { r += 1 }
        }
        return false
    }

    private func mayShareAffiliation(with other: PersonGroup) -> Bool {
        let left = members.reduce(into: Set<NameKey>()) { $0.formUnion($1.affiliations) }
        let right = other.members.reduce(into: Set<NameKey>()) { $0.formUnion($1.affiliations) }
        // Names in different scripts cannot be compared.
        if left.allSatisfy(\.isLatin) != right.allSatisfy(\.isLatin) { return true }
        return left.contains { one in
            right.contains { two in
                // Five Thai letters at least: shorter ones are class nouns.
                min(one.bytes.count, two.bytes.count) >= 15
                    && (one.bytes.starts(with: two.bytes) || two.bytes.starts(with: one.bytes))
            }
        }
    }

    /// Within so many days nobody is expected to change from one main office to another unreported.
    private static let period = 92

    private var mainDays: [Int?] { members.filter(\.hasMainOffice).map(\.day) }
}

/// Rule 5 for people.
///
/// * Full names: people of one full name are one person if they share a post or a body (departments of one ministry
///   count as one body). Groups that share nothing are still one unless they contradict each other, see
///   ``PersonGroup/contradicts(_:)``; of those that do, the earliest keeps the plain name and the others carry a body
///   or office in brackets. Somebody of whom only the name is known joins the only person of that name, or the only
///   one whose body the document names, or else stays within the document.
/// * Single names (a first name, a surname, a nickname): the only person of the same document who has it as a part of
///   the full name or as a mention; else the only person of all documents with such a name who shares a post or a
///   body; else somebody within the document. Names of monks and royalty count as full.
extension Resolver {
    /// Gives every person a thing.
    mutating func assignPeople() {
        var groups: [NameKey: [PersonOccurrence]] = [:]
        var order: [NameKey] = []
        var single: [PersonOccurrence] = []
        for occurrence in occurrences(where: { $0 == .person }) {
            let key = keyOf[occurrence.document][occurrence.entity]
            if let seed = seed(of: occurrence) {
                thingOf[occurrence.document][occurrence.entity] = thing(ofSeed: seed)
            } else if key.bytes.contains(UInt8(ascii: " ")) || PersonTraits.isWhole(key) {
                if groups[key] == nil { order.append(key) }
                groups[key, default: []].append(person(occurrence))
            } else {
                single.append(person(occurrence))
            }
        }
        var people: [Int: Set<PersonOccurrence.Token>] = [:]
        for key in joinSpellings(of: order, &groups) {
            assign(groups[key] ?? [], named: key, &people)
        }
        assignSingle(single, people)
    }

    private mutating func person(_ occurrence: Occurrence) -> PersonOccurrence {
        let document = documents[occurrence.document]
        var person = PersonOccurrence(
            place: occurrence, tokens: [], hasMainOffice: false, hasCabinetOffice: false,
            day: document.published?.dayNumber)
        person.isMale = document.entities[occurrence.entity].titles.lazy.compactMap(PersonTraits.isMale).first
        var hasOffice = false
        var bodies: [Int] = []
        for (place, relation) in document.relations.enumerated()
        where relation.subject == occurrence.entity && [.asserted, .reported].contains(relation.status) {
            if relation.predicate == .holdsPosition, postOf[occurrence.document][place] >= 0 {
                let number = postOf[occurrence.document][place]
                hasOffice = true
                person.tokens.append(.post(number))
                if case .text(let text) = relation.object {
                    person.affiliations.insert(NameKey(text, of: .event))
                }
                if let body = posts[number].body { bodies.append(body) }
                let isSide = PersonTraits.isSideOffice(posts[number].role)
                person.hasMainOffice = person.hasMainOffice || !isSide
                person.hasCabinetOffice =
                    person.hasCabinetOffice || PersonTraits.isCabinetOffice(posts[number].role)
                if person.qualifier == nil { person.qualifier = .post(number) }
            } else if relation.predicate == .worksFor, case .entity(let body) = relation.object {
                let thing = thingOf[occurrence.document][body]
                if thing >= 0 { bodies.append(thing) }
            }
        }
        for body in bodies {
            let found = sets.find(body)
            guard things[found].thingClass != .country else { continue }
            if case .thing? = person.qualifier {} else { person.qualifier = .thing(found) }
            let root = things[found].seed.map { thing(ofSeed: seeds.root(of: $0)) } ?? found
            if !person.tokens.contains(.body(root)) { person.tokens.append(.body(root)) }
            person.affiliations.insert(things[found].key)
            if !hasOffice { person.hasMainOffice = true }
        }
        return person
    }

    /// Joins names that documents give one person in another script, such as the Latin spelling of a Thai name, if no
    /// other person has them; returns the names that are left, in order of first mention.
    private mutating func joinSpellings(
        of order: [NameKey], _ groups: inout [NameKey: [PersonOccurrence]]
    ) -> [NameKey] {
        var owners: [NameKey: [NameKey: Int]] = [:]
        for key in order {
            for person in groups[key] ?? [] {
                for other in formKeysOf[person.place.document][person.place.entity]
                where other.bytes.contains(UInt8(ascii: " ")) && other.isLatin != key.isLatin {
                    owners[other, default: [:]][key, default: 0] += 1
                }
            }
        }
        var left: [NameKey] = []
        for key in order {
            guard let owner = owners[key]?.first, owners[key]?.count == 1, groups[owner.key] != nil,
                owners[owner.key]?.isEmpty ?? true,
                owner.value * Resolver.usesPerDefinition >= groups[key]?.count ?? 0
            else {
                left.append(key)
                continue
            }
            groups[owner.key, default: []] += groups[key] ?? []
            groups[key] = nil
        }
        return left
    }

    /// Parts the people of one full name and makes a thing of each.
    private mutating func assign(
        _ members: [PersonOccurrence], named key: NameKey, _ people: inout [Int: Set<PersonOccurrence.Token>]
    ) {
        var groups: [PersonGroup] = []
        for component in components(of: members.filter { !$0.tokens.isEmpty }) {
            if let place = groups.firstIndex(where: { !$0.contradicts(component) }) {
                groups[place].members += component.members
                groups[place].tokens.formUnion(component.tokens)
            } else {
                groups.append(component)
            }
        }
        var alone: [PersonOccurrence] = []
        for member in members where member.tokens.isEmpty {
            let lone = PersonGroup(members: [member])
            let fitting = groups.indices.filter { !groups[$0].contradicts(lone) }
            let named = groups.count < 2 ? fitting : fitting.filter { namesBody(of: groups[$0], member.place.document) }
            if groups.isEmpty {
                groups.append(lone)
            } else if named.count == 1 {
                groups[named[0]].members.append(member)
            } else {
                alone.append(member)
            }
        }
        for (place, group) in groups.enumerated() {
            let qualifier = place == 0 ? nil : group.members.lazy.compactMap(\.qualifier).first
            let number = add(Thing(thingClass: .person, key: key, qualifier: qualifier))
            people[number] = group.tokens
            for member in group.members { thingOf[member.place.document][member.place.entity] = number }
        }
        for member in alone {
            thingOf[member.place.document][member.place.entity] = add(
                Thing(thingClass: .person, key: key, inside: member.place))
        }
    }

    /// Whether the document names a body of the group.
    private mutating func namesBody(of group: PersonGroup, _ document: Int) -> Bool {
        for thing in thingOf[document] where thing >= 0 {
            let found = sets.find(thing)
            let root = things[found].seed.map { self.thing(ofSeed: seeds.root(of: $0)) } ?? found
            if group.tokens.contains(.body(root)) { return true }
        }
        return false
    }

    /// Those who share a post or a body, directly or by way of others, earliest first.
    private func components(of members: [PersonOccurrence]) -> [PersonGroup] {
        var sets = UnionFind()
        var first: [PersonOccurrence.Token: Int] = [:]
        for (number, member) in members.enumerated() {
            _ = sets.add()
            for token in member.tokens {
                if let other = first[token] { sets.join(other, to: number) } else { first[token] = number }
            }
        }
        var places: [Int: Int] = [:]
        var groups: [PersonGroup] = []
        let inTime = members.indices.sorted {
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
            groups[place].members.append(members[number])
            groups[place].tokens.formUnion(members[number].tokens)
        }
        return groups
    }
}
