/// Reads on from a head noun to where the name ends.
///
/// Thai writes no spaces between words, so a name ends where punctuation, a space or a word stands that cannot be
/// part of a name. A window bounds how far it looks, so that a text without any spaces costs no more than another.
struct NameReader: Sendable {
    /// The longest name, in characters.
    static let window = 160

    private let stops: PatternTrie
    private let stopCount: Int
    private let clauses: PatternTrie
    private let clauseCount: Int
    private let committees: PatternTrie
    private let committeeCount: Int
    private let generic: PatternTrie
    private let openings: PatternTrie
    private let bodyOpenings: PatternTrie
    private let quotesWindow = 220
    private let numbered: Phrases
    private let relative: Phrases
    private let nouns: Phrases
    private let linking: Phrases
    private let linkingParts: Phrases
    private let and: Phrases

    /// Makes a reader that knows which words end names.
    init(_ words: WordTables) {
        stopCount = words.words(.stops).count
        stops = words.patterns(.stops, .keeps)
        clauseCount = words.words(.clauseStops).count
        clauses = words.patterns(.clauseStops, .keeps)
        committeeCount = words.words(.committeeStops).count
        committees = words.patterns(.committeeStops, .keeps)
        generic = words.patterns(.generic)
        openings = words.patterns(.titleOpenings)
        bodyOpenings = words.patterns(.bodyOpenings)
        numbered = words.codePhrases(.numbered)
        relative = words.codePhrases(.relative)
        nouns = words.codePhrases(.relativeNouns)
        linking = words.codePhrases(.linkingEnds)
        linkingParts = words.codePhrases(.linkingParts)
        and = words.codePhrases(.and)
    }

    /// Which words end a name.
    enum Stops {
        /// Those that cannot stand in the name of a body.
        case body
        /// Those, and the word for "and".
        case place
        /// Only those that cannot stand in a title.
        case work
        /// Those that end the name of a committee.
        case committee
    }

    /// Whether what stands at `index` makes the head before it no name.
    func isGeneric(_ scene: Scene, at index: Int, limit: Int, isTitle: Bool = false) -> Bool {
        let codes = scene.codes
        guard let match = generic.longest(codes, at: index, limit: limit) else { return false }
        if isTitle, openings.longest(codes, at: index, limit: limit)?.end == match.end { return false }
        if !scene.wordStarts[match.end] && match.end < limit && Symbol.isThai(codes[match.end]) { return false }
        if let keep = stops.longest(codes, at: index, limit: limit), keep.pattern >= stopCount, keep.end > match.end {
            // "ที่ดีที่สุด" is no name, but "ที่ปรึกษา" and "ที่ดิน" are nouns.
            return relative.end(in: codes, at: index, limit: limit) != nil
                && nouns.end(in: codes, at: index, limit: limit) == nil
        }
        return true
    }

    /// Whether a word stands at `index` that can neither be in a name nor begin one behind its head.
    func isBarred(_ scene: Scene, at index: Int, limit: Int) -> Bool {
        guard let match = word(scene, .body, at: index, limit: limit), match.pattern < stopCount else { return false }
        if ordinalEnd(scene.codes, at: index, limit: limit) != nil { return false }
        return bodyOpenings.longest(scene.codes, at: index, limit: limit)?.end != match.end
    }

    /// Whether a word stands at `index` that ends names.
    func isStop(_ scene: Scene, at index: Int, limit: Int) -> Bool {
        guard let match = word(scene, .body, at: index, limit: limit) else { return false }
        return match.pattern < stopCount
    }

    /// The longest listed word at `index` that ends where a word ends.
    private func word(_ scene: Scene, _ kind: Stops, at index: Int, limit: Int) -> PatternTrie.Match? {
        switch kind {
        case .work: word(scene, clauses, clauseCount, at: index, limit: limit)
        case .committee: word(scene, committees, committeeCount, at: index, limit: limit)
        case .body, .place: word(scene, stops, stopCount, at: index, limit: limit)
        }
    }

    /// The longest word of a trie at `index` that ends where a word ends, or that is none of the first `count`.
    @inline(__always)
    private func word(
        _ scene: Scene, _ trie: PatternTrie, _ count: Int, at index: Int, limit: Int
    ) -> PatternTrie.Match? {
        var best: PatternTrie.Match?
        trie.walk(scene.codes, at: index, limit: limit) { match in
            if match.pattern >= count || scene.wordStarts[match.end] || !Symbol.isThai(scene.codes[match.end]) {
                best = match
            }
        }
        return best
    }

    /// How many words end a name; those behind them in a trie only keep it from ending.
    private func count(_ kind: Stops) -> Int {
        switch kind {
        case .work: clauseCount
        case .committee: committeeCount
        case .body, .place: stopCount
        }
    }

