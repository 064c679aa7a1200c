/// Weighs the names of two things.
struct NameScorer {
    private let weights: LinkWeights
    var similarity: NameSimilarity
    /// How many of theirs have a name of that key.
    private var counts: [UInt64: Int32] = [:]

    init(_ similarity: NameSimilarity, _ weights: LinkWeights, _ theirs: EntitySet) {
        self.weights = weights
        self.similarity = similarity
        for record in theirs.records {
            for (index, name) in record.names.enumerated()
            where !record.names[..<index].contains(where: { $0.key == name.key }) {
                counts[name.key, default: 0] += 1
            }
        }
    }

    /// Finds the names that agree best, and what the others say.
    mutating func score(_ a: EntityRecord, _ b: EntityRecord, _ evidence: inout PairEvidence) {
        // The best of each script of theirs.
        var best: (latin: Double, thai: Double) = (0, 0)
        for (j, theirs) in b.names.enumerated() {
            for (i, ours) in a.names.enumerated() {
                let (agreement, bits) = compare(ours, theirs, atLeast: evidence.name)
                if theirs.script == .latin { best.latin = max(best.latin, bits) }
                if theirs.script == .thai { best.thai = max(best.thai, bits) }
                if bits > evidence.name {
                    (evidence.name, evidence.ours, evidence.theirs, evidence.agreement) = (bits, i, j, agreement)
                }
            }
        }
        guard evidence.ours >= 0 else {
            evidence.name = weights.noName
            if haveOtherNumbers(a, b) { evidence.number = weights.otherNumber }
            return
        }
        // What agrees in its numbers may have other names with other ones: a road's number besides its name.
        if a.names[evidence.ours].numbers.isEmpty || b.names[evidence.theirs].numbers.isEmpty, haveOtherNumbers(a, b) {
            evidence.number = weights.otherNumber
        }
        let count = counts[b.names[evidence.theirs].key] ?? 1
        evidence.commonness = count > 1 ? -NameScorer.bits(Int(count)) : 0
        evidence.otherScript = otherScript(a, b, best)
    }

    /// Whether preferred names of the two have numbers that differ, and none have numbers that agree.
    private func haveOtherNumbers(_ a: EntityRecord, _ b: EntityRecord) -> Bool {
        var areOther = false
        for ours in a.names where ours.rank == .preferred && !ours.numbers.isEmpty {
            for theirs in b.names where theirs.rank == .preferred && !theirs.numbers.isEmpty {
                if NameNumbers.relation(ours, theirs) != .different { return false }
                areOther = true
            }
        }
        return areOther
    }

    private func otherScript(_ a: EntityRecord, _ b: EntityRecord, _ best: (latin: Double, thai: Double)) -> Double {
        func hasBoth(_ script: Script) -> Bool {
            a.names.contains { $0.script == script && $0.rank == .preferred }
                && b.names.contains { $0.script == script && $0.rank == .preferred }
        }
        guard hasBoth(.latin), hasBoth(.thai) else { return 0 }
        let worse = min(best.latin, best.thai)
        return worse >= 5 ? weights.secondScript : worse < 2 ? weights.otherScriptDiffers : 0
    }

    /// The logarithm of a count, rounded up to a whole bit.
    private static func bits(_ count: Int) -> Double { Double(Int.bitWidth - (count - 1).leadingZeroBitCount) }

    private mutating func compare(
        _ ours: ComparedName, _ theirs: ComparedName, atLeast: Double
    ) -> (NameAgreement, Double) {
        let numbers = NameNumbers.relation(ours, theirs)
        if numbers == .different { return (.none, 0) }
        var factor = weights.ranks[Int(max(ours.rank, theirs.rank).rawValue)]
        if ours.isShort || theirs.isShort { factor *= weights.abbreviation }
        let (agreement, bits) = equality(ours, theirs)
        // In one script, the letters say more than the sound.
        if agreement != .none, agreement != .sound || ours.script != theirs.script { return (agreement, bits * factor) }
        let sound = (agreement, bits * factor)
        guard let most = weights.similarNames.first?.bits, most * factor > atLeast, !ours.isShort, !theirs.isShort
        else { return sound }
        let alike = alike(ours, theirs)
        guard let step = weights.similarNames.first(where: { alike >= $0.similarity }) else { return sound }
        // One letter in few may be another name: Mali and Malta, Iran and Iraq.
        let isBrief = min(ours.sound.count, theirs.sound.count) < 8 && ours.words.count < 2
        let less = (isBrief ? -4 : 0) + (numbers == .more ? weights.furtherNumber : 0)
        let similar = max(0, step.bits + less) * factor
        return similar > sound.1 ? (.similar, similar) : sound
    }

    private func equality(_ ours: ComparedName, _ theirs: ComparedName) -> (NameAgreement, Double) {
        if ours.key == theirs.key { return (.letters, weights.equalName) }
        if ours.wordsKey != 0, ours.wordsKey == theirs.wordsKey { return (.words, weights.equalWords) }
        guard !ours.latin.isEmpty, !theirs.latin.isEmpty else { return (.none, 0) }
        if ours.script != theirs.script, ours.latin == theirs.latin {
            return (.romanisation, weights.equalRomanisation)
        }
        guard ours.soundKey == theirs.soundKey, !ours.isShort, !theirs.isShort else { return (.none, 0) }
        // Thai tells names apart that sound the same: ธนา and ทนา.
        if ours.script == .thai, theirs.script == .thai { return (.none, 0) }
        let bits = ours.script == theirs.script ? weights.equalLatinSound : weights.equalSound
        return (.sound, ours.sound.count >= 6 ? bits.long : bits.short)
    }

    private mutating func alike(_ ours: ComparedName, _ theirs: ComparedName) -> Double {
        switch (ours.script, theirs.script) {
        case (.latin, .latin):
            if ours.words.count > 1, theirs.words.count > 1 {
                let words = similarity.words(ours.words, theirs.words)
                // Whole words that only one has make another body, however long the rest is.
                return ours.words.count == theirs.words.count ? max(words, letters(ours, theirs)) : words
            }
            return letters(ours, theirs)
        case (.thai, .thai): return similarity.thai(ours.compact, theirs.compact)
        case (.other, _), (_, .other): return 0
        default: return similarity.letters(ours.sound, theirs.sound)
        }
    }

    private mutating func letters(_ ours: ComparedName, _ theirs: ComparedName) -> Double {
        similarity.letters(ours.compact, theirs.compact)
    }
}
