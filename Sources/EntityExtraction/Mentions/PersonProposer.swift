/// Proposes people by their titles: "นาย", "พล.อ.", "Mr.", alone or in a row, then a first name and a surname.
struct PersonProposer: MentionProposer {
    private let after: PatternTrie
    private let cuts: PatternTrie
    private let offices: PatternTrie
    private let alsoNames: PatternTrie
    private let bare: PatternTrie
    private let notNames: Phrases
    private let particles: Phrases
    private let houses: PatternTrie
    private let at: Phrases
    private let women: Phrases
    private let courtesies: Phrases
    private let nounPrefixes: Phrases
    private let officeTails: Phrases
    private let never: PatternTrie
    /// The longest first name or surname, in characters.
    private let longest = 30

    /// Makes a proposer that knows the words around names.
    init(_ words: WordTables) {
        after = words.patterns(.offices, .afterNames)
        cuts = words.patterns(.offices, .nameCuts)
        offices = words.patterns(.offices)
        alsoNames = words.patterns(.alsoNames)
        bare = words.patterns(.officesBeforeNames)
        notNames = words.codePhrases(.notNames)
        particles = words.codePhrases(.nameParticles)
        houses = words.patterns(.houses)
        at = words.codePhrases(.at)
        women = words.codePhrases(.women)
        courtesies = words.codePhrases(.courtesyTitles)
        nounPrefixes = words.codePhrases(.nounPrefixes)
        officeTails = words.codePhrases(.officeTails)
        never = words.patterns(.neverNames)
    }

