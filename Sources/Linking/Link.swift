public import RDFModel

/// Two things that are one, or may be.
public struct Link: Sendable {
    /// How sure it is.
    public enum Relation: Sendable {
        /// One thing, by the higher threshold: `owl:sameAs`.
        case same
        /// Perhaps one thing, by the lower threshold: `skos:closeMatch`.
        case close
    }

    /// Our thing.
    public let ours: IRI
    /// Their thing.
    public let theirs: IRI
    /// Our thing's label.
    public let oursLabel: String
    /// Their thing's label.
    public let theirsLabel: String
    /// How sure it is.
    public let relation: Relation
    /// The probability that they are one, as far as the weights are right: 0 to 1.
    public let score: Double
    /// What speaks for it and against it.
    public let evidence: [LinkEvidence]
    /// How the names agree.
    package let agreement: NameAgreement
}

/// One thing that speaks for a link, or against it.
public struct LinkEvidence: Hashable, Sendable {
    /// What is looked at.
    public enum Aspect: String, CaseIterable, Sendable {
        case name = "name"
        case otherScript = "other script"
        case commonness = "common name"
        case number = "number"
        case kind = "kind"
        case identifier = "identifier"
        case container = "place"
        case position = "position"
        case date = "date"
        case neighbour = "neighbours"
        case prior = "prior"
        case rivals = "rivals"
    }

    /// What is looked at.
    public let aspect: Aspect
    /// What it is worth: a bit doubles the odds.
    public let bits: Double
    /// What was found, for people.
    public let detail: String
}

/// What a run did.
public struct LinkStatistics: Sendable, Equatable {
    /// Things of ours.
    public var ours = 0
    /// Things of theirs.
    public var theirs = 0
    /// Pairs that were compared.
    public var pairs = 0
    /// Blocks of so common a key that they were passed over or cut.
    public var largeBlocks = 0
    /// Links that are sure.
    public var same = 0
    /// Links that are not.
    public var close = 0
    /// Groups of things that were too large for the best assignment, and got a good one.
    public var largeGroups = 0
}

/// The links between two sides.
public struct LinkResult: Sendable {
    /// The links, by our IRI, then by theirs.
    public let links: [Link]
    /// What was done for them.
    public let statistics: LinkStatistics
}
