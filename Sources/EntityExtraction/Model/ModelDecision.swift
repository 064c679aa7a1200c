/// Turns what the model read into proposals, with what rules and gazetteer know about the same names.
struct ModelDecision {
    let scene: Scene
    let gazetteer: GazetteerProposer

    /// The proposals for `spans`, in order of position.
    func proposals(_ spans: [MentionModel.Span], beside proposals: [Proposal]) -> [Proposal] {
        var known: [Range<Int>: [Proposal]] = [:]
        for proposal in proposals { known[proposal.range, default: []].append(proposal) }
        return spans.compactMap { span in
            guard known[span.range] != nil || isWhole(span.range) else { return nil }
            var result = Proposal(span.range, span.type, score: 0.9, rule: .model)
            result.confidence = span.confidence
            for other in known[span.range] ?? [] where other.type == span.type {
                result.entry = result.entry ?? other.entry
                result.titles = result.titles ?? other.titles
                result.rule = other.rule
            }
            if result.entry == nil { result.entry = gazetteer.entry(named: span.range, span.type, in: scene.codes) }
            return result
        }
    }

    /// Whether a range can be a name by its brackets: none of them open, and not what only stands in brackets for
    /// something that is no name itself.
    private func isWhole(_ range: Range<Int>) -> Bool {
        let codes = scene.codes
        var depth = 0
        for index in range {
            if codes[index] == Symbol.open { depth += 1 }
            if codes[index] == Symbol.close { depth -= 1 }
            if depth < 0 { return false }
        }
        guard depth == 0 else { return false }
        var before = range.lowerBound - 1
        while before >= 0, codes[before] == Symbol.space { before -= 1 }
        return before < 0 || codes[before] != Symbol.open
    }
}
