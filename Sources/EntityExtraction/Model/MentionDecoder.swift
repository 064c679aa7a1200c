/// Finds the likeliest labels of a stretch of tokens.
///
/// Viterbi over the fifteen labels at once: a column of scores is one vector. Most tokens of a text are outside of every
/// name by far, and then no other label can be the best one before the next name: a label counts only where its
/// score and the most that it could gain by its transitions exceed the score outside. So nearly all steps look at one
/// label of fifteen, and the outcome is that of looking at all.
struct MentionDecoder {
    /// Whether the label outside is the best one before any label that may follow it, for each column.
    private var isOutside: [Bool] = []

    /// The labels of the tokens.
    private(set) var labels: [UInt8] = []

    /// Labels a token for each of `scores`, which become the scores of the best paths up to each token.
    mutating func decode(_ scores: inout [SIMD16<Float>], transitions: MentionTransitions, start: SIMD16<Float>) {
        labels.removeAll(keepingCapacity: true)
        guard !scores.isEmpty else { return }
        let count = scores.count
        if isOutside.count < count {
            isOutside.append(contentsOf: repeatElement(false, count: count - isOutside.count))
        }
        var columns = scores.mutableSpan
        var outsides = isOutside.mutableSpan
        let (entries, afterFirst, afterLater) = (
            transitions.entries.span, transitions.afterFirst, transitions.afterLater
        )
        let advantages = transitions.advantages
        var column = start + columns[0]
        columns[0] = column
        for index in 1..<max(1, count) {
            let outside = column[MentionLabel.outside]
            var entry = entries[MentionLabel.outside] + outside
            var labels = MentionDecoder.negative(SIMD16(repeating: outside) - (column + advantages))
            outsides[index - 1] = labels == 0
            while labels != 0 {
                let label = labels.trailingZeroBitCount
                labels &= labels &- 1
                entry = MentionDecoder.larger(entry, entries[label] + column[label])
            }
            let (low, high) = (column.lowHalf, column.highHalf)
            let begun = SIMD8(low[1], low[2], low[3], low[4], low[5], low[6], low[7], -.infinity)
            let later = MentionDecoder.larger(begun + afterFirst, high + afterLater)
            column = SIMD16(lowHalf: entry, highHalf: later) + columns[index]
            columns[index] = column
        }
        trace(scores, transitions)
    }

    // Comparisons of vectors of floating-point numbers are compiled lane by lane; the signs of differences are not.

    /// The labels of the lanes below zero, a bit each, without the label outside.
    @inline(__always)
    private static func negative(_ numbers: SIMD16<Float>) -> UInt32 {
        let powers = SIMD16<UInt32>(
            0, 2, 4, 8, 0x10, 0x20, 0x40, 0x80, 0x100, 0x200, 0x400, 0x800, 0x1000, 0x2000, 0x4000, 0)
        let signs = unsafeBitCast(numbers, to: SIMD16<Int32>.self) &>> 31
        let bits = unsafeBitCast(signs, to: SIMD16<UInt32>.self) & powers
        let half = bits.lowHalf | bits.highHalf
        let quarter = half.lowHalf | half.highHalf
        let eighth = quarter.lowHalf | quarter.highHalf
        return eighth[0] | eighth[1]
    }

    /// The larger number of each lane; either of two that are both infinitely small.
    @inline(__always)
    private static func larger(_ left: SIMD8<Float>, _ right: SIMD8<Float>) -> SIMD8<Float> {
        let isRight = unsafeBitCast(left - right, to: SIMD8<Int32>.self) &>> 31
        let (leftBits, rightBits) = (
            unsafeBitCast(left, to: SIMD8<Int32>.self), unsafeBitCast(right, to: SIMD8<Int32>.self)
        )
        return unsafeBitCast(leftBits ^ ((leftBits ^ rightBits) & isRight), to: SIMD8<Float>.self)
    }

    /// Follows the best labels back from the last one.
    private mutating func trace(_ columns: [SIMD16<Float>], _ transitions: MentionTransitions) {
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
                ? entered(label, from: index, columns, transitions)
                : continued(label - 8, from: columns[index], transitions)
        }
    }

    /// The best label before one that may follow any.
    private func entered(_ label: Int, from index: Int, _ columns: [SIMD16<Float>], _ transitions: MentionTransitions)
        -> Int
    {
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
    private func continued(_ type: Int, from column: SIMD16<Float>, _ transitions: MentionTransitions) -> Int {
        let begun = column[1 + type] + transitions.afterFirst[type]
        return column[8 + type] + transitions.afterLater[type] > begun ? 8 + type : 1 + type
    }
}
