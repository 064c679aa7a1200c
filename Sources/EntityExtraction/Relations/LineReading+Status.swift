extension LineReading {
    /// How the text puts what the cue at `index` says: "จะ" makes it a plan, "ไม่" denies it.
    ///
    /// Only the words right before the cue count. What a person is said to have said stays asserted, since in this
    /// kind of news nearly every sentence is somebody's.
    func status(at index: Int) -> ClaimStatus {
        var start = tokens[index].range.lowerBound
        for token in tokens[..<index].reversed() {
            guard start - token.range.upperBound <= 24, case .cue(let cue) = token.kind else { return .asserted }
            switch cue {
            case .plan: return .planned
            case .not: return .negated
            default: start = token.range.lowerBound
            }
        }
        return .asserted
    }
}
