/// Finds the statements that a text makes about its entities.
package struct RelationExtractor: Sendable {
    private let positions: PositionRules

    /// Makes an extractor that knows the words which begin an office.
    package init(lexicon: Lexicon) {
        positions = PositionRules(lexicon: lexicon)
    }

    /// The statements that `text` makes, each once, in order of evidence.
    ///
    /// - Parameters:
    ///   - entities: the things named.
    ///   - mentions: every occurrence of them, in order of position, none overlapping another.
    package func relations(in text: AnalyzedText, entities: [Entity], mentions: [PlacedMention]) -> [Relation] {
        let scene = RelationScene(text, entities: entities, mentions: mentions)
        var sink = RelationSink(scene)
        let people = relatePeople(of: scene, to: &sink)
        var roles = RoleNames()
        for line in people {
            for phrase in line.phrases { roles.learn(phrase, in: scene) }
        }
        var event: Int?
        var earlier: Int?
        var lists = PlaceListRules(scene: scene)
        var settings = EventSettingRules(scene: scene)
        for (line, person) in zip(scene.lines, people) where !line.mentions.isEmpty {
            let units = scene.units(in: line)
            ContainmentRules.relate(units, in: line, of: scene, to: &sink)
            lists.relate(units, in: line, to: &sink)
            let reading = LineReading(
                line, units: units, phrases: person.phrases, roles: roles.roles(person.offices, in: scene), of: scene)
            var events = EventRules(scene: scene, reading: reading, current: event, earlier: earlier)
            event = events.relate(to: &sink)
            earlier = reading.hasEvent ? event : nil
            settings.relate(reading, units, to: &sink)
            var parties = PartyRules(scene: scene, reading: reading)
            parties.relate(to: &sink)
            MembershipRules(scene: scene, reading: reading).relate(to: &sink)
        }
        settings.finish(&sink)
        EnvoyRules.relate(people.flatMap(\.phrases), of: scene, to: &sink)
        return OfficeSpellings.withoutShortForms(sink.relations).sorted {
            $0.evidence.lowerBound < $1.evidence.lowerBound
        }
    }

    /// The people of a line, and the offices that stand in it without a name behind them.
    private struct People {
        var phrases: [PersonPhrase] = []
        var offices: [PositionRules.FreeOffice] = []
    }

    private func relatePeople(of scene: RelationScene, to sink: inout RelationSink) -> [People] {
        scene.lines.map { line in
            guard !line.mentions.isEmpty else { return People() }
            let phrases = positions.phrases(in: line, of: scene)
            let offices = positions.freeOffices(around: phrases, in: line, of: scene)
            positions.relate(phrases, of: scene, to: &sink)
            positions.relate(offices, among: phrases, of: scene, to: &sink)
            positions.relateGroups(offices, among: phrases, in: line, of: scene, to: &sink)
            return People(phrases: phrases, offices: offices)
        }
    }
}
