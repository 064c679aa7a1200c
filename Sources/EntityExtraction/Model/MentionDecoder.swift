/// Finds the likeliest labels of a stretch of tokens.
///
/// Viterbi over the fifteen labels at once: a column of scores is one vector, and the step from token to token is a
/// maximum over the vectors of all labels before. Which label was best is looked up again on the way back, for one
/// label a token, which is cheaper than to keep it for all.
struct MentionDecoder {
    private var columns: [SIMD16<Float>] = []
    private var emissions: [SIMD16<Float>] = []

    /// The names found: their tokens and the number of their type, in order of position.
    private(set) var labels: [UInt8] = []

    /// Labels `count` tokens.
    mutating func decode(_ scores: [SIMD16<Float>], transitions: [SIMD16<Float>], start: SIMD16<Float>) {
        labels.removeAll(keepingCapacity: true)
        guard let first = scores.first else { return }
        columns.removeAll(keepingCapacity: true)
        var column = start + first
        columns.append(column)
        for index in 1..<max(1, scores.count) {
            var best = SIMD16<Float>(repeating: -.infinity)
            for label in 0..<MentionLabel.count {
                best = pointwiseMax(best, transitions[label] + column[label])
            }
            column = best + scores[index]
            columns.append(column)
        }
        labels.append(contentsOf: repeatElement(0, count: scores.count))
        var label = MentionDecoder.best(column)
        labels[scores.count - 1] = UInt8(label)
        var index = scores.count - 2
        while index >= 0 {
            var (top, value) = (0, -Float.infinity)
            for candidate in 0..<MentionLabel.count {
                let sum = columns[index][candidate] + transitions[candidate][label]
                if sum > value { (top, value) = (candidate, sum) }
            }
            label = top
            labels[index] = UInt8(label)
            index -= 1
        }
    }

    private static func best(_ column: SIMD16<Float>) -> Int {
        var label = 0
        for candidate in 1..<MentionLabel.count where column[candidate] > column[label] { label = candidate }
        return label
    }
}
