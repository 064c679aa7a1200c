import Glibc

/// How likely a mention is right: what the model and the rules behind it were worth on items that the model had not seen.
enum MentionConfidence {
    /// The share that was right of the names that the model read with some odds.
    static func ofModel(logOdds: Float) -> Double {
        let share = 1 / (1 + exp(-Double(logOdds)))
        // Whole thousandths, so that the last digits of a library's `exp` change no output.
        return (share * 1000).rounded() / 1000
    }
}
