extension PairScorer {
    /// What speaks for a match and against it, in words.
    func explain(_ evidence: PairEvidence, _ match: Match) -> [LinkEvidence] {
        let (a, b) = (ours.records[match.ours], theirs.records[match.theirs])
        var list: [LinkEvidence] = []
        func add(_ aspect: LinkEvidence.Aspect, _ bits: Double, _ detail: String) {
            if bits != 0 { list.append(LinkEvidence(aspect: aspect, bits: bits, detail: detail)) }
        }
        if evidence.ours >= 0 {
            let (left, right) = (a.names[evidence.ours], b.names[evidence.theirs])
            add(.name, evidence.name, "\(left.text) = \(right.text) (\(PairScorer.words(evidence.agreement)))")
        } else {
            add(.name, evidence.name, "no names agree")
        }
        add(
            .otherScript, evidence.otherScript,
            evidence.otherScript > 0 ? "names of both scripts agree" : "names of the other script differ")
        add(.commonness, evidence.commonness, "several of theirs have this name")
        add(.number, evidence.number, "their names have other numbers")
        add(.kind, evidence.kind, evidence.kind > 0 ? "kinds agree" : "kinds differ")
        add(.identifier, evidence.identifier, evidence.identifier > 0 ? "codes or IRIs agree" : "codes differ")
        add(
            .container, evidence.container,
            evidence.container > 0 ? "in the same place or body" : "in different ones, or one in the other's namesake")
        add(.position, evidence.position, evidence.position > 0 ? "near each other" : "far from each other")
        add(.date, evidence.date, evidence.date > 0 ? "dates agree" : "dates differ")
        add(.neighbour, evidence.neighbour, "related things agree")
        add(.prior, weights.prior, "before anything is known")
        if match.rivals < -0.01 { add(.rivals, match.rivals, "others of ours could be it") }
        return list
    }

    private static func words(_ agreement: NameAgreement) -> String {
        switch agreement {
        case .none: "not at all"
        case .similar: "nearly the same"
        case .sound: "same sound"
        case .romanisation: "romanised"
        case .words: "same words"
        case .letters: "same letters"
        }
    }
}
