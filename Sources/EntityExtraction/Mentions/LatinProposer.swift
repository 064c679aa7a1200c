/// Proposes names in Latin script: capitalised words in a row that hold a word which says what they name.
struct LatinProposer: MentionProposer {
    private struct Word {
        var range: Range<Int>
        var isCapital: Bool
    }

    /// The words between capitalised ones that belong to a name.
    private let links: Set<[UInt8]>
    private let common: Phrases
    private let centres: Phrases
    private let ministries: Phrases
    private let offices: Phrases
    private let and: Phrases
    private let keys: [[UInt8]: EntityType]

    /// Makes a proposer.
    init(_ words: WordTables) {
        links = Set(words.codes(.latinLinks))
        common = words.codePhrases(.latinCommon)
        centres = words.codePhrases(.latinCentres)
        ministries = words.codePhrases(.latinMinistries)
        offices = words.codePhrases(.latinOffices)
        and = words.codePhrases(.latinAnd)
        var keys: [[UInt8]: EntityType] = [:]
        for word in words.words(.latinKeys) {
            keys[SymbolText(word.phrase).codes] = EntityType(rawValue: word.attributes[0])
        }
        self.keys = keys
    }

    func propose(in scene: Scene, into proposals: inout [Proposal]) {
        for line in scene.lines {
            var index = line.lowerBound
            while index < line.upperBound {
                let code = scene.codes[index]
                let isStart = Symbol.isCapital(code) || Symbol.isDigit(code)
                guard isStart, index == line.lowerBound || !Symbol.isLatin(scene.codes[index - 1]) else {
                    index += 1
                    continue
                }
                let words = run(scene.codes, index, min(line.upperBound, index + NameReader.window))
                guard let last = words.last else {
                    index += 1
                    continue
                }
                if let proposal = proposal(scene.codes, words) { proposals.append(proposal) }
                index = max(index + 1, last.range.upperBound)
            }
        }
    }

    /// The words from `start` on that may be one name.
    private func run(_ codes: [UInt8], _ start: Int, _ limit: Int) -> [Word] {
        var words: [Word] = []
        var index = start
        while index < limit {
            let word = index
            while index < limit, isWord(codes[index]) { index += 1 }
            guard index > word else { break }
            let isCapital = Symbol.isCapital(codes[word]) || Symbol.isDigit(codes[word])
            if !isCapital, !links.contains(Array(codes[word..<index])) { break }
            words.append(Word(range: word..<index, isCapital: isCapital))
            // A possessive ends a name.
            if codes[word..<index].suffix(2).elementsEqual([Symbol.apostrophe, 0x73]) { break }
            guard index < limit, codes[index] == Symbol.space else { break }
            index += 1
        }
        // "… Act B", of "B.E.", ends before the letter.
        while let last = words.last,
            !last.isCapital || (last.range.count == 1 && words.count > 2) || isNumber(codes, last.range, year: true)
        { words.removeLast() }
        while let first = words.first, isNumber(codes, first.range, year: false) { words.removeFirst() }
        return words
    }

    /// Whether a word is a bare number; a year may end a name.
    private func isNumber(_ codes: [UInt8], _ range: Range<Int>, year: Bool) -> Bool {
        guard range.allSatisfy({ Symbol.isDigit(codes[$0]) }) else { return false }
        return !(year && range.count == 4 && (codes[range.lowerBound] == 0x32 || codes[range.lowerBound] == 0x31))
    }

    private func isWord(_ code: UInt8) -> Bool {
        Symbol.isLatin(code) || Symbol.isDigit(code) || code == Symbol.hyphen || code == 0x26
            || code == Symbol.apostrophe || code == 0x40
    }

    private func proposal(_ codes: [UInt8], _ words: [Word]) -> Proposal? {
        guard let first = words.first, let last = words.last, words.count > 1 else { return nil }
        if common.end(in: codes, at: first.range.lowerBound, limit: codes.count) != nil { return nil }
        if words.count < 4, centres.contains(last.range, of: codes) { return nil }
        guard words.contains(where: { Symbol.isCapital(codes[$0.range.lowerBound]) }) else { return nil }
        // What stands before "of", "on" or "for" says what kind of thing it is, else the last such word.
        let link = words.firstIndex { !$0.isCapital && !and.contains($0.range, of: codes) } ?? words.count
        var type: EntityType?
        for word in words[..<link] { type = keys[Array(codes[word.range])] ?? type }
        if type == nil { for word in words { type = keys[Array(codes[word.range])] ?? type } }
        guard let type else { return nil }
        if type == .ministry {
            guard let head = words.first(where: { ministries.contains($0.range, of: codes) }),
                head.range.lowerBound + 12 < last.range.upperBound
            else { return nil }
            return Proposal(
                head.range.lowerBound..<last.range.upperBound, type, score: 0.6, rule: .latin)
        }
        if words.prefix(3).contains(where: { offices.contains($0.range, of: codes) }) {
            return nil
        }
        return Proposal(first.range.lowerBound..<last.range.upperBound, type, score: 0.6, rule: .latin)
    }
}
