/// Scores the labels of each token of a stretch: the sum of its features' weights.
///
/// Sums of whole numbers do not depend on their order. So what single words contribute, to their own token and to the two
/// on either side, is summed once for every word of the vocabulary, and what is the same for many tokens in a row is
/// summed once for all of them.
struct MentionScorer {
    private let table: FeatureTable
    private let words: WordWeights
    /// What all tokens have in common around which the rules see nothing.
    private let nothing: WeightSum
    private var sums: [WeightSum] = []

    /// Makes a scorer for a model's weights.
    init(table: FeatureTable, words: WordWeights) {
        self.table = table
        self.words = words
        var sum = WeightSum.zero
        for template in UInt64(40)...42 { table.add(FeatureHash.feature(template, 0), to: &sum) }
        nothing = sum
    }

    /// How much of the trust in the surest names a name counts that the rules decide for, by its code.
    static func trustShare(_ code: UInt16) -> Float { MentionTags.isSure(code) ? 1 : 0.2 }

    /// Gathers the rows of features before any of them is looked at.
    ///
    /// Whether a feature has a row is no branch here, which nobody could foresee, and the rows, most of which are in no
    /// cache, can be fetched side by side.
    struct Rows: FeatureSink {
        static var knowsCommonFeatures: Bool { true }
        /// More than any token has.
        private static let capacity = 128

        let table: FeatureTable
        private var numbers = InlineArray<128, UInt32>(repeating: 0)
        private var count = 0

        init(_ table: FeatureTable) { self.table = table }

        @inline(__always)
        mutating func add(_ feature: UInt64) {
            let row = table.row(of: feature)
            numbers[count & (Rows.capacity - 1)] = row.number
            count &+= row.isFound ? 1 : 0
        }
        @inline(__always)
        mutating func addRule(_ feature: UInt64) { add(feature) }

        @inline(__always)
        fileprivate mutating func append(_ rows: SharedRows) {
            for lane in 0..<4 { numbers[(count &+ lane) & (Rows.capacity - 1)] = rows.numbers[lane] }
            count &+= rows.count
        }

        /// Adds the weights of all rows to `sum`, and forgets them.
        @inline(__always)
        mutating func empty(into sum: inout WeightSum) {
            let found = numbers.span
            for index in 0..<min(count, Rows.capacity) { table.add(row: found[index], to: &sum) }
            count = 0
        }
    }

    /// Puts the scores of the tokens of a stretch into `scores`.
    ///
    /// - Parameter trust: what is added to the label that the surest rules ask for, and a part of it to those of others.
    mutating func score(
        _ stretch: MentionReader.Stretch, _ features: MentionFeatures, _ codes: [UInt8], trust: Float,
        into scores: inout [SIMD16<Float>]
    ) {
        addWords(stretch, features)
        // Out of `self`, so that not every addition asks who else has the sums.
        var sums: [WeightSum] = []
        swap(&sums, &self.sums)
        var places = sums.mutableSpan
        addOthers(stretch, features, codes, to: &places)
        scores.removeAll(keepingCapacity: true)
        for (index, tag) in stretch.tags.items.enumerated() {
            var score = places[index + MentionFeatures.margin].scaled(by: table.scale)
            score[15] = -.infinity
            if tag[.kept] != 0 {
                score[MentionTags.label(tag[.kept])] += trust * MentionScorer.trustShare(tag[.kept])
            }
            scores.append(score)
        }
        swap(&sums, &self.sums)
    }

    /// Adds the weights of all features but those that `addWords` knows.
    private func addOthers(
        _ stretch: MentionReader.Stretch, _ features: MentionFeatures, _ codes: [UInt8],
        to sums: inout MutableSpan<WeightSum>
    ) {
        var rows = Rows(table)
        var recent = Recent(table)
        for index in 0..<stretch.tokens.count {
            let place = index + MentionFeatures.margin
            var sum = sums[place]
            features.features(at: index, stretch, codes, into: &rows)
            recent.add(to: &sum, at: index, features, &rows)
            sum -= undecided(index, stretch.tags.items, features)
            rows.empty(into: &sum)
            sums[place] = sum
        }
    }

