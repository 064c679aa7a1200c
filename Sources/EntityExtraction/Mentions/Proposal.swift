/// What a proposer takes to be the name of something.
struct Proposal: Sendable, Hashable {
    /// The name's range in the codes of a ``SymbolText``.
    var range: Range<Int>
    /// What kind of thing is named.
    var type: EntityType
    /// How sure the proposer is, in 0...1.
    var score: Double
    /// The rule that proposed it.
    var rule: Rule
    /// The index of the gazetteer entry that has this name, if any.
    var entry: Int?
    /// The range of the titles before a person's name, if any.
    var titles: Range<Int>?
    /// The index of the proposal whose thing this one names too, by the text's own words.
    var sameAs: Int?
    /// How likely it is that the name is one, in 0...1; where no model was asked, the score.
    var confidence: Double
    /// Whether it stands inside the name of another thing.
    var isNested = false

    /// Makes a proposal.
    init(
        _ range: Range<Int>, _ type: EntityType, score: Double, rule: Rule, entry: Int? = nil,
        titles: Range<Int>? = nil, sameAs: Int? = nil
    ) {
        self.range = range
        self.type = type
        self.score = score
        self.rule = rule
        self.entry = entry
        self.titles = titles
        self.sameAs = sameAs
        confidence = MentionConfidence.of(rule) ?? score
    }

    /// The rules that propose names.
    enum Rule: String, Sendable, Hashable {
        /// A name that the seeds list.
        case gazetteer
        /// A title and a name.
        case titledPerson
        /// A first name, nickname or surname of a person who was named before.
        case laterReference
        /// A word for a kind of body, place, event or plan, and what follows it.
        case headNoun
        /// A name in brackets behind another name.
        case bracket
        /// A form that the text itself defined before.
        case definedForm
        /// Words in Latin script.
        case latin
        /// The trained model alone.
        case model
    }
}

/// A stage that finds names of some kind.
protocol MentionProposer: Sendable {
    /// Adds what it finds in `scene` to `proposals`, in order of position.
    func propose(in scene: Scene, into proposals: inout [Proposal])
}
