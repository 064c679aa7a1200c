/// What each agreement and each contradiction is worth, in bits: a bit doubles the odds that two things are one.
///
/// The sum of all bits, with those that stand against a pair before anything is known, is the logarithm of the odds.
/// After the model of Fellegi and Sunter; the numbers are estimates from data of other sides than the ones that the
/// tests report on, not probabilities that were counted.
public struct LinkWeights: Sendable {
    /// Before anything is known of a pair that met in a block.
    public var prior = -5.0
    /// Names with the same letters.
    public var equalName = 11.0
    /// Names with the same words in another order.
    public var equalWords = 10.0
    /// A Thai name whose romanisation has the letters of the other name.
    public var equalRomanisation = 9.5
    /// Names of two scripts of the same rough sound, by their length: six letters and more, and less.
    public var equalSound = (long: 8.0, short: 5.0)
    /// Names in Latin letters of the same rough sound: spellings of one Thai name, or of two.
    public var equalLatinSound = (long: 5.0, short: 2.0)
    /// Names that are nearly alike, where one has a number that the other lacks.
    public var furtherNumber = -4.0
    /// Names with other numbers: ถนนพระราม 2 and ถนนพระราม 3.
    public var otherNumber = -16.0
    /// Names that are nearly alike: at least so much, and what it is worth.
    public var similarNames: [(similarity: Double, bits: Double)] = [(0.95, 7), (0.9, 5), (0.85, 2.5), (0.8, 0.5)]
    /// How much of a name's bits count by the looser rank of the two names: preferred, alternative, hidden, former.
    public var ranks = [1.0, 0.92, 0.55, 0.75]
    /// How much of them counts for abbreviations.
    public var abbreviation = 0.65
    /// No names agree.
    public var noName = -3.0
    /// Names in a second script agree as well.
    public var secondScript = 2.5
    /// Names in one script agree, and those in another do not.
    public var otherScriptDiffers = -4.0
    /// The same sort of thing, one that may be the same.
    public var kind = (same: 2.0, compatible: 1.0)
    /// Places or bodies of different sorts, and things that have nothing to do with each other.
    public var otherKind = (sort: -8.0, branch: -16.0)
    /// The same code of ISO 3166, another code, the same short code.
    public var identifier = (standard: 12.0, other: 9.0, short: 4.0)
    /// Different codes of one standard.
    public var otherIdentifier = -14.0
    /// One side names the other's IRI, or both name a third one.
    public var sameIRI = (direct: 20.0, shared: 14.0)
    /// In the same country, in the same smaller thing.
    public var container = (country: 1.0, other: 3.0)
    /// In different countries, in different provinces.
    public var otherContainer = (country: -10.0, province: -7.0)
    /// A part of another country, while the other one is a country.
    public var partOfAnother = -6.0
    /// In a thing that has the name of the other one.
    public var insideNamesake = -7.0
    /// Near each other, and far from each other.
    public var position = (near: 3.0, around: 1.5, far: -7.0)
    /// The same day, the same year, other years.
    public var date = (day: 4.0, year: 2.0, other: -6.0)
    /// Ended, while the other one is not known to have, if it is known by a name of before.
    public var endedUnderFormerName = -4.0
    /// One related thing of the same name, and several.
    public var neighbour = (one: 1.5, several: 3.0)

    /// The weights that are used if no others are named.
    public init() {}
}
