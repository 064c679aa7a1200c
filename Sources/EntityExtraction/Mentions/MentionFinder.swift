/// Runs the stages that find the things a document names.
struct MentionFinder: Sendable {
    private let cues: CueTable
    private let gazetteer: GazetteerProposer
    private let people: PersonProposer
    private let proposers: [any MentionProposer]
    private let brackets: BracketProposer
    private let starts: KnownStarts
    private let nested: NestedNames
    private let spellings: NameSpellings
    private let entries: [GazetteerEntry]
    private let model: MentionModel?
    private let cued: PatternTrie
    private let ceremonies: Phrases

    /// Builds the tables.
    ///
    /// - Parameter hasRules: whether rules propose names beside the gazetteer; only measurements leave them out.
    init(entries: [GazetteerEntry], lexicon: Lexicon, model: MentionModel? = nil, hasRules: Bool = true) {
        let words = lexicon.words
        let reader = NameReader(words)
        self.model = model
        self.entries = entries
        cues = CueTable(lexicon)
        gazetteer = GazetteerProposer(entries, words)
        people = PersonProposer(words)
        let fields = MinistryFields(words, entries)
        proposers =
            hasRules
            ? [
                people, HeadProposer(words, reader), TitledWorkProposer(words, reader), LatinProposer(words, fields),
                DivisionProposer(words, reader), EnglishOfficeProposer(words, fields, people),
            ] : []
        brackets = BracketProposer(words)
        starts = KnownStarts(words)
        nested = NestedNames(words)
        spellings = NameSpellings(words)
        cued = words.patterns(.bodyCues)
        ceremonies = words.codePhrases(.latinCeremonies)
    }

    /// What rules and gazetteer see in a text.
    private struct Reading {
        var scene: Scene
        /// What they propose, overlapping or not.
        var proposals: [Proposal]
        /// What they decide, in order of position.
        var kept: [Proposal]
    }

    private func read(_ analyzed: AnalyzedText) -> Reading {
        var scene = Scene(analyzed, cues: cues)
        var proposals: [Proposal] = []
        gazetteer.propose(in: scene, into: &proposals)
        proposals = supported(proposals, scene)
        scene.known = KnownNames(proposals, count: scene.codes.count)
        for proposer in proposers { proposer.propose(in: scene, into: &proposals) }
        let sure = proposals.filter { $0.score >= 0.5 }
        let kept = OverlapResolver.resolve(starts.trim(sure, in: scene))
        return Reading(scene: scene, proposals: proposals, kept: kept)
    }

    /// The things named, in order of first mention, and where.
    ///
    /// - Parameter explains: whether each mention gets its provenance.
    func find(
        in analyzed: AnalyzedText, explains: Bool = false
    ) -> (entities: [Entity], mentions: [PlacedMention]) {
        let reading = read(analyzed)
        let scene = reading.scene
        var kept = reading.kept
        if let model {
            let spans = model.spans(in: scene, proposals: reading.proposals, kept: reading.kept)
            kept = ModelDecision(scene: scene, gazetteer: gazetteer, people: people, ceremonies: ceremonies)
                .proposals(spans, beside: reading.proposals)
        }
        var taken = IntervalSet()
        for proposal in kept { _ = taken.insert(proposal.range) }
        define(&kept, &taken, scene)
        kept += nested.find(in: scene, inside: kept, gazetteer: gazetteer)
        var merger = EntityMerger(scene: scene, analyzed: analyzed, entries: entries, spellings: spellings)
        if explains {
            let explainer = MentionExplainer(scene: scene, analyzed: analyzed, entries: entries)
            merger.provenances = explainer.provenances(
                of: kept, proposals: reading.proposals, decided: reading.kept, model: model)
        }
        return merger.merge(kept)
    }

    /// A text as the trainer of the model sees it.
    func samples(in analyzed: AnalyzedText, vocabulary: Vocabulary) -> [MentionSample] {
        let reading = read(analyzed)
        return MentionModel.samples(
            in: reading.scene, proposals: reading.proposals, kept: reading.kept, vocabulary: vocabulary)
    }

