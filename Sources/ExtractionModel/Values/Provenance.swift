import Sorting

/// Why an extractor took something for a mention or a statement.
///
/// It hangs on the mention or relation itself, so it goes where that goes. Only an extractor that explains makes any.
public final class Provenance: Sendable, Hashable {
    /// What a model found in the text, and how much it counted.
    public struct Feature: Sendable, Hashable {
        /// What kind of feature it is, such as `cuePhraseLast`; one word.
        public var name: String
        /// Its value: the words it was found at, or a number. Hashes of text that stand for no word are left out.
        public var value: String?
        /// What it added to the score.
        public var weight: Double

        /// Makes a feature.
        public init(name: String, value: String? = nil, weight: Double) {
            self.name = name
            self.value = value
            self.weight = weight
        }
    }

    /// The names of the rules that found it by themselves, the one that decided first.
    public let rules: [String]
    /// The identifier of the seed whose name it is.
    public let seed: String?
    /// The score of the model, and the least score that counts; `nil` where no model was asked.
    public let score: Double?
    /// The least score that counts.
    public let threshold: Double?
    /// The features of the model that counted most, the heaviest first.
    public let features: [Feature]

    /// How many features are told at most.
    package static let featureCount = 12

    /// Makes a provenance; of the features the heaviest are kept.
    public init(
        rules: [String], seed: String? = nil, score: Double? = nil, threshold: Double? = nil, features: [Feature] = []
    ) {
        self.rules = rules
        self.seed = seed
        self.score = score
        self.threshold = threshold
        // By position where weights are equal, so that the order is always the same.
        let ordered = features.enumerated().ordered {
            (abs($1.element.weight), $0.offset) < (abs($0.element.weight), $1.offset)
        }
        self.features = ordered.prefix(Provenance.featureCount).map(\.element)
    }

    /// The same without the values of features.
    public func withoutWords() -> Provenance {
        Provenance(
            rules: rules, seed: seed, score: score, threshold: threshold,
            features: features.map { Feature(name: $0.name, weight: $0.weight) })
    }

    /// Whether both say the same.
    public static func == (left: Provenance, right: Provenance) -> Bool {
        left.rules == right.rules && left.seed == right.seed && left.score == right.score
            && left.threshold == right.threshold && left.features == right.features
    }

    /// Feeds what it says to a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rules)
        hasher.combine(score)
        hasher.combine(features.count)
    }
}
