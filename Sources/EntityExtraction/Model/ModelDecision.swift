/// Turns what the model read into proposals, with what rules and gazetteer know about the same names.
struct ModelDecision {
    let scene: Scene
    let gazetteer: GazetteerProposer
    let people: PersonProposer

    /// The proposals for `spans`, in order of position.
    func proposals(_ spans: [MentionModel.Span], beside proposals: [Proposal]) -> [Proposal] {
        var known: [Range<Int>: [Proposal]] = [:]
        for proposal in proposals { known[proposal.range, default: []].append(proposal) }
        return spans.flatMap { parts(of: $0, known) }.compactMap { span in
            var span = span
            if span.type == .person, known[span.range] == nil {
                span.range = people.nameWithoutVerb(span.range, in: scene.codes)
            }
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

    /// The two names that a span is made of, if rules and gazetteer see two of its type there and nothing between them
    /// but spaces and a dash; else the span itself.
    private func parts(
        of span: MentionModel.Span, _ known: [Range<Int>: [Proposal]]
    ) -> [MentionModel.Span] {
        let codes = scene.codes
        guard span.type == .place || span.type == .organisation, known[span.range] == nil,
            codes[span.range].contains(Symbol.space)
        else { return [span] }
        for gap in span.range where codes[gap] == Symbol.space {
            var next = gap
            while next < span.range.upperBound, codes[next] == Symbol.space || codes[next] == Symbol.hyphen {
                next += 1
            }
            let (first, second) = (span.range.lowerBound..<gap, next..<span.range.upperBound)
            if [first, second].allSatisfy({ known[$0]?.contains { $0.type == span.type } ?? false }) {
                return [first, second].map {
                    MentionModel.Span(range: $0, type: span.type, confidence: span.confidence)
                }
            }
        }
        return [span]
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
        // "(… Plan: CAP)" is another name of what stands before the bracket, or of nothing.
        return before < 0 || (codes[before] != Symbol.open && codes[before] != Symbol.colon)
    }
}
