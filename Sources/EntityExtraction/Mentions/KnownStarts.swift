/// Where a known name and a name read from its head start at one place, the known one knows better where it ends.
struct KnownStarts: Sendable {
    /// `proposals` without those that only read on past a known name.
    func trim(_ proposals: [Proposal], in scene: Scene) -> [Proposal] {
        proposals.filter { proposal in
            guard proposal.rule == .headNoun, let name = scene.known[proposal.range.lowerBound],
                name.range.count >= 5, name.type == proposal.type, name.range.upperBound < proposal.range.upperBound
            else { return true }
            if proposal.type == .ministry {
                let end = name.range.upperBound
                let owner = owners.longest(scene.codes, at: end, limit: proposal.range.upperBound)?.end ?? end
                return scene.known[owner]?.type == .country
                    || joined.longest(scene.codes, at: name.range.upperBound, limit: proposal.range.upperBound) != nil
            }
            if proposal.type == .event || proposal.type == .plan {
                // A law goes on with its number and year, a feast with its year.
                let next = scene.skipSpaces(name.range.upperBound, proposal.range.upperBound)
                return scene.codes[next] == Symbol.open || Symbol.isDigit(scene.codes[next])
                    || editions.longest(scene.codes, at: next, limit: proposal.range.upperBound) != nil
            }
            if scene.known[name.range.upperBound]?.type == .country { return true }
            return goesOn.longest(scene.codes, at: name.range.upperBound, limit: proposal.range.upperBound) != nil
        }
    }

    private let joined: PatternTrie
    private let owners: PatternTrie
    private let goesOn: PatternTrie
    private let editions: PatternTrie

    init(_ words: WordTables) {
        joined = words.patterns(.joinedFields)
        owners = words.patterns(.owners)
        goesOn = words.patterns(.extensions)
        editions = words.patterns(.ordinals, .years)
    }
}
