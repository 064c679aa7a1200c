import ExtractionModel
import Sorting
import ThaiText

/// Rule 5 for events.
///
/// Events are one if they have one name, see ``EventName``, and their years or their days fit. Years in names are one
/// or two. The day is the one that a document states, else that of its publication. Stated days fit within 3 days of
/// each other (31 if the name carries a number, which tells one meeting of a series from the next); other days within
/// 31 days of the first report (180 with a number).
extension Resolver {
    private struct EventOccurrence {
        var place: Occurrence
        var stated: Int?
        var day: Int?
        var shownDay: PackedDay
        /// The year in the name.
        var year: Int?
    }

    /// Gives every event a thing.
    mutating func assignEvents() {
        var groups: [Int: [EventOccurrence]] = [:]
        var keys: [Int] = []
        for document in order.indices {
            for entity in entities(of: document) where table.entities[entity].type == .event {
                let key = Int(table.entities[entity].key)
                let place = Occurrence(document: Int32(document), entity: Int32(entity))
                if let seed = seed(of: entity) {
                    thingOf[entity] = Int32(thing(ofSeed: seed))
                } else if table.keys.isEmpty(key) {
                    thingOf[entity] = Int32(add(Thing(thingClass: .event, key: key, inside: place)))
                } else {
                    let stated = statedDay(of: entity)
                    let shown = stated.isNone ? day(of: document) : stated
                    let name = EventName(table.keys[key])
                    let core = table.key(bytes: name.key)
                    if groups[core] == nil { keys.append(core) }
                    groups[core, default: []].append(
                        EventOccurrence(
                            place: place, stated: stated.dayNumber, day: shown.dayNumber, shownDay: shown,
                            year: name.year))
                }
            }
        }
        for key in keys { assign(groups[key] ?? [], hasNumber: table.keys.hasNumber(key)) }
    }

    private func statedDay(of entity: Int) -> PackedDay {
        for relation in table.relations(ofEntity: entity) {
            let row = table.relations[relation]
            guard row.predicate == .onDate, row.status != .negated, case .day(let day) = row.object else { continue }
            return day
        }
        return .none
    }

    private mutating func assign(_ members: [EventOccurrence], hasNumber: Bool) {
        // The stable order of `members` is that of the documents; those without any day come last.
        let inTime = members.indices.ordered { (members[$0].day ?? .max) < (members[$1].day ?? .max) }
        var found: [(first: EventOccurrence, thing: Int)] = []
        for member in inTime.map({ members[$0] }) {
            let entity = Int(member.place.entity)
            let key = Int(table.entities[entity].key)
            // The latest event that fits is the nearest in time.
            if let place = found.lastIndex(where: { fits(member, $0.first, hasNumber: hasNumber) }) {
                let known = found[place]
                if known.first.stated == nil { found[place].first.stated = member.stated }
                if known.first.year == nil { found[place].first.year = member.year }
                thingOf[entity] = Int32(known.thing)
                if things[known.thing].key != key {
                    joinedEvents.append(
                        (member.place, [Int(known.first.place.document), Int(member.place.document)]))
                }
            } else {
                let qualifier = found.isEmpty || member.shownDay.isNone ? nil : Qualifier.day(member.shownDay)
                let thing = add(Thing(thingClass: .event, key: key, qualifier: qualifier))
                found.append((member, thing))
                thingOf[entity] = Int32(thing)
            }
        }
    }

    private func fits(_ member: EventOccurrence, _ first: EventOccurrence, hasNumber: Bool) -> Bool {
        if let left = member.year, let right = first.year { return left == right }
        if let left = member.stated, let right = first.stated { return abs(left - right) <= (hasNumber ? 31 : 3) }
        guard let left = member.day, let right = first.day else { return true }
        return abs(left - right) <= (hasNumber ? 180 : 31)
    }
}
