/// A trained sequence model that finds mentions: a conditional random field over the words of a line.
public struct MentionModel: Sendable {
    /// The words that tokens are made of.
    let vocabulary: Vocabulary
    /// The weights of features and labels.
    let table: FeatureTable
    /// The weights of a label (column) after another (row), and at the beginning.
    let transitions: [SIMD16<Float>]
    let start: SIMD16<Float>
    /// The same weights, laid out for the decoder.
    private let steps: MentionTransitions
    private let words: WordWeights
    /// How much more the surest rules are trusted than the training items would have it, where only few of them show
    /// what the rules can do: added to the score of the label that a title before a name, or the name of a seed, asks
    /// for.
    package var trust: Float = 0

    /// Puts a model together.
    init(vocabulary: Vocabulary, table: FeatureTable, transitions: [SIMD16<Float>], start: SIMD16<Float>) {
        self.vocabulary = vocabulary
        self.table = table
        self.transitions = transitions
        self.start = start
        steps = MentionTransitions(transitions)
        words = WordWeights(vocabulary, table: table)
    }

    /// A name that the model reads.
    struct Span {
        var range: Range<Int>
        var type: EntityType
        /// How likely it is, in 0...1.
        var confidence: Double
    }

    /// The names in a text, in order of position.
    ///
    /// - Parameters:
    ///   - proposals: what rules and gazetteer propose.
    ///   - kept: what they would decide by themselves.
    func spans(in scene: Scene, proposals: [Proposal], kept: [Proposal]) -> [Span] {
        var spans: [Span] = []
        var decoder = MentionDecoder()
        var features = MentionFeatures()
        var scorer = MentionScorer(table: table, words: words)
        var (scores, tokenScores): ([SIMD16<Float>], [SIMD16<Float>]) = ([], [])
        var reader = MentionReader(scene, proposals: proposals, kept: kept, vocabulary: vocabulary)
        let codes = scene.codes
        while reader.next() {
            features.prepare(reader.stretch, codes, vocabulary)
            scorer.score(reader.stretch, features, codes, trust: trust, into: &scores)
            // The decoder writes over the scores.
            tokenScores.removeAll(keepingCapacity: true)
            tokenScores.append(contentsOf: scores)
            decoder.decode(&scores, transitions: steps, start: start)
            let confidence = SpanConfidence(decoder.labels, tokenScores, transitions: transitions, start: start)
            MentionModel.collect(decoder.labels, reader.stretch.tokens, confidence, &spans)
        }
        return spans
    }

    private static func collect(
        _ labels: [UInt8], _ tokens: MentionTokens, _ confidence: SpanConfidence, _ spans: inout [Span]
    ) {
        var index = 0
        while index < labels.count {
            let label = Int(labels[index])
            guard label > 0, label < 8 else {
                index += 1
                continue
            }
            var end = index + 1
            while end < labels.count, Int(labels[end]) == label + 7 { end += 1 }
            spans.append(
                Span(
                    range: Int(tokens.items[index].start)..<Int(tokens.items[end - 1].end),
                    type: EntityType.allCases[label - 1],
                    confidence: MentionConfidence.ofModel(logOdds: confidence.logOdds(index..<end))))
            index = end
        }
    }
}
