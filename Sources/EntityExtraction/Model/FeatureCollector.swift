/// Keeps the features of tokens, for training and explanations.
struct FeatureCollector: FeatureSink {
    static var knowsCommonFeatures: Bool { false }

    private(set) var features: [UInt64] = []
    /// Whether a feature comes from the rules or the gazetteer.
    private(set) var isRule: [Bool] = []

    mutating func add(_ feature: UInt64) {
        features.append(feature)
        isRule.append(false)
    }

    mutating func addRule(_ feature: UInt64) {
        features.append(feature)
        isRule.append(true)
    }

    /// Keeps the features of a token; compiled once, unlike what it calls.
    @inline(never)
    mutating func take(_ all: MentionFeatures, at index: Int, _ stretch: MentionReader.Stretch, _ codes: [UInt8]) {
        all.features(at: index, stretch, codes, into: &self)
    }
}
