/// Proposes names in Latin script: capitalised words in a row that hold a word which says what they name.
struct LatinProposer: MentionProposer {
    private struct Word {
        var range: Range<Int>
        var isCapital: Bool
    }

    /// The words between capitalised ones that belong to a name.
    private let links: Set<[UInt8]>
    private let common = ["Call Center", "Zoom", "Video", "VDO", "Fun Run", "Chair of", "Cisco", "Web"].map {
        Array($0.utf8)
    }
    /// "Call Center", "Contact Center"
    private let centre = Array("Center".utf8)
    private let ministry = Array("Ministry".utf8)
    private let offices = [
        "President", "Chairman", "Director", "Secretary", "Permanent", "Deputy", "Minister", "Vice", "Prime",
    ]
    .map { Array($0.utf8) }
    private let keys: [[UInt8]: EntityType]

    /// Makes a proposer.
    init() {
        links = Set(["of", "on", "the", "and", "for", "to", "&", "-", "de"].map { Array($0.utf8) })
        var keys: [[UInt8]: EntityType] = [:]
        for line in WordTables.latinKeys.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard let first = fields.first, let type = WordTables.types[String(first)] else { continue }
            for word in fields.dropFirst() { keys[Array(word.utf8)] = type }
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
        if common.contains(where: { codes[first.range.lowerBound...].starts(with: $0) }) { return nil }
        if last.range.count == 6, words.count < 4, codes[last.range].elementsEqual(centre) { return nil }
        guard words.contains(where: { Symbol.isCapital(codes[$0.range.lowerBound]) }) else { return nil }
        // What stands before "of", "on" or "for" says what kind of thing it is, else the last such word.
        let link = words.firstIndex { !$0.isCapital && codes[$0.range] != Array("and".utf8)[...] } ?? words.count
        var type: EntityType?
        for word in words[..<link] { type = keys[Array(codes[word.range])] ?? type }
        if type == nil { for word in words { type = keys[Array(codes[word.range])] ?? type } }
        guard let type else { return nil }
        if type == .ministry {
            guard let head = words.first(where: { codes[$0.range].elementsEqual(ministry) }),
                head.range.lowerBound + 12 < last.range.upperBound
            else { return nil }
            return Proposal(
                head.range.lowerBound..<last.range.upperBound, type, score: 0.6, rule: .latin)
        }
        if words.prefix(3).contains(where: { word in offices.contains { codes[word.range].elementsEqual($0) } }) {
            return nil
        }
        return Proposal(first.range.lowerBound..<last.range.upperBound, type, score: 0.6, rule: .latin)
    }
}
