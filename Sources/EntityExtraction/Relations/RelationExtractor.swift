import Sorting

/// Finds the statements that a text makes about its entities.
///
/// Rules read the lines first. Where there is a model, it judges what they found together with every other pair of
/// things that stand near each other; without one, the rules decide.
package final class RelationExtractor: Sendable {
    private let positions: PositionRules
    private let words: RelationWords
    private let scanner: LineScanner
    private let model: RelationModel?

    /// Makes an extractor that knows the words which begin an office.
    package init(lexicon: Lexicon, model: RelationModel? = nil) {
        positions = PositionRules(lexicon: lexicon)
        words = RelationWords(lexicon.words)
        scanner = LineScanner(cues: words.cues, offices: positions.reader.heads)
        self.model = model
    }

    /// The statements that `text` makes, each once, in order of evidence.
    ///
    /// - Parameters:
    ///   - entities: the things named.
    ///   - mentions: every occurrence of them, in order of position, none overlapping another.
    ///   - explains: whether each statement gets its provenance, for which the text is read once more.
    package func relations(
        in text: AnalyzedText, entities: [Entity], mentions: [PlacedMention], explains: Bool = false
    ) -> [Relation] {
        let scene = RelationScene(text, entities: entities, mentions: mentions, words: words, scanner: scanner)
        var relations: [Relation]
        if let model {
            var scores = CandidateScores(model: model, expected: 8 * mentions.count)
            var reading = DocumentReading(scene, finder: CandidateFinder(scene: scene))
            read(&reading, consumer: &scores)
            var judged = RelationJudge(model: model, scene: scene).judge(&scores, &reading)
            if explains { judged = explained(judged, of: scene, model: model) }
            relations = judged.map(\.relation)
        } else {
            var reading = DocumentReading(scene, finder: nil)
            var lines = DocumentLines(relatePeople(of: scene, to: &reading.sink), of: scene)
            while lines.next(&reading) != nil {}
            relations = reading.sink.relations
            if explains {
                for (index, trace) in reading.sink.traces.enumerated() {
                    relations[index].provenance = Provenance(rules: RelationRule.names(trace.rules))
                }
            }
        }
        relations = OfficeSpellings(words: words, entities: entities).withoutShortForms(relations)
        return relations.indices.ordered { relations[$0].evidence.lowerBound < relations[$1].evidence.lowerBound }
            .map { relations[$0] }
    }

    /// Every pair of things that may be related, with what a model would look at; for training.
    package func candidates(
        in text: AnalyzedText, entities: [Entity], mentions: [PlacedMention]
    ) -> [RelationCandidate] {
        let scene = RelationScene(text, entities: entities, mentions: mentions, words: words, scanner: scanner)
        var collector = CandidateCollector(expected: 8 * mentions.count)
        var reading = DocumentReading(scene, finder: CandidateFinder(scene: scene))
        read(&reading, consumer: &collector)
        return collector.candidates(&reading)
    }

    /// Reads the lines of a document with all rules, and hands the candidates of each to `consumer`.
    func read(_ reading: inout DocumentReading, consumer: inout some CandidateConsumer) {
        var lines = DocumentLines(relatePeople(of: reading.scene, to: &reading.sink), of: reading.scene)
        while let candidates = lines.next(&reading) { reading.finder?.visit(candidates, to: &consumer) }
    }

    private func relatePeople(of scene: RelationScene, to sink: inout RelationSink) -> [LinePeople] {
        scene.lines.map { line in
            guard !line.mentions.isEmpty else { return LinePeople() }
            let phrases = positions.phrases(in: line, of: scene)
            let offices = positions.freeOffices(around: phrases, in: line, of: scene)
            positions.relate(phrases, of: scene, to: &sink)
            positions.relate(offices, among: phrases, of: scene, to: &sink)
            positions.relateGroups(offices, among: phrases, in: line, of: scene, to: &sink)
            return LinePeople(phrases: phrases, offices: offices)
        }
    }
}

/// What reading a document gathers.
struct DocumentReading {
    let scene: RelationScene
    /// What the rules say.
    var sink: RelationSink
    /// Finds candidates, where anybody wants them.
    var finder: CandidateFinder?
    /// The days that the document names.
    var days: DocumentDays

    init(_ scene: RelationScene, finder: CandidateFinder?) {
        self.scene = scene
        self.finder = finder
        sink = RelationSink(scene)
        days = DocumentDays(scene.text)
    }
}
