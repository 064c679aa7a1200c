import Sorting

/// Cuts a text into stretches of tokens and says what rules and gazetteer see in them.
struct MentionReader {
    /// The most tokens that are labelled together; long lines are cut.
    static let window = 400

    /// What stands in a stretch.
    struct Stretch {
        var tokens = MentionTokens()
        var tags = MentionTags()
        var isHeadline = false
    }

    private let scene: Scene
    private let proposals: [Proposal]
    private let kept: [Proposal]
    private let vocabulary: Vocabulary
    private let edges: [Int32]
    /// The stretch that `next()` went to.
    private(set) var stretch = Stretch()
    /// Where the next stretch starts, and the number of its line.
    private var start: Int
    private var line = 0
    /// The first proposal, decision and cue that may stand in it.
    private var (proposal, keep, cue) = (0, 0, 0)

    /// Prepares a text.
    ///
    /// - Parameters:
    ///   - proposals: what rules and gazetteer propose, in any order, overlapping or not.
    ///   - kept: what they decide, in order of position.
    init(_ scene: Scene, proposals: [Proposal], kept: [Proposal], vocabulary: Vocabulary) {
        self.scene = scene
        let order = proposals.indices.ordered {
            let (left, right) = (proposals[$0].range, proposals[$1].range)
            return left.lowerBound != right.lowerBound
                ? left.lowerBound < right.lowerBound : left.upperBound > right.upperBound
        }
        self.proposals = order.map { proposals[$0] }
        self.kept = kept
        self.vocabulary = vocabulary
        var edges: [Int32] = []
        for proposal in proposals {
            edges.append(Int32(truncatingIfNeeded: proposal.range.lowerBound))
            edges.append(Int32(truncatingIfNeeded: proposal.range.upperBound))
        }
        edges.sort()
        self.edges = edges
        start = scene.lines.first?.lowerBound ?? 0
    }

    /// Goes on to the next stretch that has tokens, in order of position; `false` behind the last one.
    mutating func next() -> Bool {
        while line < scene.lines.count {
            let limit = scene.lines[line].upperBound
            guard start < limit else {
                line += 1
                if line < scene.lines.count { start = scene.lines[line].lowerBound }
                continue
            }
            stretch.isHeadline = line == 0
            let end = stretch.tokens.read(
                scene.codes, start..<limit, edges: edges, vocabulary: vocabulary, limit: MentionReader.window)
            start = end
            let firstProposal = proposal
            while proposal < proposals.count, proposals[proposal].range.lowerBound < end { proposal += 1 }
            let firstKeep = keep
            while keep < kept.count, kept[keep].range.lowerBound < end { keep += 1 }
            let firstCue = cue
            while cue < scene.cues.count, scene.cues[cue].range.lowerBound < end { cue += 1 }
            if stretch.tokens.count > 0 {
                stretch.tags.fill(
                    stretch.tokens, proposals: proposals[firstProposal..<proposal], kept: kept[firstKeep..<keep],
                    cues: scene.cues[firstCue..<cue])
                return true
            }
        }
        return false
    }
}
