import ThaiText

/// Proposes the names that the seeds list.
struct GazetteerProposer: MentionProposer {
    private struct Name {
        var entry: Int
        var type: EntityType
        var isAmbiguous: Bool
        var length: Int
        var isEveryday: Bool
        var isHomeland: Bool
    }

    private let trie: PatternTrie
    private let names: [Name]
    private let modified: PatternTrie
    private let beforeHomeland: PatternTrie
    private let provinces: Phrases
    private let slogans: PatternTrie

    /// Compiles the names of `entries`.
    init(_ entries: [GazetteerEntry], _ words: WordTables) {
        let homeland = Set(words.codes(.homeland))
        let everyday = Set(words.codes(.everyday))
        let spellings = GazetteerProposer.spellings(of: entries, heads: words.phrases(.bodyHeads))
        let all = Set(spellings.map(\.codes).filter { $0.count > 6 })
        func isPair(_ codes: [UInt8]) -> Bool {
            // "สำนักโฆษก สำนักเลขาธิการนายกรัฐมนตรี" are two names.
            codes.indices.contains {
                codes[$0] == Symbol.space && all.contains(Array(codes[..<$0]))
                    && all.contains(Array(codes[($0 + 1)...]))
            }
        }
        var patterns: [[UInt8]] = []
        var names: [Name] = []
        for pass in [false, true] {
            for spelling in spellings where spelling.isAmbiguous == pass {
                let codes = spelling.codes
                let type = entries[spelling.entry].type
                guard codes.count > 1, type == .place || !isPair(codes) else { continue }
                patterns.append(codes)
                names.append(
                    Name(
                        entry: spelling.entry, type: type, isAmbiguous: pass, length: codes.count,
                        isEveryday: everyday.contains(codes), isHomeland: homeland.contains(codes)))
            }
        }
        self.trie = PatternTrie(patterns)
        self.names = names
        modified = words.patterns(.modified)
        beforeHomeland = words.patterns(.beforeHomeland)
        provinces = words.codePhrases(.provinceHeads)
        slogans = words.patterns(.slogans)
    }

    /// A name as an entry has it.
    private struct Spelling {
        var entry: Int
        var codes: [UInt8]
        /// Whether it counts only near a fuller one: if the seeds say so, or if it is a body's name without its head.
        var isAmbiguous: Bool
    }

    /// The names of all entries, in order.
    private static func spellings(of entries: [GazetteerEntry], heads: [String]) -> [Spelling] {
        let heads = heads.map { Array($0.utf8) }
        var spellings: [Spelling] = []
        for (index, entry) in entries.enumerated() {
            let isBody = entry.type == .ministry || entry.type == .organisation
            let texts = isBody ? entry.names.map { Array($0.text.utf8) } : []
            for (number, name) in entry.names.enumerated() {
                let isAmbiguous =
                    name.kind == .ambiguous || isBody && isHeadless(texts[number], among: texts, heads: heads)
                spellings.append(
                    Spelling(entry: index, codes: SymbolText(name.text).codes, isAmbiguous: isAmbiguous))
            }
        }
        return spellings
    }

    /// Whether one of `names` is a head and `name`.
    private static func isHeadless(_ name: [UInt8], among names: [[UInt8]], heads: [[UInt8]]) -> Bool {
        names.contains { full in
            let length = full.count - name.count
            return length >= 0 && full[length...].elementsEqual(name)
                && heads.contains { $0.count == length && full.starts(with: $0) }
        }
    }

    /// The entry that has a name of this type which stands exactly at a range, if there is one.
    func entry(named range: Range<Int>, _ type: EntityType, in codes: [UInt8]) -> Int? {
        guard let match = trie.longest(codes, at: range.lowerBound, limit: range.upperBound),
            match.end == range.upperBound, names[match.pattern].type == type
        else { return nil }
        return names[match.pattern].entry
    }

    func propose(in scene: Scene, into proposals: inout [Proposal]) {
        let codes = scene.codes
        for line in scene.lines {
            var index = line.lowerBound
            while let (start, match) = trie.first(in: codes, from: index, limit: line.upperBound) {
                let name = names[match.pattern]
                var range = start..<match.end
                index = start + 1
                guard accepts(name, range, scene, line) else { continue }
                if isShortened(codes, match.end, line.upperBound) { range = start..<(match.end + 1) }
                let score = name.isAmbiguous ? 0.6 : 0.9
                proposals.append(Proposal(range, name.type, score: score, rule: .gazetteer, entry: name.entry))
                index = range.upperBound
            }
        }
    }

    /// Whether ฯ stands at `index` and means that a name was shortened.
    private func isShortened(_ codes: [UInt8], _ index: Int, _ limit: Int) -> Bool {
        guard index < limit, codes[index] == Symbol.paiyannoi else { return false }
        return index + 1 == limit || codes[index + 1] != 0xC5
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
        // "ลาว" is no part of "ศาลาว่าการ".
        if name.type == .country, name.length <= 4, Symbol.isThai(before), Symbol.isThai(first), !name.isHomeland,
            !scene.wordStarts[range.lowerBound]
        {
            return false
        }
        let isAlone = !Symbol.isThai(before) && !Symbol.isThai(after)
        if name.type == .place, name.isEveryday || name.isAmbiguous {
            if provinces.start(in: codes, endingAt: range.lowerBound, limit: line.lowerBound) != nil { return true }
        }
        if name.isEveryday { return isAlone }
        if name.isAmbiguous { return isAlone || before == Symbol.dot }
        if name.isHomeland { return standsForState(range, scene, line) }
        if name.type == .country { return !isModifier(range, scene, line) }
        return name.length > 3 || isAlone
    }

    /// Whether the name of the homeland stands for the state and not for what belongs to it.
    private func standsForState(_ range: Range<Int>, _ scene: Scene, _ line: Range<Int>) -> Bool {
        let codes = scene.codes
        if slogans.longest(codes, at: range.upperBound, limit: line.upperBound) != nil { return false }
        guard range.lowerBound > line.lowerBound else { return true }
        let before = codes[range.lowerBound - 1]
        // "#สื่อสารรัฐบาลไทย" is a hashtag.
        var start = range.lowerBound - 1
        while start > line.lowerBound, Symbol.isThai(codes[start]), range.lowerBound - start < 24 { start -= 1 }
        if codes[start] == 0x23 { return false }
        if !Symbol.isThai(before) { return before != 0x23 && before != Symbol.dot }
        let earliest = max(line.lowerBound, range.lowerBound - 8)
        for start in earliest..<range.lowerBound where scene.wordStarts[start] {
            if beforeHomeland.longest(codes, at: start, limit: range.lowerBound)?.end == range.lowerBound {
                return true
            }
        }
        return false
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
