/// Proposes people whose names stand behind an English office and the body or field that it names: "Permanent Secretary
/// to Ministry of Energy Somchai Jaidee".
struct EnglishOfficeProposer: MentionProposer {
    private let people: PersonProposer
    private let links: PatternTrie
    private let fields: MinistryFields
    private let kinds: PatternTrie

    /// Makes a proposer.
    ///
    /// - Parameter fields: those that ministers have.
    init(_ words: WordTables, _ fields: MinistryFields, _ people: PersonProposer) {
        self.people = people
        links = words.patterns(.officeEnglishLinks)
        kinds = PatternTrie(words.words(.latinKeys).map { SymbolText(" \($0.phrase)").codes })
        self.fields = fields
    }

    func propose(in scene: Scene, into proposals: inout [Proposal]) {
        for hit in scene.cues where hit.cue.kind == .office {
            guard Symbol.isLatin(scene.codes[hit.range.upperBound - 1]), let end = bodyEnd(after: hit, scene),
                end + 1 < hit.line.upperBound, scene.codes[end] == Symbol.space,
                let name = people.englishName(scene.codes, end + 1, hit.line.upperBound)
            else { continue }
            proposals.append(Proposal(name, .person, score: 0.65, rule: .titledPerson))
        }
    }

    /// The end of the body or field behind an office and a small word.
    private func bodyEnd(after hit: Scene.CueHit, _ scene: Scene) -> Int? {
        let codes = scene.codes
        let limit = hit.line.upperBound
        // Some offices have the small word in them: "Minister of".
        var position = hit.range.upperBound
        var isLinked = position > hit.range.lowerBound && !Symbol.isCapital(codes[lastWord(hit.range, codes)])
        guard position < limit, codes[position] == Symbol.space else { return nil }
        position += 1
        while let link = links.longest(codes, at: position, limit: limit), codes[link.end - 1] == Symbol.space,
            !Symbol.isCapital(codes[position])
        {
            (position, isLinked) = (link.end, true)
        }
        guard isLinked, position < limit else { return nil }
        var end = fields.end(in: codes, at: position, limit: limit)
        if let known = scene.known[position], known.type != .person {
            end = max(end ?? 0, known.range.upperBound)
        }
        guard var end else { return nil }
        // "Mayor of Nan Municipality": the name of a place begins that of a body.
        if let kind = kinds.longest(codes, at: end, limit: limit) { end = kind.end }
        return end
    }

    private func lastWord(_ range: Range<Int>, _ codes: [UInt8]) -> Int {
        var start = range.upperBound - 1
        while start > range.lowerBound, codes[start - 1] != Symbol.space { start -= 1 }
        return start
    }
}
