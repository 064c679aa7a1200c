/// Where a known name and a name read from its head start at one place, the known one knows better where it ends.
enum KnownStarts {
    /// `proposals` without those that only read on past a known name.
    static func trim(_ proposals: [Proposal], in scene: Scene) -> [Proposal] {
        var known: [Int: Proposal] = [:]
        for proposal in proposals where proposal.rule == .gazetteer && proposal.range.count >= 5 {
            known[proposal.range.lowerBound] = proposal
        }
        return proposals.filter { proposal in
            guard proposal.rule == .headNoun, let name = known[proposal.range.lowerBound], name.type == proposal.type,
                name.range.upperBound < proposal.range.upperBound
            else { return true }
            if proposal.type == .ministry {
                let end = name.range.upperBound
                let owner = owners.longest(scene.codes, at: end, limit: proposal.range.upperBound)?.end ?? end
                return scene.known[owner]?.type == .country
                    || joined.longest(scene.codes, at: name.range.upperBound, limit: proposal.range.upperBound) != nil
            }
            if scene.known[name.range.upperBound]?.type == .country { return true }
            return goesOn.longest(scene.codes, at: name.range.upperBound, limit: proposal.range.upperBound) != nil
        }
    }

    private static let joined = PatternTrie([SymbolText("และการ").codes])
    private static let owners = PatternTrie(["ของ", "แห่ง"].map { SymbolText($0).codes })
    private static let goesOn = PatternTrie(WordTables.words(WordTables.extensions).map { SymbolText($0).codes })
}
