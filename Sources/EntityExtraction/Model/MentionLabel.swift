/// The labels of the tokens: outside, or the beginning or a later token of a name of some type.
///
///     0      outside
///     1–7    the first token of a name, by type in the order of `EntityType.allCases`
///     8–14   another token of it
enum MentionLabel {
    /// How many labels there are.
    static let count = 15
    /// Outside every name.
    static let outside = 0

    /// The label of the first token of a name.
    static func first(_ type: EntityType) -> Int { 1 + number(type) }

    /// The label of another token of a name.
    static func later(_ type: EntityType) -> Int { 8 + number(type) }

    /// Whether a token with label `next` may follow one with label `label`.
    static func may(_ next: Int, follow label: Int) -> Bool {
        next < 8 || label == next || label == next - 7
    }

    /// The number of a type among all.
    static func number(_ type: EntityType) -> Int {
        switch type {
        case .person: 0
        case .ministry: 1
        case .organisation: 2
        case .country: 3
        case .place: 4
        case .event: 5
        case .plan: 6
        }
    }
}