    /// Sums what the words of a stretch add, as if the rules saw nothing.
    private mutating func addWords(_ stretch: MentionReader.Stretch, _ features: MentionFeatures) {
        let margin = MentionFeatures.margin
        let count = stretch.tokens.count
        sums.removeAll(keepingCapacity: true)
        sums.append(contentsOf: repeatElement(.zero, count: count + 2 * margin))
        for (index, token) in stretch.tokens.items.enumerated() {
            let place = index + margin
            let row = token.word >= 0 ? words[token.word] : words.row(of: features.tokens[place])
            sums[place - 2] += row.secondAfter
            sums[place - 1] += row.after
            sums[place] += token.isSpaced ? row.hereSpaced : row.here
            sums[place + 1] += row.before
            sums[place + 2] += row.secondBefore
        }
        let outside = words.outside
        sums[margin] += outside.before
        sums[margin] += outside.secondBefore
        sums[margin + 1] += outside.secondBefore
        sums[margin + count - 1] += outside.after
        sums[margin + count - 1] += outside.secondAfter
        sums[margin + count - 2] += outside.secondAfter
    }

    /// What `addWords` took for granted at a token, because it does not know where the rules see names: to be taken away.
    @inline(__always)
    private func undecided(_ index: Int, _ tags: [MentionTags.Tag], _ features: MentionFeatures) -> WeightSum {
        var sum = WeightSum.zero
        guard tags[index][.kept] != 0 else {
            let isAmongUndecided =
                index > 0 && index + 1 < tags.count && tags[index - 1][.kept] | tags[index + 1][.kept] == 0
            if isAmongUndecided { sum -= nothing }
            return sum
        }
        let here = index + MentionFeatures.margin
        table.add(features.tokens[here].decided(0, .here), to: &sum)
        table.add(features.tokens[here + 1].decided(0, .after), to: &sum)
        table.add(features.tokens[here - 1].decided(0, .before), to: &sum)
        return sum
    }
}

/// The rows of a few features that several tokens in a row share.
private struct SharedRows: FeatureSink {
    static var knowsCommonFeatures: Bool { true }

    let table: FeatureTable
    private(set) var numbers = SIMD4<UInt32>.zero
    private(set) var count = 0

    init(_ table: FeatureTable) { self.table = table }

    @inline(__always)
    mutating func add(_ feature: UInt64) {
        let row = table.row(of: feature)
        numbers[count & 3] = row.number
        count &+= row.isFound ? 1 : 0
    }
    @inline(__always)
    mutating func addRule(_ feature: UInt64) { add(feature) }

    @inline(__always)
    mutating func removeAll() { count = 0 }
}

/// What the last token shares with the next one, as a rule.
private struct Recent {
    /// The shapes around the token.
    private var shapes: UInt64 = .max
    private var shapeRows: SharedRows
    /// The piece that the token is in, and how far from its beginning and its end.
    private var start = (first: -1, distance: -1)
    private var startRows: SharedRows
    private var end = (next: -1, distance: -1)
    private var endRows: SharedRows
    private var position = WeightSum.zero

    init(_ table: FeatureTable) {
        shapeRows = SharedRows(table)
        startRows = shapeRows
        endRows = shapeRows
    }

    /// Adds what the shapes, the pieces and the position around a token contribute.
    @inline(__always)
    mutating func add(
        to sum: inout WeightSum, at index: Int, _ features: MentionFeatures, _ rows: inout MentionScorer.Rows
    ) {
        let here = index + MentionFeatures.margin
        let place = features.places[index]
        // A shape has five bits.
        let around =
            features.tokens[here - 2].shape << 32 | features.tokens[here - 1].shape << 24
            | features.tokens[here].shape << 16 | features.tokens[here + 1].shape << 8 | place.enclosure
        if around != shapes {
            shapes = around
            shapeRows.removeAll()
            features.shapes(at: index, into: &shapeRows)
        }
        let done = min(here - place.first, 3)
        if start != (place.first, done) {
            start = (place.first, done)
            startRows.removeAll()
            startRows.add(features.piece(25, at: index))
            startRows.add(features.piece(27, at: index))
        }
        let left = min(place.next - here, 4)
        if end != (place.next, left) {
            end = (place.next, left)
            endRows.removeAll()
            endRows.add(features.piece(26, at: index))
            endRows.add(features.piece(28, at: index))
        }
        if index < 2 {
            position = .zero
            shapeRows.table.add(features.position(isFirst: index == 0), to: &position)
        }
        rows.append(shapeRows)
        rows.append(startRows)
        rows.append(endRows)
        sum += position
    }
}
