/// Reads the title of a law or agreement in English to its end: "draft Royal Decree on land for roads in …, B.E. …".
///
/// The title of a draft, or one that stands alone in its line, goes on in small letters; a window bounds how far it is
/// followed.
struct LatinTitleReader: Sendable {
    /// The longest title, in characters.
    private static let window = 400

    private let drafts: Phrases
    private let headings: Phrases
    private let ends: PatternTrie
    private let eras: Phrases

    /// Makes a reader.
    init(_ words: WordTables) {
        drafts = words.codePhrases(.latinDrafts)
        headings = words.codePhrases(.latinHeadings)
        ends = words.patterns(.latinTitleEnds)
        eras = words.codePhrases(.latinEras)
    }

    /// The whole title of which a range of capitalised words is the beginning.
    func title(_ range: Range<Int>, in line: Range<Int>, of codes: [UInt8]) -> Range<Int> {
        let start = drafts.start(in: codes, endingAt: range.lowerBound, limit: line.lowerBound) ?? range.lowerBound
        let isHeading = headings.start(in: codes, endingAt: start, limit: line.lowerBound) != nil
        guard start < range.lowerBound || isHeading else {
            return range.lowerBound..<yearEnd(codes, range.upperBound, line.upperBound)
        }
        return start..<end(codes, from: range.upperBound, limit: line.upperBound)
    }

    /// The end of a title that goes on in small letters.
    private func end(_ codes: [UInt8], from start: Int, limit: Int) -> Int {
        let window = min(limit, start + LatinTitleReader.window)
        var index = start
        var depth = 0
        while index < window {
            switch codes[index] {
            case Symbol.open: depth += 1
            case Symbol.close: depth -= 1
            case 0x3B, Symbol.colon, Symbol.quote: return index
            case Symbol.dot where depth == 0 && isStop(codes, index, window): return index
            case Symbol.comma where depth == 0, Symbol.space where depth == 0:
                let year = yearEnd(codes, index, window)
                if year > index { return year }
                if ends.longest(codes, at: index, limit: window) != nil { return index }
            default: break
            }
            if depth < 0 { return index }
            index += 1
        }
        return index == limit ? index : start
    }

    /// Whether a full stop ends a sentence, and no abbreviation such as "No.".
    private func isStop(_ codes: [UInt8], _ index: Int, _ limit: Int) -> Bool {
        var word = index
        while word > 0, Symbol.isLatin(codes[word - 1]) { word -= 1 }
        if index - word <= 2, word < index, Symbol.isCapital(codes[word]) { return false }
        return index + 1 >= limit || codes[index + 1] == Symbol.space
    }

    /// The end of the number and year of a law: ", B.E. 2566 (2023)", "(No. 2), B.E. …"; `start` where there are none.
    private func yearEnd(_ codes: [UInt8], _ start: Int, _ limit: Int) -> Int {
        var index = start
        // "(No. 2)"
        if index + 2 < limit, codes[index] == Symbol.space, codes[index + 1] == Symbol.open {
            var close = index + 2
            while close < limit, close - index < 12, codes[close] != Symbol.close { close += 1 }
            guard close < limit, codes[close] == Symbol.close else { return start }
            index = close + 1
        }
        guard let era = eras.end(in: codes, at: index, limit: limit) else { return start }
        var end = era
        while end < limit, Symbol.isDigit(codes[end]) || codes[end] == Symbol.dot || codes[end] == Symbol.other {
            end += 1
        }
        guard end > era else { return start }
        // A full stop behind the digits of a year ends the sentence.
        if codes[end - 1] == Symbol.dot, end - 2 >= era, Symbol.isDigit(codes[end - 2]) { end -= 1 }
        guard end + 6 < limit, codes[end] == Symbol.space, codes[end + 1] == Symbol.open,
            codes[end + 6] == Symbol.close, codes[(end + 2)..<(end + 6)].allSatisfy(Symbol.isDigit)
        else { return end }
        return end + 7
    }
}
