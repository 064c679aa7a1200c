/// Goes through the lines of a document, each of which is read with all rules.
///
/// It stops at the candidates of a line, so that it is compiled once, and not for each of those who take candidates.
struct DocumentLines {
    private let people: [LinePeople]
    private var roles = RoleNames()
    private var lists: PlaceListRules
    private var settings: EventSettingRules
    /// The event that is spoken of, and the one of the lines before.
    private var event: Int?
    private var earlier: Int?
    /// The next line, and its number among those with names.
    private var place = 0
    private var number = 0

    /// Begins a document.
    ///
    /// - Parameter people: the people and offices of each line.
    init(_ people: [LinePeople], of scene: RelationScene) {
        self.people = people
        for line in people {
            for phrase in line.phrases { roles.learn(phrase, in: scene) }
        }
        lists = PlaceListRules(scene: scene)
        settings = EventSettingRules(scene: scene)
    }

    /// Reads on to the next line that has candidates, if anybody looks for them; `nil` at the end of the document.
    mutating func next(_ reading: inout DocumentReading) -> CandidateLine? {
        let scene = reading.scene
        while place < scene.lines.count {
            let line = scene.lines[place]
            var people = people[place]
            place += 1
            if line.mentions.isEmpty { continue }
            people.roles = roles.roles(people.offices.filter { !$0.isWeak }, in: scene)
            let units = scene.units(in: line)
            ContainmentRules.relate(units, in: line, of: scene, to: &reading.sink)
            lists.relate(units, in: line, to: &reading.sink)
            let phrases = PositionRules.withOffices(people.offices, before: people.phrases, in: scene)
            let read = LineReading(line, units: units, phrases: phrases, roles: people.roles, of: scene)
            var events = EventRules(scene: scene, reading: read, current: event, earlier: earlier)
            event = events.relate(to: &reading.sink)
            earlier = read.hasEvent ? event : nil
            settings.relate(read, units, to: &reading.sink)
            var parties = PartyRules(scene: scene, reading: read)
            parties.relate(to: &reading.sink)
            MembershipRules(scene: scene, reading: read).relate(to: &reading.sink)
            number += 1
            if reading.finder != nil {
                return CandidateLine(
                    line, number: number - 1, units: units, people: people, reading: read,
                    dates: reading.days.dates(in: line.range, of: scene.text), days: reading.days.numbers, scene: scene)
            }
        }
        settings.finish(&reading.sink)
        EnvoyRules.relate(people.flatMap(\.phrases), of: scene, to: &reading.sink)
        reading.sink.settle()
        return nil
    }
}
