/// A document as the proposers see it: its characters, its lines, and the cue words in them.
struct Scene: Sendable {
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
        self.cues = Scene.hits(in: text.codes, lines: lines, table: table)
    }

    private static func hits(in codes: [UInt8], lines: [Range<Int>], table: CueTable) -> [CueHit] {
        var hits: [CueHit] = []
        for line in lines {
            var index = line.lowerBound
            while index < line.upperBound {
                guard Symbol.isBoundary(codes, index),
                    let match = table.trie.longest(codes, at: index, limit: line.upperBound)
                else {
                    index += 1
                    continue
                }
                let cue = table.cues[match.pattern]
                if cue.kind != .shield {
                    hits.append(CueHit(range: index..<match.end, cue: cue, line: line))
                }
                index = cue.kind == .office ? index + 1 : match.end
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
