import ThaiText

/// A document as the proposers see it: its characters, its lines, and the cue words in them.
struct Scene {
    /// A cue word that stands in the text.
    struct CueHit: Sendable {
        var range: Range<Int>
        var cue: Cue
        /// The end of the line it stands in.
        var line: Range<Int>
    }

    /// The text that all ranges belong to.
    let text: SymbolText
    /// The headline and the lines of the body, as ranges of characters.
    let lines: [Range<Int>]
    /// The cue words, leftmost first, the longest at each place.
    let cues: [CueHit]
    /// For each character, and the end, whether a word starts there by the dictionary of the segmenter.
    let wordStarts: WordStarts

    /// The cue words by where they start.
    private var cueStarts: PositionTable
    /// The known names, by where they start.
    var known: KnownNames

    /// The characters.
    var codes: [UInt8] { text.codes }

    /// Finds the cue words of an analysed text.
    init(_ analyzed: AnalyzedText, cues table: CueTable) {
        let text = SymbolText(analyzed.bytes)
        var lines: [Range<Int>] = []
        for line in analyzed.lines {
            let start = text.index(ofOffset: line.lowerBound)
            lines.append(start..<max(start, text.index(ofOffset: line.upperBound)))
        }
        self.text = text
        self.lines = lines
        let starts = WordStarts(text.codes, lines: lines)
        self.wordStarts = starts
        self.cues = Scene.hits(in: text.codes, lines: lines, table: table, starts: starts)
        cueStarts = PositionTable(count: text.codes.count)
        known = KnownNames([], count: 0)
        for (number, hit) in cues.enumerated() { cueStarts.note(number, at: hit.range.lowerBound) }
    }

    private static func hits(
        in codes: [UInt8], lines: [Range<Int>], table: CueTable, starts: WordStarts
    ) -> [CueHit] {
        var hits: [CueHit] = []
        for line in lines {
            var index = line.lowerBound
            while let (start, match) = table.trie.first(in: codes, from: index, limit: line.upperBound) {
                index = start + 1
                guard starts[start] else { continue }
                let cue = table.cues[match.pattern]
                if cue.kind != .shield {
                    hits.append(CueHit(range: start..<match.end, cue: cue, line: line))
                }
                if cue.kind != .office { index = match.end }
            }
        }
        return hits
    }

    /// Skips spaces from `index`, at most `limit`.
    func skipSpaces(_ index: Int, _ limit: Int) -> Int {
        var index = index
        while index < limit, codes[index] == Symbol.space { index += 1 }
        return index
    }
}

extension Scene {
    /// The line that holds a position. Complexity: logarithmic.
    func line(at position: Int) -> Range<Int> {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].upperBound <= position { low = middle + 1 } else { high = middle }
        }
        return low < lines.count ? lines[low] : position..<position
    }
}

extension Scene {
    /// Whether a cue word starts at a position.
    func hasCue(at position: Int) -> Bool { cueStarts[position] != nil }

    /// The head of a name that starts at a position.
    func head(at position: Int) -> CueHit? {
        guard let number = cueStarts[position], cues[number].cue.kind == .head else { return nil }
        return cues[number]
    }

    /// Whether a known name starts at a position.
    func isKnown(at position: Int) -> Bool { known.contains(position) }

    /// What stands between the quotation marks inside a name.
    func quotation(in range: Range<Int>) -> Range<Int>? {
        guard let open = range.first(where: { codes[$0] == Symbol.quote || codes[$0] == Symbol.apostrophe }),
            let close = (open + 1..<range.upperBound).first(where: { codes[$0] == codes[open] }), close > open + 5
        else { return nil }
        return open + 1..<close
    }

    /// The Latin words, at least two, at the end of a name that begins with others.
    func latin(in range: Range<Int>) -> Range<Int>? {
        var start = range.upperBound
        while start > range.lowerBound, codes[start - 1] < 0x80, codes[start - 1] != Symbol.quote { start -= 1 }
        while start < range.upperBound, !Symbol.isCapital(codes[start]) { start += 1 }
        let isLong = range.upperBound - start >= 8 && codes[start..<range.upperBound].contains(Symbol.space)
        return isLong && start > range.lowerBound ? start..<range.upperBound : nil
    }
}