    /// `proposals` without the ambiguous names of things that nothing else in the text speaks of.
    private func supported(_ proposals: [Proposal], _ scene: Scene) -> [Proposal] {
        guard proposals.contains(where: { $0.score < 0.8 }) else { return proposals }
        var named: Set<Int> = []
        for proposal in proposals where proposal.score > 0.8 {
            if let entry = proposal.entry { named.insert(entry) }
        }
        // In a list ("เขตบางกะปิ บึงกุ่ม และลาดกระบัง") one place supports the next.
        var listEnd = -8
        return proposals.filter { proposal in
            let isListed = proposal.type == .place && proposal.range.lowerBound - listEnd <= 5
            defer { if proposal.type == .place { listEnd = max(listEnd, proposal.range.upperBound) } }
            guard proposal.score < 0.8, let entry = proposal.entry, !named.contains(entry), !isListed else {
                return true
            }
            let start = proposal.range.lowerBound
            return (max(0, start - 12)..<start).contains {
                cued.longest(scene.codes, at: $0, limit: start)?.end == start
            }
        }
    }

    /// The known thing that a form in brackets is a name of, if a longer name of it ends the name before the brackets.
    private func owner(of form: Range<Int>, inside full: Proposal, _ scene: Scene) -> Proposal? {
        guard let known = scene.known[form.lowerBound], known.range == form, let entry = known.entry,
            full.entry != entry
        else { return nil }
        let isInside = full.range.dropFirst().contains { start in
            scene.known[start].map { $0.entry == entry && $0.range.upperBound == full.range.upperBound } ?? false
        }
        return isInside ? known : nil
    }

    /// What happenings and plans are called that are named by the word for their kind and a title: the title alone, if
    /// it stands in quotation marks, or that of a happening in Latin script.
    private func titles(in kept: [Proposal], _ scene: Scene) -> [Proposal] {
        var found: [Proposal] = []
        for (index, proposal) in kept.enumerated() where proposal.type == .event || proposal.type == .plan {
            let latin = proposal.type == .event ? scene.latin(in: proposal.range) : nil
            guard let inner = scene.quotation(in: proposal.range) ?? latin else { continue }
            let kind = scene.codes[proposal.range.lowerBound..<inner.lowerBound]
                .filter { $0 != Symbol.space && $0 != Symbol.quote && $0 != Symbol.apostrophe }
            guard spellings.isKind(kind, proposal.type) else { continue }
            var title = Proposal(inner, proposal.type, score: 0.7, rule: .definedForm, sameAs: index)
            title.isNested = true
            found.append(title)
        }
        return found
    }

    /// Adds the forms that the text defines, and where it uses them.
    private func define(_ kept: inout [Proposal], _ taken: inout IntervalSet, _ scene: Scene) {
        let codes = scene.codes
        let definitions = brackets.definitions(in: scene, behind: kept, line: { scene.line(at: $0) })
        var forms: [LaterReferences.Form] = []
        let count = kept.count
        for definition in definitions {
            let full = kept[definition.of]
            // "คณะกรรมการกองทุน… (กอช.)": the short form is known as that of the fund, which the name of its board holds.
            if let inner = owner(of: definition.range, inside: full, scene) {
                if taken.insert(definition.range) {
                    kept.append(
                        Proposal(
                            definition.range, inner.type, score: 0.8, rule: .bracket, entry: inner.entry))
                }
                continue
            }
            if taken.insert(definition.range) {
                kept.append(
                    Proposal(definition.range, full.type, score: 0.8, rule: .bracket, sameAs: definition.of))
            } else if let index = kept[..<count].lastIndex(where: { $0.range.upperBound == definition.range.upperBound }
            ),
                kept[index].sameAs == nil, kept[index].type == full.type,
                kept[index].range.lowerBound >= definition.range.lowerBound
            {
                kept[index].sameAs = definition.of
            }
            if definition.range.count >= 2 {
                forms.append(
                    LaterReferences.Form(
                        codes: Array(codes[definition.range]), type: full.type, sameAs: definition.of))
            }
        }
        for (index, proposal) in kept.enumerated() where proposal.type == .person {
            let name = codes[proposal.range]
            guard let space = name.firstIndex(of: Symbol.space), space - proposal.range.lowerBound >= 3,
                Symbol.isThai(codes[proposal.range.lowerBound])
            else { continue }
            forms.append(
                LaterReferences.Form(
                    codes: Array(codes[proposal.range.lowerBound..<space]), type: .person, sameAs: index))
        }
        forms += LatinNameForms.forms(of: kept, in: scene)
        for (index, proposal) in kept.enumerated() where proposal.type == .event || proposal.type == .plan {
            for inner in [scene.quotation(in: proposal.range), scene.latin(in: proposal.range)] {
                guard let inner, inner.count >= 6 else { continue }
                forms.append(
                    LaterReferences.Form(codes: Array(codes[inner]), type: proposal.type, sameAs: index))
            }
        }
        kept += titles(in: kept, scene)
        kept += LaterReferences.find(forms, in: scene, taken: &taken)
    }
}
