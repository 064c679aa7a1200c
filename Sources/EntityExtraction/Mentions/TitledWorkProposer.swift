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
        var hasLongLatin = false
        var isAbbreviated = false
        var tail = 0
    }

    private let reader: NameReader
    private let ordinals: PatternTrie
    /// How many patterns of `ordinals` stand before the number of a meeting or edition, and not before a year.
    private let ordinalCount: Int
    private let weak: PatternTrie
    private let strong: PatternTrie
    private let links: PatternTrie
    private let complete: PatternTrie
    private let tools: Phrases
    private let year: Phrases
    private let drafts: Phrases

    /// Makes a proposer that reads names with `reader`.
    init(_ words: WordTables, _ reader: NameReader) {
        self.reader = reader
        ordinals = words.patterns(.ordinals, .years)
        ordinalCount = words.words(.ordinals).count
        weak = words.patterns(.weakHeads)
        strong = words.patterns(.strongHeads)
        links = words.patterns(.titleLinks)
        complete = words.patterns(.completeHeads)
        tools = words.codePhrases(.tools)
        year = words.codePhrases(.year)
        drafts = words.codePhrases(.drafts)
    }

    func propose(in scene: Scene, into proposals: inout [Proposal]) {
        for hit in scene.cues where hit.cue.kind == .head {
            guard hit.cue.style == .event || hit.cue.style == .plan else { continue }
            guard let evidence = read(hit, scene) else { continue }
            let range = draftStart(hit, scene)..<evidence.end
            let score = score(hit, evidence, scene)
            proposals.append(Proposal(range, hit.cue.type, score: score, rule: .headNoun))
        }
    }

    /// Where the word for a draft before a plan or law starts, or the plan itself.
    private func draftStart(_ hit: Scene.CueHit, _ scene: Scene) -> Int {
        let start = hit.range.lowerBound
        guard hit.cue.type == .plan else { return start }
        return drafts.start(in: scene.codes, endingAt: start, limit: hit.line.lowerBound) ?? start
    }

    private func score(_ hit: Scene.CueHit, _ evidence: Evidence, _ scene: Scene) -> Double {
        let codes = scene.codes
        let head = hit.range
        let isStrong = strong.longest(codes, at: head.lowerBound, limit: head.upperBound)?.end == head.upperBound
        let isWeak = weak.longest(codes, at: head.lowerBound, limit: head.upperBound)?.end == head.upperBound
        var score = 0.0
        if evidence.hasOrdinal { score += 0.7 }
        if evidence.hasYear { score += evidence.tail > 3 ? 0.5 : 0.2 }
        if evidence.hasQuote { score += 0.8 }
        if evidence.hasLatin { score += 0.5 }
        if evidence.hasLongLatin { score += 0.3 }
        if let known = scene.known[head.upperBound], known.type == .organisation,
            known.range.upperBound == evidence.end
        {
            score += 0.5
        }
        if evidence.isAbbreviated { score += 0.5 }
        if isStrong && evidence.tail >= 6 { score += 0.5 }
        if evidence.tail >= 16 { score += 0.2 }
        if isComplete(hit, scene) { score += 0.6 }
        if isWeak, !(hit.cue.type == .plan && evidence.hasLatin) { score -= 0.3 }
        // Below the score of known names.
        return min(score, 0.87)
    }

    /// Whether the head needs nothing behind it to be a name.
    private func isComplete(_ hit: Scene.CueHit, _ scene: Scene) -> Bool {
        complete.longest(scene.codes, at: hit.range.lowerBound, limit: hit.range.upperBound)?.end
            == hit.range.upperBound
    }

    /// Reads a name piece by piece.
    private func read(_ hit: Scene.CueHit, _ scene: Scene) -> Evidence? {
        let codes = scene.codes
        let limit = min(hit.line.upperBound, hit.range.upperBound + NameReader.window)
        var evidence = Evidence(end: hit.range.upperBound)
        // "พ.ร.บ. คุ้มครองแรงงาน"
        if evidence.end + 1 < limit, codes[evidence.end - 1] == Symbol.dot, codes[evidence.end] == Symbol.space {
            evidence.end += 1
        }
        if evidence.end < limit, Symbol.isThai(codes[evidence.end]) {
            if reader.isGeneric(scene, at: evidence.end, limit: limit, isTitle: true) {
                return isComplete(hit, scene) ? evidence : nil
            }
            let end = reader.pieceEnd(scene, from: evidence.end, limit: limit, free: 2, stops: .work)
            evidence.tail = end - evidence.end
            evidence.end = end
            evidence.isAbbreviated = end > 0 && codes[end - 1] == Symbol.paiyannoi
        }
        for _ in 0..<6 {
            guard let next = continued(&evidence, scene, limit) else { break }
            evidence.end = next
        }
        return evidence.end > hit.range.upperBound || isComplete(hit, scene) ? evidence : nil
    }

    /// The end of the next part of the name after `evidence.end`, if there is one.
    private func continued(_ evidence: inout Evidence, _ scene: Scene, _ limit: Int) -> Int? {
        let codes = scene.codes
        var start = evidence.end
        if start < limit, codes[start] == Symbol.space { start += 1 }
        guard start < limit else { return nil }
        if let quote = reader.quoted(codes, at: start, limit: limit), !evidence.hasQuote, !evidence.hasOrdinal {
            evidence.hasQuote = true
            return quote.upperBound + 1
        }
        if let end = numberEnd(codes, at: start, limit: limit, &evidence) { return end }
        if codes[start] == Symbol.open { return bracketEnd(codes, at: start, limit: limit, &evidence) }
        if Symbol.isCapital(codes[start]), !evidence.hasQuote, !evidence.hasOrdinal {
            let end = reader.latinEnd(codes, from: start, limit: limit)
            guard end > start + 2, tools.end(in: codes, at: start, limit: end) == nil else { return nil }
            evidence.hasLatin = true
            evidence.hasLongLatin = end > start + 9
            return end
        }
        guard start > evidence.end, let link = links.longest(codes, at: start, limit: limit),
            scene.wordStarts[link.end] || link.end == limit
        else { return nil }
        if link.end < limit, codes[link.end] == Symbol.space || codes[link.end] == Symbol.quote {
            let quoted = codes[link.end] == Symbol.space ? link.end + 1 : link.end
            if let quote = reader.quoted(codes, at: quoted, limit: limit) {
                evidence.hasQuote = true
                return quote.upperBound + 1
            }
            return nil
        }
        let end = reader.pieceEnd(scene, from: link.end, limit: limit, free: 0, stops: .work)
        guard end > link.end + 3 else { return nil }
        evidence.tail += end - evidence.end
        return end
    }

    /// The end of an ordinal or a year at `start`.
    private func numberEnd(
        _ codes: [UInt8], at start: Int, limit: Int, _ evidence: inout Evidence
    ) -> Int? {
        var digits = start
        var isOrdinal = false
        if let match = ordinals.longest(codes, at: start, limit: limit) {
            digits = match.end
            while digits < limit, codes[digits] == Symbol.space, digits - match.end < 2 { digits += 1 }
            isOrdinal = match.pattern < ordinalCount
        }
        var end = digits
        while end < limit, Symbol.isDigit(codes[end]) || (end > digits && codes[end] == Symbol.slash) { end += 1 }
        guard end > digits else { return nil }
        if digits > start {
            if isOrdinal { evidence.hasOrdinal = true } else { evidence.hasYear = true }
            return yearRangeEnd(codes, end, limit)
        }
        // "20 ปี", or a year of either era by itself
        let unit = end < limit && codes[end] == Symbol.space ? end + 1 : end
        if let end = year.end(in: codes, at: unit, limit: limit), Symbol.isBoundary(codes, end) {
            evidence.hasYear = true
            return end
        }
        guard end - digits == 4, codes[digits] == 0x32 else { return nil }
        evidence.hasYear = true
        return yearRangeEnd(codes, end, limit)
    }

    /// The end of a bracket with years, or of one that an ordinal follows.
    private func bracketEnd(
        _ codes: [UInt8], at open: Int, limit: Int, _ evidence: inout Evidence
    ) -> Int? {
        var close = open + 1
        while close < min(limit, open + 60), codes[close] != Symbol.close, codes[close] != Symbol.open { close += 1 }
        guard close < limit, codes[close] == Symbol.close else { return nil }
        if let end = numberEnd(codes, at: open + 1, limit: close, &evidence), end == close { return close + 1 }
        let next = close + 1 < limit && codes[close + 1] == Symbol.space ? close + 2 : close + 1
        guard next < limit, let match = ordinals.longest(codes, at: next, limit: limit),
            match.pattern < ordinalCount
        else { return nil }
        return numberEnd(codes, at: next, limit: limit, &evidence)
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
