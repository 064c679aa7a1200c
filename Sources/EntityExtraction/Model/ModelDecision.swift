/// Turns what the model read into proposals, with what rules and gazetteer know about the same names.
struct ModelDecision {
    let scene: Scene
    let gazetteer: GazetteerProposer
    let people: PersonProposer
    /// What may stand before the name of a happening that it opens or ends.
    let ceremonies: Phrases

    /// The proposals for `spans`, in order of position.
    func proposals(_ spans: [MentionModel.Span], beside proposals: [Proposal]) -> [Proposal] {
        var known: [Range<Int>: [Proposal]] = [:]
        for proposal in proposals { known[proposal.range, default: []].append(proposal) }
        return spans.flatMap { parts(of: $0, known) }.compactMap { span in
            var span = span
            if span.type == .person, known[span.range] == nil {
                span.range = people.nameWithoutVerb(span.range, in: scene.codes)
            }
            if span.type == .event,
                let start = ceremonies.end(
                    in: scene.codes, at: span.range.lowerBound, limit: span.range.upperBound),
                start < span.range.upperBound, Symbol.isCapital(scene.codes[start])
            {
                span.range = start..<span.range.upperBound
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
        if let names = owned(span, known) { return names }
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

    /// The names on both sides of a possessive within a span: "Nan Hospital's Eye Centre" is two, if rules or gazetteer
    /// know the first one. What the second one is they say too, or it is of the span's type, if that is a body.
    private func owned(
        _ span: MentionModel.Span, _ known: [Range<Int>: [Proposal]]
    ) -> [MentionModel.Span]? {
        let codes = scene.codes
        guard span.type == .person || span.type == .ministry || span.type == .organisation,
            let mark = codes[span.range].firstIndex(of: Symbol.apostrophe), mark > span.range.lowerBound
        else { return nil }
        let space = mark + 1 < span.range.upperBound && codes[mark + 1] == 0x73 ? mark + 2 : mark + 1
        let first = span.range.lowerBound..<mark
        guard let owner = known[first]?.first(where: { $0.type == span.type }) ?? known[first]?.first else {
            return nil
        }
        let name = MentionModel.Span(range: first, type: owner.type, confidence: span.confidence)
        guard space + 1 < span.range.upperBound, codes[space] == Symbol.space, Symbol.isCapital(codes[space + 1]) else {
            return space >= span.range.upperBound ? [name] : nil
        }
        let rest = (space + 1)..<span.range.upperBound
        guard let type = known[rest]?.first?.type ?? (span.type == .organisation ? span.type : nil) else {
            return [name]
        }
        return [name, MentionModel.Span(range: rest, type: type, confidence: span.confidence)]
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
