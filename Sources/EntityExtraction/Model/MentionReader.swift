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

    /// Prepares a text.
    ///
    /// - Parameters:
    ///   - proposals: what rules and gazetteer propose, in any order, overlapping or not.
    ///   - kept: what they decide, in order of position.
    init(_ scene: Scene, proposals: [Proposal], kept: [Proposal], vocabulary: Vocabulary) {
        self.scene = scene
        self.proposals = proposals.sorted {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }
        self.kept = kept
        self.vocabulary = vocabulary
        var edges: [Int32] = []
        for proposal in proposals {
            edges.append(Int32(truncatingIfNeeded: proposal.range.lowerBound))
            edges.append(Int32(truncatingIfNeeded: proposal.range.upperBound))
        }
        edges.sort()
        self.edges = edges
    }

    /// Calls `body` for each stretch, in order of position.
    func read(_ body: (inout Stretch) -> Void) {
        var stretch = Stretch()
        var (proposal, keep, cue) = (0, 0, 0)
        for (number, line) in scene.lines.enumerated() {
            stretch.isHeadline = number == 0
            var start = line.lowerBound
            while start < line.upperBound {
                let end = stretch.tokens.read(
                    scene.codes, start..<line.upperBound, edges: edges, vocabulary: vocabulary,
                    limit: MentionReader.window)
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
                    body(&stretch)
                }
                start = end
            }
        }
    }
}
