/// Reads capitalised words in a row, with the small words between them and the word for a kind behind them.
struct LatinRunReader: Sendable {
    /// A word of a run.
    struct Word {
        /// Where it stands, a possessive's ending aside.
        var range: Range<Int>
        /// Whether it begins with a capital or a digit.
        var isCapital: Bool
        /// What it says the words before it name, for a word in small letters: "Si Nakhon district".
        var kind: EntityType?
        /// Whether it says so of each name of a list: "Tak and Nan provinces".
        var isPlural = false
        /// What it says the name it stands in is, in small letters or capitalised.
        var key: EntityType?
        /// Whether it only links what stands on both sides.
        var isLink: Bool { !isCapital && kind == nil }
    }

    /// What tells a word of one case from words of another.
    private enum Small {
        case link, titleLink
        case kind(EntityType, isPlural: Bool)
    }

    /// The words in small letters that a run may hold.
    private let small: [[UInt8]: Small]
    private let keys: [[UInt8]: EntityType]
    private let agreements: Set<[UInt8]>

    /// Makes a reader.
    init(_ words: WordTables) {
        var small: [[UInt8]: Small] = [:]
        for codes in words.codes(.latinTitleLinks) { small[codes] = .titleLink }
        for codes in words.codes(.latinLinks) { small[codes] = .link }
        for (section, isPlural) in [(WordTables.Section.latinKinds, false), (.latinPlurals, true)] {
            for word in words.words(section) {
                guard let type = EntityType(rawValue: word.attributes[0]) else { continue }
                small[SymbolText(word.phrase).codes] = .kind(type, isPlural: isPlural)
            }
        }
        self.small = small
        agreements = Set(words.codes(.latinAgreements))
        var keys: [[UInt8]: EntityType] = [:]
        for word in words.words(.latinKeys) {
            keys[SymbolText(word.phrase).codes] = EntityType(rawValue: word.attributes[0])
        }
        self.keys = keys
    }

    /// Whether a word begins the title of an agreement or law, which holds the names of its parties.
    func isAgreement(_ word: Word, in codes: [UInt8]) -> Bool {
        word.isCapital && agreements.contains(Array(codes[word.range]))
    }

    /// What a word says the name it stands in is.
    private func key(_ word: Word, in codes: [UInt8]) -> EntityType? {
        if let kind = word.kind { return kind }
        return Symbol.isCapital(codes[word.range.lowerBound]) ? keys[Array(codes[word.range])] : nil
    }

    /// The words from `start` on that may be one name.
    func run(_ codes: [UInt8], _ start: Int, _ line: Range<Int>) -> [Word] {
        if isNumberAlone(codes, start, line.upperBound) { return [] }
        var words: [Word] = []
        var index = start
        var (isTitle, isAgreement) = (false, false)
        var limit = min(line.upperBound, start + NameReader.window)
        while index < limit {
            if isAgreement, codes[index] == Symbol.open, let next = afterGloss(codes, index, limit) { index = next }
            let start = index
            while index < limit, isWord(codes[index]) { index += 1 }
            guard index > start else { break }
            var word = Word(
                range: start..<index, isCapital: Symbol.isCapital(codes[start]) || Symbol.isDigit(codes[start]))
            if word.isCapital {
                // "Bang Yai and Bang Kruai Districts"
                if codes[index - 1] == 0x73, let last = words.last, last.isCapital,
                    case .kind(let type, true) = small[Array(codes[start..<index])]
                {
                    (word.isCapital, word.kind, word.isPlural) = (false, type, true)
                }
            } else {
                switch small[Array(codes[start..<index])] {
                case .link: break
                case .titleLink where isTitle: break
                case .kind(let type, let isPlural):
                    guard let last = words.last, !last.isLink else { return trimmed(words, codes) }
                    (word.kind, word.isPlural) = (type, isPlural)
                default: return trimmed(words, codes)
                }
            }
            if let end = possessive(word.range, codes) {
                // A possessive ends a name.
                word.range = start..<end
                if end > start {
                    word.key = key(word, in: codes)
                    words.append(word)
                }
                break
            }
            word.key = key(word, in: codes)
            if let type = word.key, !isAgreement {
                isTitle = type == .plan || type == .event
                isAgreement = self.isAgreement(word, in: codes) && !words.contains(where: \.isLink)
                if isAgreement { limit = min(line.upperBound, limit + NameReader.window) }
            }
            words.append(word)
            guard index < limit, codes[index] == Symbol.space else { break }
            index += 1
        }
        return trimmed(words, codes)
    }

    /// Where a title goes on with a small word behind an abbreviation in brackets: "… Diseases (NCDs) and …".
    private func afterGloss(_ codes: [UInt8], _ open: Int, _ limit: Int) -> Int? {
        var close = open + 1
        while close < limit, close - open < 12, isWord(codes[close]) { close += 1 }
        guard close > open + 1, close + 2 < limit, codes[close] == Symbol.close, codes[close + 1] == Symbol.space else {
            return nil
        }
        var end = close + 2
        while end < limit, isWord(codes[end]) { end += 1 }
        switch small[Array(codes[(close + 2)..<end])] {
        case .link, .titleLink: return close + 2
        default: return nil
        }
    }

    /// The end of a word before the ending of a possessive, if it has one.
    private func possessive(_ range: Range<Int>, _ codes: [UInt8]) -> Int? {
        let end = range.upperBound
        if codes[end - 1] == Symbol.apostrophe { return end - 1 }
        return range.count > 2 && codes[end - 1] == 0x73 && codes[end - 2] == Symbol.apostrophe ? end - 2 : nil
    }

    /// A run without the words at its ends that no name ends or begins with.
    private func trimmed(_ words: [Word], _ codes: [UInt8]) -> [Word] {
        var (start, end) = (0, words.count)
        while end > 0, isDangling(words[end - 1], of: end, codes) { end -= 1 }
        while start < end, !words[start].isCapital || isNumber(codes, words[start].range) { start += 1 }
        return end - start == words.count ? words : Array(words[start..<end])
    }

    /// Whether no name ends with a word: a link, a number, the letter of "… Act B.E.".
    private func isDangling(_ word: Word, of count: Int, _ codes: [UInt8]) -> Bool {
        if word.isLink { return true }
        guard word.isCapital else { return false }
        let first = codes[word.range.lowerBound]
        // "Building I", "Wing 6"
        if word.range.count == 1 { return count > 2 && first != 0x49 && !Symbol.isDigit(first) }
        return isNumber(codes, word.range)
    }

    /// Whether the run from `start` on is a bare number and nothing else, so that no name is in it.
    private func isNumberAlone(_ codes: [UInt8], _ start: Int, _ limit: Int) -> Bool {
        let limit = min(limit, start + NameReader.window)
        var end = start
        while end < limit, Symbol.isDigit(codes[end]) { end += 1 }
        guard end > start, isNumber(codes, start..<end) else { return false }
        guard end < limit else { return true }
        return !isWord(codes[end]) && (codes[end] != Symbol.space || end + 1 >= limit || !isWord(codes[end + 1]))
    }

    /// Whether a word is a bare number and no year, which may begin or end a name.
    private func isNumber(_ codes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.allSatisfy({ Symbol.isDigit(codes[$0]) }) else { return false }
        return range.count != 4 || (codes[range.lowerBound] != 0x32 && codes[range.lowerBound] != 0x31)
    }

    private func isWord(_ code: UInt8) -> Bool {
        Symbol.isLatin(code) || Symbol.isDigit(code) || code == Symbol.hyphen || code == 0x26
            || code == Symbol.apostrophe || code == 0x40
    }
}
