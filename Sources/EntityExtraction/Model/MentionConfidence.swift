/// How likely a mention is right: what the model and the rules behind it were worth on items that the model had not seen.
///
/// A mention is right if the annotation of the item has a thing of its type by its words. The shares are those of
/// `yong-evaluate measure --folds 5 --calibration` over the annotated items; measure again after a change that moves
/// them.
enum MentionConfidence {
    /// Log-odds that the model gives names, rising, each with the share that was right of names with about these odds.
    ///
    /// The model is too sure of itself, as models of few items are: it has seen its own words in them.
    private static let shares: [(logOdds: Float, share: Float)] = [
        (-2, 0.15), (-0.5, 0.35), (0.5, 0.5), (1.4, 0.57), (2.2, 0.7), (3, 0.8), (4, 0.87), (5.5, 0.89), (6.3, 0.94),
        (7, 0.965), (8, 0.98), (10, 0.992), (13, 0.998),
    ]

    /// The share that was right of the names that the model read with some odds.
    static func ofModel(logOdds: Float) -> Double {
        let knot = shares.firstIndex { $0.logOdds >= logOdds } ?? shares.count
        guard knot > 0, let last = shares.last else { return Double(shares[0].share) }
        guard knot < shares.count else { return Double(last.share) }
        let (low, high) = (shares[knot - 1], shares[knot])
        let part = (logOdds - low.logOdds) / (high.logOdds - low.logOdds)
        // Whole thousandths, so that the last digits of a library's `exp` change no output.
        return (Double(low.share + part * (high.share - low.share)) * 1000).rounded() / 1000
    }

    /// The share that was right of the names of a rule that the model is not asked about, `nil` for other rules.
    static func of(_ rule: Proposal.Rule) -> Double? {
        switch rule {
        case .bracket, .definedForm: 0.54
        case .laterReference: 0.88
        case .gazetteer, .titledPerson, .headNoun, .latin, .model: nil
        }
    }
}
