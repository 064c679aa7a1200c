/// Turns what the model read into proposals, with what rules and gazetteer know about the same names.
struct ModelDecision {
    let scene: Scene
    let gazetteer: GazetteerProposer

    /// The proposals for `spans`, in order of position.
    func proposals(_ spans: [MentionModel.Span], beside proposals: [Proposal]) -> [Proposal] {
        var known: [Range<Int>: [Proposal]] = [:]
        for proposal in proposals { known[proposal.range, default: []].append(proposal) }
        return spans.map { span in
            var result = Proposal(span.range, span.type, score: 0.9, rule: .model)
            for other in known[span.range] ?? [] where other.type == span.type {
                result.entry = result.entry ?? other.entry
                result.titles = result.titles ?? other.titles
                result.rule = other.rule
            }
            if result.entry == nil { result.entry = gazetteer.entry(named: span.range, span.type, in: scene.codes) }
            return result
        }
    }
}
