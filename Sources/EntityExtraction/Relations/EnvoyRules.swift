/// An ambassador's visit, in a text that speaks of cooperation, is one of the two countries working together.
enum EnvoyRules {
    /// Adds the countries of ambassadors who met somebody.
    ///
    /// - Parameter phrases: the people of the document with their offices.
    static func relate(_ phrases: [PersonPhrase], of scene: RelationScene, to sink: inout RelationSink) {
        let meetings = sink.relations.filter { $0.predicate == .meets }
        guard !meetings.isEmpty else { return }
        for phrase in phrases {
            let person = scene.mentions[phrase.mention].entity
            guard meetings.contains(where: { $0.subject == person || $0.object == .entity(person) }) else { continue }
            for office in phrase.offices
            where scene.has(scene.words.envoys, at: office.range.lowerBound, limit: office.range.upperBound) {
                let countries = office.bodies.filter { scene.type($0) == .country }
                guard countries.count == 2 else { continue }
                guard speaksOfCooperation(scene) else { return }
                sink.add(
                    scene.mentions[countries[0]].entity, .cooperatesWith, scene.mentions[countries[1]].entity,
                    rule: .envoyVisit, evidence: phrase.range)
            }
        }
    }

    private static func speaksOfCooperation(_ scene: RelationScene) -> Bool {
        scene.lines.contains { scene.holds(scene.words.cooperation, in: $0.range) }
    }
}
