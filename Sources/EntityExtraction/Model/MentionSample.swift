/// A stretch of a text as the trainer sees it: its tokens and their features, without labels.
package struct MentionSample: Sendable {
    /// Where each token stands, in `AnalyzedText.bytes`.
    package var tokens: [Range<Int>] = []
    /// The features of all tokens.
    package var features: [UInt64] = []
    /// Whether a feature comes from the rules or the gazetteer.
    package var isRule: [Bool] = []
    /// Where the features of each token start in `features`, and one more for the end.
    package var offsets: [Int] = [0]
    /// What the rules decide, by the type and the place in `AnalyzedText.bytes`.
    package var decided: Set<MentionName> = []
}

/// A name at its place.
package struct MentionName: Sendable, Hashable {
    /// Where it stands, in `AnalyzedText.bytes`.
    package var range: Range<Int>
    /// What it names.
    package var type: EntityType

    /// Makes a name.
    package init(range: Range<Int>, type: EntityType) {
        self.range = range
        self.type = type
    }
}

/// What a trainer found out: a weight for each label of each feature, and for each label after each other.
package struct MentionWeights: Sendable {
    /// The features and their weights, a lane a label.
    package var features: [(feature: UInt64, weights: SIMD16<Float>)]
    /// The weights of a label (lane) after another (row).
    package var transitions: [SIMD16<Float>]
    /// The weights of labels at the beginning.
    package var start: SIMD16<Float>

    /// Gathers weights.
    package init(
        features: [(feature: UInt64, weights: SIMD16<Float>)], transitions: [SIMD16<Float>], start: SIMD16<Float>
    ) {
        self.features = features
        self.transitions = transitions
        self.start = start
    }
}

extension MentionModel {
    /// The model that rounds `weights`.
    ///
    /// - Parameters:
    ///   - vocabulary: the lines of the vocabulary's file: a word, its two classes and its habit, parted by tabs.
    ///   - bits: the binary logarithm of the number of buckets of four features.
    package init(_ weights: MentionWeights, vocabulary: VocabularyFile, bits: Int) {
        self.init(
            vocabulary: vocabulary.vocabulary, table: FeatureTable(weights.features, bits: bits),
            transitions: weights.transitions, start: weights.start)
    }

    /// The samples of a text.
    static func samples(
        in scene: Scene, proposals: [Proposal], kept: [Proposal], vocabulary: Vocabulary
    ) -> [MentionSample] {
        var samples: [MentionSample] = []
        let codes = scene.codes
        var features = MentionFeatures()
        var reader = MentionReader(scene, proposals: proposals, kept: kept, vocabulary: vocabulary)
        while reader.next() {
            let stretch = reader.stretch
            features.prepare(stretch, codes, vocabulary)
            var sample = MentionSample()
            var collector = FeatureCollector()
            for index in 0..<stretch.tokens.count {
                collector.take(features, at: index, stretch, codes)
                sample.offsets.append(collector.features.count)
                let range = Int(stretch.tokens.items[index].start)..<Int(stretch.tokens.items[index].end)
                sample.tokens.append(scene.text.byteRange(range))
            }
            (sample.features, sample.isRule) = (collector.features, collector.isRule)
            samples.append(sample)
        }
        return samples
    }
}

/// A vocabulary as it is kept in a text file.
package struct VocabularyFile: Sendable {
    /// The words in the file's order, a code a character.
    let patterns: [[UInt8]]
    let words: [Vocabulary.Word]
    /// The vocabulary.
    let vocabulary: Vocabulary

    /// Reads the lines of a file: a word, its two classes and its habit, parted by tabs.
    package init(_ text: String) {
        var patterns: [[UInt8]] = []
        var words: [Vocabulary.Word] = []
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t")
            guard fields.count >= 4, let fine = UInt16(fields[1]), let coarse = UInt8(fields[2]),
                let habit = UInt8(fields[3])
            else { continue }
            patterns.append(SymbolText(String(fields[0])).codes)
            words.append(Vocabulary.Word(fine: fine, coarse: coarse, habit: habit))
        }
        self.patterns = patterns
        self.words = words
        vocabulary = Vocabulary(patterns: patterns, words: words)
    }
}
