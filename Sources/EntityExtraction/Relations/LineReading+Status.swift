extension LineReading {
    /// How the text puts what the cue at `index` says: "จะ" makes it a plan, "ไม่" denies it.
    ///
    /// Only the words right before the cue count. What a person is said to have said stays asserted, since in this
    /// kind of news nearly every sentence is somebody's; what that person says others claim is only reported.
    func status(at index: Int) -> ClaimStatus {
        var start = tokens[index].range.lowerBound
        for token in tokens[..<index].reversed() {
            guard start - token.range.upperBound <= 24 else { break }
            guard case .cue(let cue) = token.kind else {
                // "ขอให้ ก ร่วมกับ ข": who acts stands between the order and what is ordered.
                if case .group = token.kind, let order = cueBefore(token), case .plan = order { return .planned }
                break
            }
            switch cue {
            case .plan: return .planned
            case .not: return .negated
            default: start = token.range.lowerBound
            }
        }
        return isReported(tokens[index].range) ? .reported : .asserted
    }

    /// The cue that ends right before a token.
    private func cueBefore(_ token: Token) -> RelationCue? {
        var (low, high) = (0, tokens.count)
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].range.lowerBound < token.range.lowerBound { low = middle + 1 } else { high = middle }
        }
        guard low > 0, case .cue(let cue) = tokens[low - 1].kind,
            token.range.lowerBound - tokens[low - 1].range.upperBound <= 2
        else { return nil }
        return cue
    }

    /// Whether what stands in `range` is only somebody's claim.
    func isReported(_ range: Range<Int>) -> Bool {
        reported?.contains(range.lowerBound) ?? false
    }

    /// The part of the line that tells what somebody else claims: behind "อ้างว่า" and its like, and behind a second
    /// "กล่าวว่า" whose speaker follows the first one at once ("โฆษก ก เปิดเผยว่า นาย ข ระบุว่า …").
    func reportedPart() -> Range<Int>? {
        var speech: Int?
        for (index, token) in tokens.enumerated() {
            guard case .cue(let cue) = token.kind else { continue }
            switch cue {
            case .hearsay:
                return LineReading.part(after: token, line)
            case .say:
                if let first = speech, isNested(index, in: first) { return LineReading.part(after: token, line) }
                speech = index
            default: break
            }
        }
        return nil
    }

    private static func part(after token: Token, _ line: RelationScene.Line) -> Range<Int> {
        token.range.upperBound..<min(line.range.upperBound, token.range.upperBound + reach)
    }

    /// How far a claim reaches, in bytes.
    private static let reach = 900

    /// Whether the speech at `index` is told by whoever spoke at `first`.
    private func isNested(_ index: Int, in first: Int) -> Bool {
        let end = tokens[first].range.upperBound
        guard index > first + 1, tokens[index].range.lowerBound - end <= 240,
            case .group(let group) = tokens[first + 1].kind
        else { return false }
        return groups[group].range.lowerBound - end <= 36 && index == first + 2
    }
}
