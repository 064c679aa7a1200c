/// How two names agree.
package enum NameAgreement: UInt8, Sendable {
    /// Not at all.
    case none
    /// In some letters or words.
    case similar
    /// In their rough sound.
    case sound
    /// One is the other's romanisation.
    case romanisation
    /// In their words.
    case words
    /// In their letters.
    case letters
}

/// What speaks for a pair and against it, in bits.
package struct PairEvidence: Sendable {
    /// What the best pair of names is worth.
    var name = 0.0
    /// The best pair of names, by their numbers; -1 if none agrees.
    var (ours, theirs) = (-1, -1)
    /// How the best pair of names agrees.
    package var agreement = NameAgreement.none
    /// What names of a second script add or take.
    var otherScript = 0.0
    /// What it takes that others of theirs have the name.
    var commonness = 0.0
    /// What it takes that their names have other numbers.
    var number = 0.0
    var kind = 0.0
    var identifier = 0.0
    var container = 0.0
    var position = 0.0
    var date = 0.0
    var neighbour = 0.0

    /// The sum, without the prior.
    var bits: Double {
        name + otherScript + commonness + number + kind + identifier + container + position + date + neighbour
    }
}
