/// For each word of a vocabulary, the sums of the weights of all features that the word alone decides.
struct WordWeights: Sendable {
    /// What a token adds to the scores of its own place and of the places around it, if the rules see no name there.
    struct Row: Sendable {
        /// To its own place, without and with a space before it.
        var here = WeightSum.zero
        var hereSpaced = WeightSum.zero
        /// To the place behind it, and to the one behind that.
        var before = WeightSum.zero
        var secondBefore = WeightSum.zero
        /// To the place before it, and to the one before that.
        var after = WeightSum.zero
        var secondAfter = WeightSum.zero
    }

    private let rows: [Row]
    /// What the beginning and the end of a text add.
    let outside: Row
    private let table: FeatureTable

    /// Adds up the weights of `table`.
    init(_ vocabulary: Vocabulary, table: FeatureTable) {
        self.table = table
        outside = WordWeights.row(of: MentionFeatures.Token(), table)
        rows = vocabulary.tokens.map { WordWeights.row(of: $0, table) }
    }

    /// The row of a word.
    @inline(__always)
    subscript(word: Int32) -> Row { rows[Int(word)] }

    /// The row of a token that is no word.
    func row(of token: MentionFeatures.Token) -> Row { WordWeights.row(of: token, table) }

    private static func row(of token: MentionFeatures.Token, _ table: FeatureTable) -> Row {
        var row = Row()
        var (plain, spaced) = (token, token)
        plain.shape &= ~0x10
        spaced.shape |= 0x10
        row.here = sum(plain, .here, table)
        row.hereSpaced = sum(spaced, .here, table)
        row.before = sum(token, .before, table)
        row.after = sum(token, .after, table)
        row.secondBefore = sum(token, .secondBefore, table)
        row.secondAfter = sum(token, .secondAfter, table)
        return row
    }

    private static func sum(
        _ token: MentionFeatures.Token, _ side: MentionFeatures.Side, _ table: FeatureTable
    ) -> WeightSum {
        var sum = WeightSum.zero
        table.add(token.word(side), to: &sum)
        table.add(token.wordClass(side), to: &sum)
        switch side {
        case .here:
            table.add(token.ownHabit, to: &sum)
            table.add(token.decided(0, side), to: &sum)
        case .before, .after: table.add(token.decided(0, side), to: &sum)
        case .secondBefore, .secondAfter: break
        }
        return sum
    }
}
