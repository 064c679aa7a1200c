/// Proposes happenings and plans by the word that their names begin with.
///
/// Most phrases that begin so name nothing ("การประชุม", "มาตรการเร่งด่วน"); what makes one a name is an ordinal, a
/// year, a name in quotation marks or in Latin script, or a law's or plan's own kind of title.
struct TitledWorkProposer: MentionProposer {
    /// What was seen while a name was read.
    private struct Evidence {
        var end: Int
        var hasOrdinal = false
        var hasYear = false
        var hasQuote = false
        var hasLatin = false
        var isAbbreviated = false
        var tail = 0
    }

    private let reader: NameReader
    private let ordinals: PatternTrie
    private let weak: PatternTrie
    private let strong: PatternTrie

    /// Makes a proposer that reads names with `reader`.
    init(_ reader: NameReader) {
        self.reader = reader
        func trie(_ table: String) -> PatternTrie { PatternTrie(WordTables.words(table).map { SymbolText($0).codes }) }
        ordinals = trie(WordTables.ordinals)
        weak = trie(WordTables.weakHeads)
        strong = trie(WordTables.strongHeads)
    }

    func propose(in scene: Scene, into proposals: inout [Proposal]) {
        for hit in scene.cues where hit.cue.kind == .head {
            guard hit.cue.style == .event || hit.cue.style == .plan else { continue }
            guard let evidence = read(hit, scene) else { continue }
            let range = hit.range.lowerBound..<evidence.end
            let score = score(hit, evidence, scene)
            guard score >= 0.5 else { continue }
            proposals.append(Proposal(range, hit.cue.type, score: score, rule: .headNoun))
        }
    }

    private func score(_ hit: Scene.CueHit, _ evidence: Evidence, _ scene: Scene) -> Double {
        let codes = scene.codes
        let head = hit.range
        let isStrong = strong.longest(codes, at: head.lowerBound, limit: head.upperBound)?.end == head.upperBound
        let isWeak = weak.longest(codes, at: head.lowerBound, limit: head.upperBound)?.end == head.upperBound
        var score = 0.0
        if evidence.hasOrdinal { score += 0.7 }
        if evidence.hasYear { score += evidence.tail > 3 ? 0.5 : 0.2 }
        if evidence.hasQuote { score += 0.6 }
        if evidence.hasLatin { score += 0.5 }
        if evidence.isAbbreviated { score += 0.5 }
        if isStrong && evidence.tail >= 6 { score += 0.5 }
        if evidence.tail >= 16 { score += 0.2 }
        if isWeak { score -= 0.3 }
        return min(score, 0.9)
    }

    /// Reads a name piece by piece.
    private func read(_ hit: Scene.CueHit, _ scene: Scene) -> Evidence? {
        let codes = scene.codes
        let limit = min(hit.line.upperBound, hit.range.upperBound + NameReader.window)
        var evidence = Evidence(end: hit.range.upperBound)
        if evidence.end < limit, Symbol.isThai(codes[evidence.end]) {
            if reader.isGeneric(scene, at: evidence.end, limit: limit) { return nil }
            let end = reader.pieceEnd(scene, from: evidence.end, limit: limit, free: 2)
            evidence.tail = end - evidence.end
            evidence.end = end
            evidence.isAbbreviated = end > 0 && codes[end - 1] == Symbol.paiyannoi
        }
        for _ in 0..<6 {
            guard let next = continued(&evidence, codes, limit) else { break }
            evidence.end = next
        }
        return evidence.end > hit.range.upperBound ? evidence : nil
    }

    /// The end of the next part of the name after `evidence.end`, if there is one.
    private func continued(_ evidence: inout Evidence, _ codes: [UInt8], _ limit: Int) -> Int? {
        var start = evidence.end
        if start < limit, codes[start] == Symbol.space { start += 1 }
        guard start < limit else { return nil }
        if let quote = reader.quoted(codes, at: start, limit: limit), !evidence.hasQuote, !evidence.hasOrdinal {
            evidence.hasQuote = true
            return quote.upperBound + 1
        }
        if let match = ordinals.longest(codes, at: start, limit: limit) {
            var end = match.end
            while end < limit, codes[end] == Symbol.space, end - match.end < 2 { end += 1 }
            let digits = end
            while end < limit, Symbol.isDigit(codes[end]) || codes[end] == Symbol.slash { end += 1 }
            guard end > digits else { return nil }
            if match.pattern < 4 { evidence.hasOrdinal = true } else { evidence.hasYear = true }
            return yearRangeEnd(codes, end, limit)
        }
        if Symbol.isCapital(codes[start]), !evidence.hasQuote, !evidence.hasOrdinal {
            let end = reader.latinEnd(codes, from: start, limit: limit)
            guard end > start + 2 else { return nil }
            evidence.hasLatin = true
            return end
        }
        if Symbol.isDigit(codes[start]), start + 4 <= limit {
            var end = start
            while end < limit, Symbol.isDigit(codes[end]) { end += 1 }
            guard end - start == 4, codes[start] == 0x32 else { return nil }
            evidence.hasYear = true
            return yearRangeEnd(codes, end, limit)
        }
        return nil
    }

    /// The end of "2566 - 2570" whose first year ends at `end`.
    private func yearRangeEnd(_ codes: [UInt8], _ end: Int, _ limit: Int) -> Int {
        var index = end
        while index < limit, codes[index] == Symbol.space { index += 1 }
        guard index < limit, codes[index] == Symbol.hyphen else { return end }
        index += 1
        while index < limit, codes[index] == Symbol.space { index += 1 }
        let digits = index
        while index < limit, Symbol.isDigit(codes[index]) { index += 1 }
        return index - digits == 4 ? index : end
    }
}
