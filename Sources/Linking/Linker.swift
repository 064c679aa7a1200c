internal import Glibc
internal import RDFModel

/// How links are made.
public struct LinkOptions: Sendable {
    /// From which score on two things are said to be the same.
    public var sameThreshold = 0.95
    /// From which score on two things are said to match closely.
    public var closeThreshold = 0.7
    /// Whether each thing of either side has one link at most: those that are best altogether.
    public var isOneToOne = false
    /// Which classes mean the same.
    public var alignment = ClassAlignment.standard
    /// What evidence is worth.
    public var weights = LinkWeights()

    /// The options that are used if no others are named.
    public init() {}
}

/// Finds which things of ours are things of theirs.
///
/// ```swift
/// var (ours, theirs) = (EntityCollector(), EntityCollector())
/// try RDFReader.read(file: "graph.ttl", into: &ours)
/// try RDFReader.read(file: "countries.ttl", into: &theirs)
/// let result = Linker().links(from: ours, to: theirs)
/// ```
///
/// The same input gives the same links in the same order. The time grows with the number of things, and not with its
/// square: see ``LinkStatistics/pairs``.
public struct Linker: Sendable {
    private let options: LinkOptions

    /// Makes a linker.
    public init(options: LinkOptions = LinkOptions()) {
        self.options = options
    }

    /// The links between two sides.
    public func links(from ours: EntityCollector, to theirs: EntityCollector) -> LinkResult {
        let reader = NameReader()
        var alignment = ours.alignment(options.alignment)
        alignment = theirs.alignment(alignment)
        var (left, right) = (EntityBuilder(ours, alignment, reader), EntityBuilder(theirs, alignment, reader))
        let (ourSet, theirSet) = (left.build(), right.build())
        var statistics = LinkStatistics()
        (statistics.ours, statistics.theirs) = (ourSet.records.count, theirSet.records.count)
        let candidates = CandidatePairs(ourSet, theirSet, reader.table)
        (statistics.pairs, statistics.largeBlocks) = (candidates.pairs.count, candidates.passedOver)
        var scorer = PairScorer(ourSet, theirSet, NameSimilarity(reader.table), options.weights)
        var matches = Matches(candidates.pairs, &scorer, prior: options.weights.prior).above(options.closeThreshold)
        if options.isOneToOne {
            let assignment = Assignment(matches)
            matches = assignment.matches
            statistics.largeGroups = assignment.largeGroups
        }
        let links = matches.map { link($0, &scorer) }
        statistics.same = links.count { $0.relation == .same }
        statistics.close = links.count - statistics.same
        return LinkResult(links: links, statistics: statistics)
    }

    private func link(_ match: Match, _ scorer: inout PairScorer) -> Link {
        let (ours, theirs) = (scorer.ours.records[match.ours], scorer.theirs.records[match.theirs])
        let evidence = scorer.evidence(match.ours, match.theirs)
        return Link(
            ours: ours.iri, theirs: theirs.iri, oursLabel: ours.label, theirsLabel: theirs.label,
            relation: match.score >= options.sameThreshold ? .same : .close, score: match.score,
            evidence: scorer.explain(evidence, match), agreement: evidence.agreement)
    }
}

/// A pair that may be one thing.
struct Match: Sendable {
    let ours: Int
    let theirs: Int
    /// The evidence with the prior.
    let bits: Double
    /// The probability, rivals considered.
    var score = 0.0
    /// What rivals take.
    var rivals = 0.0

    /// The probability without rivals.
    var likelihood: Double { 1 / (1 + exp2(-bits)) }
}

/// The pairs of candidates with their scores.
struct Matches {
    private var matches: [Match] = []

    /// Below so many bits a pair is no rival.
    private static let floor = -6.0

    /// Weighs pairs.
    init(_ pairs: [UInt64], _ scorer: inout PairScorer, prior: Double) {
        for pair in pairs {
            let (left, right) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
            let bits = scorer.evidence(left, right).bits + prior
            if bits > Matches.floor { matches.append(Match(ours: left, theirs: right, bits: bits)) }
        }
        weighRivals(scorer.theirs.records.count)
    }

    /// The probability of each match, if one of ours at most is the thing of theirs: the odds of a match against those of
    /// all its rivals together, and of none.
    private mutating func weighRivals(_ count: Int) {
        var odds = [Double](repeating: 0, count: count)
        for match in matches { odds[match.theirs] += exp2(match.bits) }
        for (index, match) in matches.enumerated() {
            let own = exp2(match.bits)
            let others = max(0, odds[match.theirs] - own)
            matches[index].score = own / (1 + own + others)
            matches[index].rivals = -log2(1 + others)
        }
    }

    /// The matches from a score on.
    func above(_ threshold: Double) -> [Match] { matches.filter { $0.score >= threshold } }
}