    func propose(in scene: Scene, into proposals: inout [Proposal]) {
        let hits = scene.cues
        var index = 0
        while index < hits.count {
            guard hits[index].cue.kind == .title, startsWord(hits[index], scene), stands(hits[index], scene) else {
                if hits[index].cue.kind == .office, let range = untitled(after: hits[index], scene) {
                    proposals.append(Proposal(range, .person, score: 0.6, rule: .titledPerson))
                }
                index += 1
                continue
            }
            // Titles in a row belong to one name.
            var last = index
            while last + 1 < hits.count, hits[last + 1].cue.kind == .title, stands(hits[last + 1], scene),
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

    /// Whether a title stands by itself: consonants alone, without a full stop, also begin names.
    private func stands(_ hit: Scene.CueHit, _ scene: Scene) -> Bool {
        let end = hit.range.upperBound
        guard end < hit.line.upperBound, Symbol.isThai(scene.codes[end]) else { return true }
        return !hit.range.allSatisfy { Symbol.isConsonant(scene.codes[$0]) }
    }

    private func startsWord(_ hit: Scene.CueHit, _ scene: Scene) -> Bool {
        guard hit.range.lowerBound > hit.line.lowerBound else { return true }
        let before = scene.codes[hit.range.lowerBound - 1]
        let first = scene.codes[hit.range.lowerBound]
        if Symbol.isLatin(first) { return !Symbol.isLatin(before) }
        let isAbbreviated = scene.codes[hit.range.upperBound - 1] == Symbol.dot
        return !isAbbreviated || !(Symbol.isConsonant(before) || before == Symbol.dot) || hit.range.count > 3
    }

    /// The name that stands without a title behind an office ("รมช.สมหญิง ใจดี").
    private func untitled(after hit: Scene.CueHit, _ scene: Scene) -> Range<Int>? {
        let codes = scene.codes
        let (start, limit) = (hit.range.upperBound, hit.line.upperBound)
        if start + 1 < limit, codes[start] == Symbol.space, Symbol.isCapital(codes[start + 1]) {
            // "Governor of Nan A B": the place belongs to the office.
            guard Symbol.isLatin(codes[start - 1]), !scene.isKnown(at: start + 1) else { return nil }
            return englishName(codes, start + 1, limit)
        }
        guard bare.longest(codes, at: hit.range.lowerBound, limit: limit)?.end == start, start < limit,
            Symbol.isConsonant(codes[start]) || Symbol.isLeadingVowel(codes[start]), !scene.hasCue(at: start),
            !scene.isKnown(at: start), !endsNames(codes, at: start, limit: limit),
            nounPrefixes.end(in: codes, at: start, limit: limit) == nil
        else { return nil }
        let first = pieceEnd(codes, start, limit)
        guard !first.isCut, first.end - start >= 4, first.end - start <= 14, first.end + 1 < limit,
            codes[first.end] == Symbol.space, !scene.hasCue(at: first.end + 1), !scene.isKnown(at: first.end + 1),
            let end = surname(scene, from: first.end, limit: limit), end - first.end >= 6, end - first.end <= 18
        else { return nil }
        return start..<end
    }

    /// Two or three capitalised words behind an English office, without those that go on with the office.
    ///
    /// One word is rather the next word of a headline, and so are more than three.
    func englishName(_ codes: [UInt8], _ start: Int, _ limit: Int) -> Range<Int>? {
        guard let name = latinName(codes, start, limit) else { return nil }
        var words = codes[name].split(separator: Symbol.space)
        while let first = words.first, notNames.contains(first.indices, of: codes) { words.removeFirst() }
        guard let first = words.first, (2...3).contains(words.count) else { return nil }
        let isName = words.allSatisfy { !notNames.contains($0.indices, of: codes) }
        return isName ? first.startIndex..<name.upperBound : nil
    }

    /// The name that stands behind a title.
    private func name(after hit: Scene.CueHit, _ scene: Scene) -> Range<Int>? {
        let codes = scene.codes
        let limit = hit.line.upperBound
        var start = scene.skipSpaces(hit.range.upperBound, limit)
        guard start < limit, start - hit.range.upperBound <= 2 else { return nil }
        // "จ.ต.หญิง สมศรี": the word for a woman belongs to the rank.
        if let end = women.end(in: codes, at: start, limit: limit), end < limit, codes[end] == Symbol.space,
            codes[start - 1] == Symbol.dot
        {
            start = end + 1
        }
        if Symbol.isCapital(codes[start]) { return latinName(codes, start, limit) }
        guard Symbol.isConsonant(codes[start]) || Symbol.isLeadingVowel(codes[start]) else { return nil }
        // "นายก" before a verb is the head of the government.
        if start == hit.range.upperBound, let end = officeTails.end(in: codes, at: start, limit: limit), end < limit,
            endsNames(codes, at: end, limit: limit)
        {
            return nil
        }
        let first = pieceEnd(codes, start, limit)
        guard first.end - start >= 2, first.end - start <= longest else { return nil }
        if endsNames(codes, at: start, limit: limit) { return nil }
        guard !first.isCut, let rest = surname(scene, from: first.end, limit: limit) else {
            return isCourtesy(hit, codes) ? nil : start..<first.end
        }
        if isCourtesy(hit, codes) {
            // "คุณ" begins many other words: only a full name proves it.
            guard scene.wordStarts[start], first.end - start <= 14, rest - first.end <= 20 else { return nil }
        }
        return start..<rest
    }

    private func isCourtesy(_ hit: Scene.CueHit, _ codes: [UInt8]) -> Bool {
        courtesies.contains(hit.range, of: codes)
    }

    /// The end of the surname after a first name that ends at `end`.
    private func surname(_ scene: Scene, from end: Int, limit: Int) -> Int? {
        let codes = scene.codes
        var start = end
        while start < limit, codes[start] == Symbol.space, start - end < 5 { start += 1 }
        guard start > end, start < limit else { return nil }
        guard Symbol.isConsonant(codes[start]) || Symbol.isLeadingVowel(codes[start]) else { return nil }
        // "ณ ลำปาง" is a surname, "ณ ห้องประชุม" says where.
        if let end = houseEnd(codes, at: start, limit: limit) { return end }
        if endsNames(codes, at: start, limit: limit), !isBeforeOffice(codes, start, limit) { return nil }
        let piece = pieceEnd(codes, start, limit)
        guard piece.end - start >= 2, piece.end - start <= longest else { return nil }
        // A family name of two parts: "… ณ อยุธยา"
        if piece.end < limit, let end = houseEnd(codes, at: piece.end + 1, limit: limit) { return end }
        return furtherEnd(scene, from: piece.end, limit: limit) ?? piece.end
    }

    /// The end of the word for "at" and the seat of a noble house at `start`.
    private func houseEnd(_ codes: [UInt8], at start: Int, limit: Int) -> Int? {
        guard let end = at.end(in: codes, at: start, limit: limit), end + 1 < limit, codes[end] == Symbol.space
        else { return nil }
        return houses.longest(codes, at: end + 1, limit: limit)?.end
    }

    /// The end of a further part of a name, which a name in Latin script or an office must follow.
    private func furtherEnd(_ scene: Scene, from end: Int, limit: Int) -> Int? {
        let codes = scene.codes
        var end = end
        for count in 0..<3 {
            let start = end + 1
            guard start < limit, codes[end] == Symbol.space, Symbol.isThai(codes[start]), !scene.hasCue(at: start),
                !endsNames(codes, at: start, limit: limit), offices.longest(codes, at: start, limit: limit) == nil
            else { return nil }
            let piece = pieceEnd(codes, start, limit)
            guard piece.end - start >= 2, piece.end - start <= 16, !piece.isCut, piece.end + 1 < limit else {
                return nil
            }
            end = piece.end
            let next = codes[end] == Symbol.space ? end + 1 : end
            if codes[next] == Symbol.open, next + 1 < limit, Symbol.isCapital(codes[next + 1]) { return end }
            if count == 0, next > end, offices.longest(codes, at: next, limit: limit) != nil { return end }
        }
        return nil
    }

    /// Whether one short piece stands at `start` and an office behind it, so that the piece is a surname.
    private func isBeforeOffice(_ codes: [UInt8], _ start: Int, _ limit: Int) -> Bool {
        var end = start
        while end < limit, Symbol.isThai(codes[end]), end - start < 18 { end += 1 }
        guard end - start > 5, end + 1 < limit, codes[end] == Symbol.space else { return false }
        return offices.longest(codes, at: end + 1, limit: limit) != nil
    }

    /// Whether a word stands at `start` that is no name. A short word may be the beginning of a name, unless it
    /// stands alone.
    private func endsNames(_ codes: [UInt8], at start: Int, limit: Int) -> Bool {
        guard let match = after.longest(codes, at: start, limit: limit) else { return false }
        if never.longest(codes, at: start, limit: limit) != nil { return true }
        let isName = alsoNames.longest(codes, at: start, limit: limit)?.end == match.end
        return (match.end - start > 3 && !isName) || match.end == limit || !Symbol.isThai(codes[match.end])
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

    /// The part of a range that can be somebody's name: up to a word for what people do or say.
    ///
    /// A model that knows few names takes the verb behind a first name for a surname.
    func nameWithoutVerb(_ range: Range<Int>, in codes: [UInt8]) -> Range<Int> {
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, codes[end] != Symbol.space { end += 1 }
            let piece = pieceEnd(codes, start, end)
            if piece.isCut { return range.lowerBound..<piece.end }
            let isVerb =
                cuts.longest(codes, at: start, limit: end).map { $0.end - start >= 4 } ?? false
                || after.longest(codes, at: start, limit: end)?.end == end
            if isVerb, start > range.lowerBound {
                var last = start
                while last > range.lowerBound, codes[last - 1] == Symbol.space { last -= 1 }
                return range.lowerBound..<last
            }
            start = end + 1
        }
        return range
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
            let isParticle = particles.contains(word..<index, of: codes)
            guard index > word, Symbol.isCapital(codes[word]) || isParticle else { break }
            if !isParticle { end = index }
            words += 1
            if codes[word..<index].suffix(2).elementsEqual([Symbol.apostrophe, 0x73]) {
                end = index - 2
                break
            }
            if index < limit, codes[index] == Symbol.dot, index - word <= 2 { index += 1 }
            guard index < limit, codes[index] == Symbol.space else { break }
            index += 1
        }
        return end > start + 1 ? start..<end : nil
    }
}
