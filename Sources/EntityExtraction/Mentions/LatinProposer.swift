/// Proposes names in Latin script: capitalised words in a row that hold a word which says what they name.
struct LatinProposer: MentionProposer {
    typealias Word = LatinRunReader.Word

    private let reader: LatinRunReader
    private let titles: LatinTitleReader
    private let common: Phrases
    private let centres: Phrases
    private let ministries: Phrases
    private let offices: Set<[UInt8]>
    private let openers: Set<[UInt8]>
    private let and: Phrases
    private let suffixes: Phrases
    private let fields: MinistryFields
    private let visits: Phrases

    /// Makes a proposer.
    init(_ words: WordTables, _ fields: MinistryFields) {
        self.fields = fields
        visits = words.codePhrases(.latinVisits)
        reader = LatinRunReader(words)
        titles = LatinTitleReader(words)
        common = words.codePhrases(.latinCommon)
        centres = words.codePhrases(.latinCentres)
        ministries = words.codePhrases(.latinMinistries)
        offices = Set(words.codes(.latinOffices))
        openers = Set(words.codes(.latinOpeners))
        and = words.codePhrases(.latinAnd)
        suffixes = words.codePhrases(.bodySuffixes)
    }

    func propose(in scene: Scene, into proposals: inout [Proposal]) {
        let codes = scene.codes
        for line in scene.lines {
            var index = line.lowerBound
            // Names parted by commas, which a plural behind the last one may say the kind of.
            var list: [Range<Int>] = []
            while let start = LatinProposer.start(in: codes, from: index, line) {
                index = start
                let words = reader.run(codes, index, line)
                guard let first = words.first, let last = words.last else {
                    index += 1
                    continue
                }
                if let end = list.last?.upperBound, !isComma(codes, end, first.range.lowerBound) { list = [] }
                propose(words, line, list, scene, into: &proposals)
                if words.count <= 4, list.count < 24, !last.isPlural {
                    list.append(first.range.lowerBound..<last.range.upperBound)
                } else {
                    list = []
                }
                index = max(index + 1, last.range.upperBound)
            }
        }
    }

    /// The first position from `index` on at which a capital or a digit stands that no Latin letter stands before.
    private static func start(in codes: [UInt8], from index: Int, _ line: Range<Int>) -> Int? {
        precondition(line.upperBound <= codes.count)
        return codes.withUnsafeBufferPointer { codes in
            var index = index
            while index < line.upperBound {
                let code = codes[index]
                if code < 0x5B || code >= 0xF0, Symbol.isCapital(code) || Symbol.isDigit(code),
                    index == line.lowerBound || !Symbol.isLatin(codes[index - 1])
                {
                    return index
                }
                index &+= 1
            }
            return nil
        }
    }

    /// Whether only a comma, or one with the word for "and", stands between two names.
    private func isComma(_ codes: [UInt8], _ end: Int, _ start: Int) -> Bool {
        guard start >= end + 2, start <= end + 6, codes[end] == Symbol.comma, codes[end + 1] == Symbol.space else {
            return false
        }
        return start == end + 2 || and.contains((end + 2)..<(start - 1), of: codes)
    }

    /// Adds what the words of a run name.
    private func propose(
        _ words: [Word], _ line: Range<Int>, _ list: [Range<Int>], _ scene: Scene, into proposals: inout [Proposal]
    ) {
        if let last = words.last, last.isPlural, let type = last.kind {
            for name in plural(words.dropLast(), list) {
                proposals.append(Proposal(name, type, score: 0.55, rule: .latin))
            }
            return
        }
        if let visit = visit(words, line, scene) { proposals.append(visit) }
        guard words.count > 1 else { return }
        for part in parts(words[...], scene) {
            guard var proposal = proposal(scene.codes, part) else { continue }
            if proposal.type == .plan { proposal.range = titles.title(proposal.range, in: line, of: scene.codes) }
            proposals.append(proposal)
        }
    }

    /// The names of a list whose kind stands behind its last one: "Tak, Nan and Phrae provinces".
    private func plural(_ words: ArraySlice<Word>, _ list: [Range<Int>]) -> [Range<Int>] {
        var names = list
        for part in words.split(whereSeparator: \.isLink) {
            guard let first = part.first, let last = part.last, part.count <= 3 else { return [] }
            names.append(first.range.lowerBound..<last.range.upperBound)
        }
        return names
    }

    /// The visit to a country that a run begins with: "official visit to Peru".
    private func visit(_ words: [Word], _ line: Range<Int>, _ scene: Scene) -> Proposal? {
        guard let start = words.first?.range.lowerBound, let known = scene.known[start],
            known.type == .country || known.type == .place,
            let opening = visits.start(in: scene.codes, endingAt: start, limit: line.lowerBound)
        else { return nil }
        return Proposal(opening..<known.range.upperBound, .event, score: 0.6, rule: .latin)
    }

    // MARK: Two names in one run

    /// The names that the words of a run are made of: bodies that "and" joins, and known ones that others follow.
    private func parts(_ words: ArraySlice<Word>, _ scene: Scene) -> [ArraySlice<Word>] {
        // The title of an agreement holds the names of its parties.
        if words.prefix(while: { !$0.isLink }).contains(where: { reader.isAgreement($0, in: scene.codes) }) {
            return [words]
        }
        var parts: [ArraySlice<Word>] = []
        var start = words.startIndex
        for index in words.indices {
            guard index > start else { continue }
            if and.contains(words[index].range, of: scene.codes),
                joinsBodies(words[start..<index], words[(index + 1)...], scene.codes)
            {
                parts.append(words[start..<index])
                start = index + 1
            } else if words[index].isCapital, endsKnown(words[start..<index], scene),
                !words[index...].contains(where: { $0.isLink || $0.key != nil })
            {
                parts.append(words[start..<index])
                start = index
            }
        }
        parts.append(words[start...])
        return parts
    }

