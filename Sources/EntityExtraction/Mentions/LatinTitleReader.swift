/// Reads the title of a draft in English to its end: "draft Royal Decree on land for roads in …".
///
/// Such a title goes on in small letters; a window bounds how far it is followed.
struct LatinTitleReader: Sendable {
    /// The longest title, in characters.
    private static let window = 320

    private let drafts: Phrases
    private let ends: PatternTrie

    /// Makes a reader.
    init(_ words: WordTables) {
        drafts = words.codePhrases(.latinDrafts)
        ends = words.patterns(.latinTitleEnds)
    }

    /// The whole title of which a range of capitalised words is the beginning, if the word for a draft stands before
    /// it; else the range.
    func title(_ range: Range<Int>, in line: Range<Int>, of codes: [UInt8]) -> Range<Int> {
        guard let start = drafts.start(in: codes, endingAt: range.lowerBound, limit: line.lowerBound) else {
            return range
        }
        let limit = min(line.upperBound, range.upperBound + LatinTitleReader.window)
        var index = range.upperBound
        var depth = 0
        while index < limit {
            switch codes[index] {
            case Symbol.open: depth += 1
            case Symbol.close: depth -= 1
            case 0x3B, Symbol.colon, Symbol.quote: return start..<index
            case Symbol.dot where depth == 0 && isStop(codes, index, limit): return start..<index
            case Symbol.comma where depth == 0, Symbol.space where depth == 0:
                if ends.longest(codes, at: index, limit: limit) != nil { return start..<index }
            default: break
            }
            if depth < 0 { return start..<index }
            index += 1
        }
        return start..<(index == line.upperBound ? index : range.upperBound)
    }

    /// Whether a full stop ends a sentence, and no abbreviation such as "B.E.".
    private func isStop(_ codes: [UInt8], _ index: Int, _ limit: Int) -> Bool {
        if index > 1, Symbol.isCapital(codes[index - 1]), !Symbol.isLatin(codes[index - 2]) { return false }
        return index + 1 >= limit || codes[index + 1] == Symbol.space
    }
}