    /// The end of the piece of a name that starts at `start`: no space belongs to it.
    ///
    /// - Parameter free: how many characters from `start` on no stop word is looked for.
    func pieceEnd(_ scene: Scene, from start: Int, limit: Int, free: Int = 1, stops kind: Stops = .body) -> Int {
        let codes = scene.codes
        let limit = min(limit, start + NameReader.window)
        var index = start
        while index < limit {
            let code = codes[index]
            if Symbol.isThai(code) {
                if kind == .body, let known = scene.known[index], known.type == .country, index > start {
                    index = known.range.upperBound
                    continue
                }
                if scene.wordStarts[index], let match = word(scene, kind, at: index, limit: limit) {
                    if match.pattern >= count(kind) {
                        index = match.end
                        continue
                    }
                    if let end = ordinalEnd(codes, at: index, limit: limit) {
                        index = end
                        continue
                    }
                    if index >= start + free {
                        guard leavesOpen(scene, from: start, to: index) else { return index }
                        index = match.end
                        continue
                    }
                }
                if kind == .place, index > start + 1, scene.wordStarts[index],
                    andEnd(codes, at: index, limit: limit) != nil
                {
                    return index
                }
                index += 1
            } else if code == Symbol.paiyannoi {
                // ฯลฯ means "and so on"; otherwise the sign ends a shortened name.
                if index + 2 < limit, codes[index + 1] == 0xC5, codes[index + 2] == Symbol.paiyannoi { return index }
                return index + 1
            } else if Symbol.isDigit(code) || Symbol.isLatin(code) {
                index += 1
            } else if code == Symbol.dot || code == Symbol.hyphen {
                if isInner(codes, index, limit) {
                    index += 1
                } else {
                    // "อก.", an abbreviation of consonants alone
                    let isShort = code == Symbol.dot && index - start <= 5 && index > start
                    return isShort && (start..<index).allSatisfy { Symbol.isConsonant(codes[$0]) } ? index + 1 : index
                }
            } else {
                return index
            }
        }
        return limit
    }

    /// Whether a name cannot end at `end`, since its last word only links it to what follows ("… เพื่อการ").
    private func leavesOpen(_ scene: Scene, from start: Int, to end: Int) -> Bool {
        guard let word = linking.start(in: scene.codes, endingAt: end, limit: start), scene.wordStarts[word] else {
            return false
        }
        return linkingParts.start(in: scene.codes, endingAt: end, limit: start) == nil
    }

    /// The end of the word for "and" if it stands at `index`.
    func andEnd(_ codes: [UInt8], at index: Int, limit: Int) -> Int? {
        and.end(in: codes, at: index, limit: limit)
    }

    /// The end of "ที่ 12" at `index`.
    func ordinalEnd(_ codes: [UInt8], at index: Int, limit: Int) -> Int? {
        guard var end = numbered.end(in: codes, at: index, limit: limit), end < limit else { return nil }
        if codes[end] == Symbol.space { end += 1 }
        let digits = end
        while end < limit, Symbol.isDigit(codes[end]) { end += 1 }
        guard end > digits else { return nil }
        // "1 - 10"
        var next = end
        while next < limit, codes[next] == Symbol.space || codes[next] == Symbol.hyphen, next - end < 3 { next += 1 }
        guard next > end + 1, next < limit, Symbol.isDigit(codes[next]) else { return end }
        while next < limit, Symbol.isDigit(codes[next]) { next += 1 }
        return next
    }

    /// Whether the full stop or hyphen at `index` stands inside a word.
    private func isInner(_ codes: [UInt8], _ index: Int, _ limit: Int) -> Bool {
        guard index + 1 < limit else {
            return codes[index] == Symbol.dot && index >= 2 && codes[index - 2] == Symbol.dot
        }
        let next = codes[index + 1]
        if Symbol.isThai(next) || Symbol.isDigit(next) || Symbol.isLatin(next) { return true }
        // The last full stop of an abbreviation: "ป.ป.ช."
        return codes[index] == Symbol.dot && index >= 2 && codes[index - 2] == Symbol.dot
    }

    /// The end of Latin words, numbers and signs between them from `start`.
    func latinEnd(_ codes: [UInt8], from start: Int, limit: Int) -> Int {
        let limit = min(limit, start + NameReader.window)
        var index = start
        var end = start
        while index < limit {
            let code = codes[index]
            if code == 0x30, index > start, codes[index - 1] == Symbol.space, index + 2 < limit,
                Symbol.isDigit(codes[index + 1]), index - 2 < start || codes[index - 2] != Symbol.hyphen
            {
                // A telephone number.
                break
            } else if Symbol.isLatin(code) || Symbol.isDigit(code) {
                index += 1
                end = index
            } else if code == Symbol.space || code == Symbol.hyphen || code == 0x26 || code == Symbol.apostrophe
                || code == Symbol.dot || code == Symbol.slash || code == 0x2B || code == 0x40 || code == 0x23
            {
                index += 1
            } else {
                break
            }
        }
        return end
    }

    /// The range inside the quotation marks that open at `index`.
    func quoted(_ codes: [UInt8], at index: Int, limit: Int) -> Range<Int>? {
        guard index < limit, codes[index] == Symbol.quote || codes[index] == Symbol.apostrophe else { return nil }
        let mark = codes[index]
        let limit = min(limit, index + quotesWindow)
        var end = index + 1
        while end < limit, codes[end] != mark { end += 1 }
        guard end < limit, end > index + 1 else { return nil }
        return (index + 1)..<end
    }
}