    /// Whether both what stands before "and" and what stands behind it name a body or place: the first one is complete,
    /// and the second one has a word for its kind before any "of", or wherever, if the first one ends with its own.
    private func joinsBodies(_ left: ArraySlice<Word>, _ right: ArraySlice<Word>, _ codes: [UInt8]) -> Bool {
        guard let last = left.last else { return false }
        if last.kind != nil { return true }
        guard left.contains(where: { isBody($0) }) else {
            return left.count > 1 && isPlace(left) && isPlace(right)
        }
        if let first = right.first, isOffice(first, codes) { return true }
        let names = isBody(last) ? right : right.prefix { !$0.isLink }
        return names.contains { isBody($0) }
    }

    /// Whether the words up to the next link hold the word for a place.
    private func isPlace(_ words: ArraySlice<Word>) -> Bool {
        words.prefix { !$0.isLink }.contains { $0.key == .place }
    }

    private func isBody(_ word: Word) -> Bool { word.key == .ministry || word.key == .organisation }

    /// Whether the words end with a known ministry or body of more than one word.
    private func endsKnown(_ words: ArraySlice<Word>, _ scene: Scene) -> Bool {
        guard words.count > 1, let end = words.last?.range.upperBound else { return false }
        return words.dropLast().suffix(12).contains { word in
            guard let known = scene.known[word.range.lowerBound], known.range.upperBound == end else { return false }
            return known.type == .ministry || known.type == .organisation
        }
    }

    // MARK: One name

    private func proposal(_ codes: [UInt8], _ all: ArraySlice<Word>) -> Proposal? {
        guard let words = name(in: all, codes), let first = words.first, let last = words.last, words.count > 1 else {
            return nil
        }
        if common.end(in: codes, at: first.range.lowerBound, limit: codes.count) != nil { return nil }
        if words.count < 4, centres.contains(last.range, of: codes) { return nil }
        guard words.contains(where: { Symbol.isCapital(codes[$0.range.lowerBound]) }) else { return nil }
        // What stands before "of", "on" or "for" says what kind of thing it is, else the last such word.
        let link = words.firstIndex { $0.isLink && !and.contains($0.range, of: codes) } ?? words.endIndex
        var type: EntityType?
        for word in words[..<link] { type = word.key ?? type }
        if type == nil { for word in words { type = word.key ?? type } }
        guard let type else { return nil }
        if type == .ministry {
            guard let head = words.first(where: { ministries.contains($0.range, of: codes) }),
                head.range.lowerBound + 12 < last.range.upperBound
            else { return nil }
            return Proposal(
                head.range.lowerBound..<last.range.upperBound, type, score: 0.6, rule: .latin)
        }
        let end = last.range.upperBound
        let suffix = end < codes.count && codes[end] == Symbol.space ? end + 1 : end
        return Proposal(
            first.range.lowerBound..<(suffixes.end(in: codes, at: suffix, limit: codes.count) ?? end), type,
            score: last.kind == nil ? 0.6 : 0.65, rule: .latin)
    }

    /// The words of a run that are the name: without those that begin a sentence, an office before its body, and what
    /// stands before the place that a small word says the kind of.
    private func name(in words: ArraySlice<Word>, _ codes: [UInt8]) -> ArraySlice<Word>? {
        var words = words
        if let last = words.last, let kind = last.kind {
            let before = words.dropLast().lastIndex {
                $0.isLink && (kind == .place || !and.contains($0.range, of: codes))
            }
            if let before { words = words[(before + 1)...] }
        }
        var hasOffice = false
        for _ in 0..<4 {
            while let first = words.first, first.isLink || isOpener(first, codes) { words = words.dropFirst() }
            guard words.prefix(3).prefix(while: { !$0.isLink }).contains(where: { isOffice($0, codes) }) else {
                return hasOffice ? bodyOfOffice(words, codes) : words
            }
            guard let link = words.firstIndex(where: \.isLink) else { return nil }
            hasOffice = true
            words = words[(link + 1)...]
        }
        return nil
    }

    private func isOffice(_ word: Word, _ codes: [UInt8]) -> Bool { offices.contains(Array(codes[word.range])) }

    /// Whether a word only begins a sentence; behind Thai, a quotation mark or a bracket it begins a name.
    private func isOpener(_ word: Word, _ codes: [UInt8]) -> Bool {
        guard openers.contains(Array(codes[word.range])) else { return false }
        var before = word.range.lowerBound - 1
        if before > 0, codes[before] == Symbol.space { before -= 1 }
        guard before >= 0 else { return true }
        return !Symbol.isThai(codes[before]) && codes[before] != Symbol.quote && codes[before] != Symbol.open
    }

    /// The words behind an office without the name of the person behind the body; none for the field of a minister.
    private func bodyOfOffice(_ words: ArraySlice<Word>, _ codes: [UInt8]) -> ArraySlice<Word>? {
        guard let first = words.first, let last = words.last else { return nil }
        if fields.end(in: codes, at: first.range.lowerBound, limit: last.range.upperBound) != nil { return nil }
        guard let key = words.lastIndex(where: { $0.key != nil }) else { return words }
        let rest = words[(key + 1)...]
        return (2...3).contains(rest.count) && !rest.contains(where: \.isLink) ? words[...key] : words
    }
}
