import TestSupport
import Testing

@testable import EntityExtraction

/// The scores of tokens against the plain sum of the weights of all their features.
@Suite("Mention scorer")
struct MentionScorerTests {
    /// Gathers all features of a token.
    private struct Collector: FeatureSink {
        static var knowsCommonFeatures: Bool { false }

        var features: [UInt64] = []

        mutating func add(_ feature: UInt64) { features.append(feature) }
        mutating func addRule(_ feature: UInt64) { features.append(feature) }
    }

    private static let vocabulary = VocabularyFile(
        "ฝน\t1\t1\t0\nเทียม\t2\t1\t7\nกล่าว\t3\t2\t0\nที่\t4\t3\t9\nกรม\t5\t3\t1\nและ\t6\t2\t0\n")

    /// A stretch of random words, with random proposals.
    private static func stretch(_ numbers: inout SeededGenerator) -> (MentionReader.Stretch, [UInt8]) {
        let words = [
            "ฝน", "เทียม", "กล่าว", "ที่", "กรม", "และ", "ขจร", "ABC", "dam", "2568", "17", "(", ")", "\"", ",", " ", " ",
        ]
        let text = (0..<Int.random(in: 1...90, using: &numbers))
            .map { _ in words[Int.random(in: 0..<words.count, using: &numbers)] }.joined()
        let codes = SymbolText(text).codes
        var stretch = MentionReader.Stretch()
        stretch.isHeadline = Bool.random(using: &numbers)
        _ = stretch.tokens.read(
            codes, 0..<codes.count, edges: [], vocabulary: vocabulary.vocabulary, limit: MentionReader.window)
        let rules: [Proposal.Rule] = [.gazetteer, .titledPerson, .headNoun, .latin]
        func proposals(_ count: Int) -> [Proposal] {
            (0..<count).map { _ in
                let start = Int.random(in: 0..<codes.count, using: &numbers)
                let end = Int.random(in: start...min(codes.count, start + 9), using: &numbers)
                return Proposal(
                    start..<max(end, start + 1), EntityType.allCases.randomElement(using: &numbers) ?? .place,
                    score: Double.random(in: 0...1, using: &numbers),
                    rule: rules.randomElement(using: &numbers) ?? .latin)
            }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        }
        let cues = proposals(3).map {
            Scene.CueHit(range: $0.range, cue: Cue(kind: .head, type: $0.type), line: 0..<codes.count)
        }
        let kept = proposals(Int.random(in: 0...3, using: &numbers))
        stretch.tags.fill(stretch.tokens, proposals: proposals(6)[...], kept: kept[...], cues: cues[...])
        return (stretch, codes)
    }

    @Test("each score is the sum of the weights of all features", arguments: 1...40)
    func sums(seed: Int) {
        var numbers = SeededGenerator(seed: UInt64(seed))
        let (stretch, codes) = Self.stretch(&numbers)
        guard stretch.tokens.count > 0 else { return }
        var features = MentionFeatures()
        features.prepare(stretch, codes, Self.vocabulary.vocabulary)
        let all = (0..<stretch.tokens.count).map { index in
            var collector = Collector()
            features.features(at: index, stretch, codes, into: &collector)
            return collector.features
        }
        let weights = Set(all.joined()).sorted().map { feature in
            var row = SIMD16<Float>.zero
            for label in 0..<15 { row[label] = Float.random(in: -1...1, using: &numbers) }
            return (feature: feature, weights: row)
        }
        let table = FeatureTable(weights, bits: 11)
        #expect(table.rows.filter { $0[15] != 0 }.count > weights.count * 3 / 4)
        var scorer = MentionScorer(table: table, words: WordWeights(Self.vocabulary.vocabulary, table: table))
        var scores: [SIMD16<Float>] = []
        // Twice, since a scorer keeps its memory.
        for _ in 0..<2 { scorer.score(stretch, features, codes, trust: 0.5, into: &scores) }
        #expect(scores.count == all.count)
        for (index, tokenFeatures) in all.enumerated() {
            var sum = WeightSum.zero
            for feature in tokenFeatures { table.add(feature, to: &sum) }
            var expected = sum.scaled(by: table.scale)
            let kept = stretch.tags.items[index][.kept]
            // A fifth of the trust in the surest names is that in others.
            if kept != 0 { expected[MentionTags.label(kept)] += MentionTags.isSure(kept) ? 0.5 : 0.5 * Float(0.2) }
            for label in 0..<15 { #expect(scores[index][label] == expected[label], "token \(index), label \(label)") }
            #expect(scores[index][15] == -.infinity)
        }
    }
}
