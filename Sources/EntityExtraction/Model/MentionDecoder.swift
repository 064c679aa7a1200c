/// Finds the likeliest labels of a stretch of tokens.
///
/// Viterbi over the fifteen labels at once: a column of scores is one vector. Most tokens of a text are outside of every
/// name by far, and then no other label can be the best one before the next name: a label counts only where its
/// score and the most that it could gain by its transitions exceed the score outside. So nearly all steps look at one
/// label of fifteen, and the outcome is that of looking at all.
struct MentionDecoder {
    private var columns: [SIMD16<Float>] = []
    /// Whether the label outside is the best one before any label that may follow it, for each column.
    private var isOutside: [Bool] = []

    /// The labels of the tokens.
    private(set) var labels: [UInt8] = []

    /// Labels a token for each of `scores`.
    mutating func decode(_ scores: [SIMD16<Float>], transitions: MentionTransitions, start: SIMD16<Float>) {
        labels.removeAll(keepingCapacity: true)
        columns.removeAll(keepingCapacity: true)
        isOutside.removeAll(keepingCapacity: true)
        guard let first = scores.first else { return }
        var column = start + first
        columns.append(column)
        for index in 1..<max(1, scores.count) {
            let outside = column[MentionLabel.outside]
            let rivals = column + transitions.advantages .> SIMD16(repeating: outside)
            var entry = transitions.entries[MentionLabel.outside] + outside
            let hasRivals = any(rivals)
            if hasRivals {
                for label in 1..<MentionLabel.count where rivals[label] {
                    entry = pointwiseMax(entry, transitions.entries[label] + column[label])
                }
            }
            isOutside.append(!hasRivals)
            let (low, high) = (column.lowHalf, column.highHalf)
            let begun = SIMD8(low[1], low[2], low[3], low[4], low[5], low[6], low[7], -.infinity)
            let later = pointwiseMax(begun + transitions.afterFirst, high + transitions.afterLater)
            column = SIMD16(lowHalf: entry, highHalf: later) + scores[index]
            columns.append(column)
        }
        trace(transitions)
    }

    /// Follows the best labels back from the last one.
    private mutating func trace(_ transitions: MentionTransitions) {
        labels.append(contentsOf: repeatElement(0, count: columns.count))
        var index = columns.count - 1
        var label = 0
        for candidate in 1..<MentionLabel.count where columns[index][candidate] > columns[index][label] {
            label = candidate
        }
        while true {
            labels[index] = UInt8(label)
            guard index > 0 else { return }
            index -= 1
            label =
                label < 8
                ? entered(label, from: index, transitions) : continued(label - 8, from: index, transitions)
        }
    }

    /// The best label before one that may follow any.
    private func entered(_ label: Int, from index: Int, _ transitions: MentionTransitions) -> Int {
        guard !isOutside[index] else { return MentionLabel.outside }
        let column = columns[index]
        var (top, value) = (0, -Float.infinity)
        for candidate in 0..<MentionLabel.count {
            let sum = column[candidate] + transitions.entries[candidate][label]
            if sum > value { (top, value) = (candidate, sum) }
        }
        return top
    }

    /// The best label before a later token of a name of a type.
    private func continued(_ type: Int, from index: Int, _ transitions: MentionTransitions) -> Int {
        let column = columns[index]
        let begun = column[1 + type] + transitions.afterFirst[type]
        return column[8 + type] + transitions.afterLater[type] > begun ? 8 + type : 1 + type
    }
}
