import EntityExtraction
import ThaiText

/// Rule 5 for events.
///
/// Events are one if they have one name and their days fit. The day is the one that a document states, else that of
/// its publication. Stated days fit within 3 days of each other (31 if the name carries a number, which tells one
/// meeting of a series from the next); other days within 31 days of the first report (180 with a number).
extension Resolver {
    private struct EventOccurrence {
        var place: Occurrence
        var stated: CalendarDate?
        var day: CalendarDate?
    }

    /// Gives every event a thing.
    mutating func assignEvents() {
        var groups: [NameKey: [EventOccurrence]] = [:]
        var order: [NameKey] = []
        for occurrence in occurrences(where: { $0 == .event }) {
            let key = keyOf[occurrence.document][occurrence.entity]
            if let seed = seed(of: occurrence) {
                thingOf[occurrence.document][occurrence.entity] = thing(ofSeed: seed)
                continue
            }
            if key.isEmpty {
                thingOf[occurrence.document][occurrence.entity] = add(
                    Thing(thingClass: .event, key: key, inside: occurrence))
                continue
            }
            if groups[key] == nil { order.append(key) }
            let stated = statedDay(of: occurrence)
            groups[key, default: []].append(
                EventOccurrence(
                    place: occurrence, stated: stated, day: stated ?? documents[occurrence.document].published))
        }
        for key in order { assign(groups[key] ?? [], named: key) }
    }

    private func statedDay(of occurrence: Occurrence) -> CalendarDate? {
        for relation in documents[occurrence.document].relations
        where relation.subject == occurrence.entity && relation.predicate == .onDate {
            guard relation.status != .negated, case .date(let date) = relation.object else { continue }
            return date
        }
        return nil
    }

    private mutating func assign(_ members: [EventOccurrence], named key: NameKey) {
        // The stable order of `members` is that of the documents; those without any day come last.
        let inTime = members.enumerated().sorted {
            let (l, r) = ($0.element.day?.dayNumber ?? .max, $1.element.day?.dayNumber ?? .max)
            return l != r ? l < r : $0.offset < $1.offset
        }.map(\.element)
        var current = -1
        var first: (stated: CalendarDate?, day: CalendarDate?) = (nil, nil)
        for member in inTime {
            if current < 0 || !fits(member, first, hasNumber: key.hasNumber) {
                let qualifier = current < 0 ? nil : member.day.map { Qualifier.text($0.description) }
                current = add(Thing(thingClass: .event, key: key, qualifier: qualifier))
                first = (member.stated, member.day)
            }
            if first.stated == nil { first.stated = member.stated }
            thingOf[member.place.document][member.place.entity] = current
        }
    }

    private func fits(
        _ member: EventOccurrence, _ first: (stated: CalendarDate?, day: CalendarDate?), hasNumber: Bool
    ) -> Bool {
        if let left = member.stated, let right = first.stated {
            return abs(left.dayNumber - right.dayNumber) <= (hasNumber ? 31 : 3)
        }
        guard let left = member.day, let right = first.day else { return true }
        return abs(left.dayNumber - right.dayNumber) <= (hasNumber ? 180 : 31)
    }
}
