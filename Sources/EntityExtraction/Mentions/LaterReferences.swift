/// Finds where a document names a thing again in a form that it defined itself: an abbreviation, an English name, the
/// first name of a person.
struct LaterReferences: Sendable {
    /// A form to look for.
    struct Form: Sendable {
        /// Its characters.
        var codes: [UInt8]
        /// What it names.
        var type: EntityType
        /// The index of the proposal that it comes from.
        var sameAs: Int
        /// The titles stand before it in the text that defined it.
        var isPerson: Bool { type == .person }
    }

    /// The places where `forms` stand and nothing is `taken`, in order of position.
    static func find(_ forms: [Form], in scene: Scene, taken: inout IntervalSet) -> [Proposal] {
        guard !forms.isEmpty else { return [] }
        let list = FormList(forms.map(\.codes))
        let codes = scene.codes
        var found: [Proposal] = []
        for line in scene.lines {
            var index = line.lowerBound
            while let (start, match) = list.first(in: codes, from: index, limit: line.upperBound) {
                let form = forms[match.pattern]
                let range = start..<match.end
                index = start + 1
                guard stands(form, range, codes, line), taken.insert(range) else { continue }
                let rule: Proposal.Rule = form.isPerson ? .laterReference : .definedForm
                found.append(Proposal(range, form.type, score: 0.7, rule: rule, sameAs: form.sameAs))
                index = match.end
            }
        }
        return found
    }

    /// Whether a form stands by itself, as far as its shape needs it.
    private static func stands(
        _ form: Form, _ range: Range<Int>, _ codes: [UInt8], _ line: Range<Int>
    ) -> Bool {
        let before = range.lowerBound > line.lowerBound ? codes[range.lowerBound - 1] : Symbol.newline
        let after = range.upperBound < line.upperBound ? codes[range.upperBound] : Symbol.newline
        let isAlone = !Symbol.isThai(before) && !Symbol.isThai(after) && before != Symbol.dot
        if form.isPerson { return isAlone && !Symbol.isLatin(before) && !Symbol.isLatin(after) }
        if Symbol.isLatin(codes[range.lowerBound]) { return !Symbol.isLatin(before) && !Symbol.isLatin(after) }
        if form.codes.contains(Symbol.dot) {
            return !Symbol.isConsonant(before) && before != Symbol.dot || range.count > 4
        }
        return range.count > 4 || isAlone
    }
}
