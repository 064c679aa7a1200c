/// The weights of a label after another, laid out for ``MentionDecoder``.
///
/// A name goes on only in its own type, so a label of a later token has two labels that may stand before it, and the
/// weights of these two steps are a vector over the types. The labels outside and of first tokens may follow any
/// label; they are the lower half of a vector of labels.
struct MentionTransitions: Sendable {
    /// For each label, the weights of the labels outside and of first tokens after it.
    let entries: [SIMD8<Float>]
    /// By type: the weight of a second token after the first.
    let afterFirst: SIMD8<Float>
    /// By type: the weight of another token after a later one.
    let afterLater: SIMD8<Float>
    /// For each label, the most that it gains over the label outside as the one before a label of `entries`.
    let advantages: SIMD16<Float>

    /// Lays out weights: a label (lane) after another (row).
    init(_ rows: [SIMD16<Float>]) {
        let entries = rows.map(\.lowHalf)
        var advantages = SIMD16<Float>(repeating: -.infinity)
        for label in 1..<MentionLabel.count { advantages[label] = (entries[label] - entries[0]).max() }
        var afterFirst = SIMD8<Float>(repeating: -.infinity)
        var afterLater = afterFirst
        for type in 0..<7 {
            afterFirst[type] = rows[1 + type][8 + type]
            afterLater[type] = rows[8 + type][8 + type]
        }
        (self.entries, self.advantages) = (entries, advantages)
        (self.afterFirst, self.afterLater) = (afterFirst, afterLater)
    }
}
