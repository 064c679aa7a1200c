import ThaiText

/// Proposes the names that the seeds list.
struct GazetteerProposer: MentionProposer {
    private struct Name {
        var entry: Int
        var type: EntityType
        var isAmbiguous: Bool
        var length: Int
        var isEveryday: Bool
    }

    private let trie: PatternTrie
    private let names: [Name]
    private let modified: PatternTrie

    /// Compiles the names of `entries`.
    init(_ entries: [GazetteerEntry]) {
        var patterns: [[UInt8]] = []
        let everyday = Set(WordTables.words(WordTables.everyday).map { SymbolText($0).codes })
        var names: [Name] = []
        for pass in [false, true] {
            for (index, entry) in entries.enumerated() {
                for name in entry.names where (name.kind == .ambiguous) == pass {
                    let codes = SymbolText(name.text).codes
                    guard codes.count > 1 else { continue }
                    patterns.append(codes)
                    names.append(
                        Name(
                            entry: index, type: entry.type, isAmbiguous: pass, length: codes.count,
                            isEveryday: everyday.contains(codes)))
                }
            }
        }
        self.trie = PatternTrie(patterns)
        self.names = names
        self.modified = PatternTrie(WordTables.words(WordTables.modified).map { SymbolText($0).codes })
    }

    func propose(in scene: Scene, into proposals: inout [Proposal]) {
        let codes = scene.codes
        for line in scene.lines {
            var index = line.lowerBound
            while index < line.upperBound {
                guard Symbol.isBoundary(codes, index),
                    let match = trie.longest(codes, at: index, limit: line.upperBound)
                else {
                    index += 1
                    continue
                }
                let name = names[match.pattern]
                let range = index..<match.end
                if accepts(name, range, scene, line) {
                    let score = name.isAmbiguous ? 0.6 : 0.9
                    proposals.append(Proposal(range, name.type, score: score, rule: .gazetteer, entry: name.entry))
                    index = match.end
                } else {
                    index += 1
                }
            }
        }
    }

    /// Whether the name counts where it stands.
    private func accepts(_ name: Name, _ range: Range<Int>, _ scene: Scene, _ line: Range<Int>) -> Bool {
        let codes = scene.codes
        let before = range.lowerBound > line.lowerBound ? codes[range.lowerBound - 1] : Symbol.newline
        let after = range.upperBound < line.upperBound ? codes[range.upperBound] : Symbol.newline
        let first = codes[range.lowerBound]
        if Symbol.isLatin(first) {
            if Symbol.isLatin(before) || Symbol.isDigit(before) || after == Symbol.hyphen { return false }
        } else if Symbol.isThai(after), !scene.wordStarts[range.upperBound], name.length < 8 {
            return false
        }
        let isAlone = !Symbol.isThai(before) && !Symbol.isThai(after)
        if name.isEveryday { return isAlone }
        if name.isAmbiguous { return isAlone || before == Symbol.dot }
        if name.type == .country { return !isModifier(range, scene, line) }
        return name.length > 3 || isAlone
    }

    /// Whether the name of a country only says of what sort the thing before it is ("ภาษาจีน").
    private func isModifier(_ range: Range<Int>, _ scene: Scene, _ line: Range<Int>) -> Bool {
        let codes = scene.codes
        let earliest = max(line.lowerBound, range.lowerBound - 16)
        var start = range.lowerBound - 2
        while start >= earliest {
            if let match = modified.longest(codes, at: start, limit: range.lowerBound),
                match.end == range.lowerBound
            {
                return true
            }
            start -= 1
        }
        return false
    }
}
