/// Proposes people by their titles: "นาย", "พล.อ.", "Mr.", alone or in a row, then a first name and a surname.
struct PersonProposer: MentionProposer {
    private let reader: NameReader
    private let after: PatternTrie
    private let cuts: PatternTrie
    /// The longest first name or surname, in characters.
    private let longest = 30

    /// Makes a proposer.
    init(_ reader: NameReader) {
        self.reader = reader
        let words = WordTables.words(WordTables.offices) + WordTables.words(WordTables.afterNames)
        after = PatternTrie(words.map { SymbolText($0).codes })
        let cutting = WordTables.words(WordTables.offices) + WordTables.words(WordTables.nameCuts)
        cuts = PatternTrie(cutting.map { SymbolText($0).codes })
    }

    func propose(in scene: Scene, into proposals: inout [Proposal]) {
        let hits = scene.cues
        var index = 0
        while index < hits.count {
            guard hits[index].cue.kind == .title, startsWord(hits[index], scene) else {
                index += 1
                continue
            }
            // Titles in a row belong to one name.
            var last = index
            while last + 1 < hits.count, hits[last + 1].cue.kind == .title,
                scene.skipSpaces(hits[last].range.upperBound, hits[last].line.upperBound)
                    == hits[last + 1].range.lowerBound
            {
                last += 1
            }
            let titles = hits[index].range.lowerBound..<hits[last].range.upperBound
            if let range = name(after: hits[last], scene) {
                proposals.append(Proposal(range, .person, score: 0.85, rule: .titledPerson, titles: titles))
                while last + 1 < hits.count, hits[last + 1].range.lowerBound < range.upperBound { last += 1 }
            }
            index = last + 1
        }
    }

    private func startsWord(_ hit: Scene.CueHit, _ scene: Scene) -> Bool {
        guard hit.range.lowerBound > hit.line.lowerBound else { return true }
        let before = scene.codes[hit.range.lowerBound - 1]
        let first = scene.codes[hit.range.lowerBound]
        if Symbol.isLatin(first) { return !Symbol.isLatin(before) }
        let isAbbreviated = scene.codes[hit.range.upperBound - 1] == Symbol.dot
        return !isAbbreviated || !(Symbol.isConsonant(before) || before == Symbol.dot) || hit.range.count > 3
    }

    /// The name that stands behind a title.
    private func name(after hit: Scene.CueHit, _ scene: Scene) -> Range<Int>? {
        let codes = scene.codes
        let limit = hit.line.upperBound
        let start = scene.skipSpaces(hit.range.upperBound, limit)
        guard start < limit, start - hit.range.upperBound <= 2 else { return nil }
        if Symbol.isCapital(codes[start]) { return latinName(codes, start, limit) }
        guard Symbol.isConsonant(codes[start]) || Symbol.isLeadingVowel(codes[start]) else { return nil }
        // "เภสัชกร|รม" holds no title; "นายก" before a verb is the head of the government.
        let isWritten = codes[hit.range.upperBound - 1] != Symbol.dot
        if start == hit.range.upperBound, isWritten, hit.range.count > 4, !scene.wordStarts[start] { return nil }
        if codes[start] == 0xA1, start == hit.range.upperBound, start + 1 < limit,
            endsNames(codes, at: start + 1, limit: limit)
        {
            return nil
        }
        let first = pieceEnd(codes, start, limit)
        guard first.end - start >= 2, first.end - start <= longest else { return nil }
        if endsNames(codes, at: start, limit: limit) { return nil }
        guard !first.isCut, let rest = surname(codes, from: first.end, limit: limit) else { return start..<first.end }
        return start..<rest
    }

    /// The end of the surname after a first name that ends at `end`.
    private func surname(_ codes: [UInt8], from end: Int, limit: Int) -> Int? {
        var start = end
        while start < limit, codes[start] == Symbol.space, start - end < 3 { start += 1 }
        guard start > end, start < limit else { return nil }
        guard Symbol.isConsonant(codes[start]) || Symbol.isLeadingVowel(codes[start]) else { return nil }
        if endsNames(codes, at: start, limit: limit) { return nil }
        // "ณ อยุธยา", "ณ ระนอง"
        if codes[start] == 0xB3, start + 1 < limit, codes[start + 1] == Symbol.space {
            let piece = pieceEnd(codes, start + 2, limit)
            return piece.end > start + 3 && piece.end - start < 16 ? piece.end : nil
        }
        let piece = pieceEnd(codes, start, limit)
        guard piece.end - start >= 2, piece.end - start <= longest else { return nil }
        // A family name of two parts: "อิศรางกูร ณ อยุธยา"
        if piece.end + 3 < limit, codes[piece.end] == Symbol.space, codes[piece.end + 1] == 0xB3,
            codes[piece.end + 2] == Symbol.space
        {
            let tail = pieceEnd(codes, piece.end + 3, limit)
            if tail.end > piece.end + 4 { return tail.end }
        }
        return piece.end
    }

    /// Whether a word stands at `start` that is no name. A short word may be the beginning of a name, unless it
    /// stands alone.
    private func endsNames(_ codes: [UInt8], at start: Int, limit: Int) -> Bool {
        guard let match = after.longest(codes, at: start, limit: limit) else { return false }
        return match.end - start > 3 || match.end == limit || !Symbol.isThai(codes[match.end])
    }

    /// The end of one name, and whether another word and not a space ended it.
    private func pieceEnd(_ codes: [UInt8], _ start: Int, _ limit: Int) -> (end: Int, isCut: Bool) {
        let limit = min(limit, start + longest + 8)
        var index = start
        while index < limit, Symbol.isThai(codes[index]) {
            if index > start + 1, Symbol.isBoundary(codes, index),
                let match = cuts.longest(codes, at: index, limit: limit), match.end - index >= 4
            {
                return (index, true)
            }
            index += 1
        }
        return (index, false)
    }

    /// Capitalised words and particles.
    private func latinName(_ codes: [UInt8], _ start: Int, _ limit: Int) -> Range<Int>? {
        let limit = min(limit, start + 60)
        var index = start
        var end = start
        var words = 0
        while index < limit, words < 6 {
            let word = index
            while index < limit,
                Symbol.isLatin(codes[index]) || codes[index] == Symbol.hyphen
                    || codes[index] == Symbol.apostrophe
            {
                index += 1
            }
            let isParticle = ["bin", "binti", "al", "de", "van", "von", "del", "da"].contains {
                $0.utf8.elementsEqual(codes[word..<index])
            }
            guard index > word, Symbol.isCapital(codes[word]) || isParticle else { break }
            if !isParticle { end = index }
            words += 1
            if index < limit, codes[index] == Symbol.dot, index - word <= 2 { index += 1 }
            guard index < limit, codes[index] == Symbol.space else { break }
            index += 1
        }
        return end > start + 1 ? start..<end : nil
    }
}
