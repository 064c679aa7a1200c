public import Documents
import ThaiText

/// Finds the things and statements in documents.
///
/// An extractor is a value without state of its own beyond what it was made from, so one serves all threads.
public struct Extractor: Sendable {
    private let finder: MentionFinder
    private let relations: RelationExtractor
    /// Whether mentions and statements get their `Provenance`. It takes about twice the time.
    public var explains = false

    /// Makes an extractor that knows the given things and words, and decides with the help of trained models if there
    /// are any.
    public init(entries: [GazetteerEntry], lexicon: Lexicon, models: ExtractionModels = ExtractionModels()) {
        finder = MentionFinder(entries: entries, lexicon: lexicon, model: models.mentions)
        relations = RelationExtractor(lexicon: lexicon, model: models.relations)
    }

    /// An extractor whose names come from the gazetteer and the model alone; for measurements.
    package init(withoutRules entries: [GazetteerEntry], lexicon: Lexicon, models: ExtractionModels) {
        finder = MentionFinder(entries: entries, lexicon: lexicon, model: models.mentions, hasRules: false)
        relations = RelationExtractor(lexicon: lexicon, model: models.relations)
    }

    /// What the document names and says.
    public func extract(_ document: Document) -> Extraction {
        let text = AnalyzedText(document)
        let (entities, mentions) = finder.find(in: text, explains: explains)
        return Extraction(
            documentID: document.id, entities: entities,
            relations: relations.relations(in: text, entities: entities, mentions: mentions, explains: explains),
            notes: notes(on: text))
    }

    /// A text as the trainer of a mention model sees it.
    package func samples(in text: AnalyzedText, vocabulary: VocabularyFile) -> [MentionSample] {
        finder.samples(in: text, vocabulary: vocabulary.vocabulary)
    }

    /// What the rules decide, and the model if there is one: the names in a text.
    package func names(in text: AnalyzedText) -> [MentionName] {
        let (entities, mentions) = finder.find(in: text)
        return mentions.map { MentionName(range: $0.range, type: entities[$0.entity].type) }
    }

    /// What the document names, and every pair of it that may be related; for training the relation model.
    package func candidates(in document: Document) -> (entities: [Entity], candidates: [RelationCandidate]) {
        let text = AnalyzedText(document)
        let (entities, mentions) = finder.find(in: text)
        return (entities, relations.candidates(in: text, entities: entities, mentions: mentions))
    }

    /// The dates of headline and body whose weekday is not the one they state; the document's own notes speak of the
    /// date line.
    private func notes(on text: AnalyzedText) -> [String] {
        text.dates.compactMap { date in
            guard date.contradictingWeekday != nil,
                text.lines.contains(where: { $0.contains(date.range.lowerBound) })
            else { return nil }
            let written = String(decoding: text.bytes[date.range], as: UTF8.self)
            return "\(written): \(date.first) was another day of the week"
        }
    }
}
