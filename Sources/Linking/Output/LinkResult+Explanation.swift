internal import RDFModel

extension LinkResult {
    /// Each link with all evidence, for people: a line a link, and a line a piece of evidence below it.
    public var explanation: [String] {
        links.flatMap { link in
            let head =
                "\(link.scoreText) \(link.relation == .same ? "same" : "close")  \(link.oursLabel) <\(link.ours.text)>"
                + "  \(link.theirsLabel) <\(link.theirs.text)>"
            let evidence = link.evidence.map { piece in
                let bits = Link.signed(piece.bits)
                return "    " + String(repeating: " ", count: max(0, 6 - bits.utf8.count)) + bits
                    + "  \(piece.aspect.rawValue): \(piece.detail)"
            }
            return [head] + evidence
        }
    }
}

extension LinkStatistics {
    /// What was done, on one line.
    public var text: String {
        "\(ours) thing\(ours == 1 ? "" : "s") of ours, \(theirs) of theirs, "
            + "\(pairs) pair\(pairs == 1 ? "" : "s") compared: \(same) the same, \(close) close"
            + (largeGroups > 0 ? "; \(largeGroups) groups were too large for the best assignment" : "")
    }
}
