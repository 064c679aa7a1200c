/// Finds the names that stand inside the name of a happening and name a thing of their own: the committee that meets,
/// the agreement that is signed.
struct NestedNames: Sendable {
    private let meetings: PatternTrie
    private let signings: PatternTrie
    private let committees: PatternTrie
    private let sessions: PatternTrie
    private let plans: PatternTrie

    init(_ words: WordTables) {
        meetings = words.patterns(.meetings)
        signings = words.patterns(.signings)
        committees = words.patterns(.committees)
        sessions = words.patterns(.sessions)
        let heads = words.words(.heads).filter { $0.attributes[1] == HeadStyle.plan.rawValue }
        plans = PatternTrie(heads.map { SymbolText($0.phrase).codes })
    }

    /// The names inside those of `kept`.
    func find(in scene: Scene, inside kept: [Proposal], gazetteer: GazetteerProposer) -> [Proposal] {
        var found: [Proposal] = []
        for outer in kept where outer.type == .event {
            guard var inner = committee(in: outer.range, scene.codes) ?? agreement(in: outer.range, scene.codes) else {
                continue
            }
            inner.entry = gazetteer.entry(named: inner.range, inner.type, in: scene.codes)
            inner.isNested = true
            found.append(inner)
        }
        return found
    }

    private func committee(in range: Range<Int>, _ codes: [UInt8]) -> Proposal? {
        guard let meeting = meetings.longest(codes, at: range.lowerBound, limit: range.upperBound),
            let head = committees.longest(codes, at: meeting.end, limit: range.upperBound)
        else { return nil }
        var end = head.end
        while end < range.upperBound {
            let next = codes[end] == Symbol.space ? end + 1 : end
            if codes[end] == Symbol.open { break }
            if next > end, next < range.upperBound,
                codes[next] == Symbol.open || Symbol.isDigit(codes[next])
                    || sessions.longest(codes, at: next, limit: range.upperBound) != nil
            {
                break
            }
            end += 1
        }
        return end >= head.end + 4 ? Proposal(meeting.end..<end, .organisation, score: 0.7, rule: .headNoun) : nil
    }

    private func agreement(in range: Range<Int>, _ codes: [UInt8]) -> Proposal? {
        guard let signing = signings.longest(codes, at: range.lowerBound, limit: range.upperBound),
            let head = plans.longest(codes, at: signing.end, limit: range.upperBound),
            head.end + 4 < range.upperBound
        else { return nil }
        return Proposal(signing.end..<range.upperBound, .plan, score: 0.7, rule: .headNoun)
    }
}
