/// Finds what the text itself defines: "ชื่อเต็ม (อักษรย่อ)" and "ชื่อไทย (English Name: ABC)".
struct BracketProposer: Sendable {
    /// A name in brackets: what it stands behind, and where it is.
    struct Definition: Sendable {
        /// The index of the proposal that the bracket stands behind.
        var of: Int
        /// The range of a form inside the bracket.
        var range: Range<Int>
    }

    private let longest = 130
    private let captions: Phrases
    private let notEvents: Phrases

    init(_ words: WordTables) {
        captions = words.codePhrases(.captions)
        notEvents = words.codePhrases(.notEvents)
    }

    /// The definitions behind `proposals`, which are in order of position.
    func definitions(in scene: Scene, behind proposals: [Proposal], line: (Int) -> Range<Int>) -> [Definition] {
        let codes = scene.codes
        var found: [Definition] = []
        for (index, proposal) in proposals.enumerated() {
            let limit = line(proposal.range.lowerBound).upperBound
            var open = proposal.range.upperBound
            while open < limit, codes[open] == Symbol.space, open - proposal.range.upperBound < 2 { open += 1 }
            guard open < limit, codes[open] == Symbol.open else { continue }
            var close = open + 1
            while close < min(limit, open + longest), codes[close] != Symbol.close, codes[close] != Symbol.open {
                close += 1
            }
            guard close < limit, codes[close] == Symbol.close else { continue }
            for range in forms(codes, (open + 1)..<close) where fits(codes, range, proposal) {
                found.append(Definition(of: index, range: range))
            }
        }
        return found
    }

    /// The parts of a bracket, parted by `:`, `,`, `/` and " หรือ ".
    private func forms(_ codes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for index in range.lowerBound...range.upperBound {
            let isEnd = index == range.upperBound
            let isCut =
                !isEnd
                && (codes[index] == Symbol.colon || codes[index] == Symbol.comma || codes[index] == 0x3B
                    || (codes[index] == Symbol.hyphen && index > start && codes[index - 1] == Symbol.space))
            guard isEnd || isCut else { continue }
            var (low, high) = (start, index)
            while low < high, codes[low] == Symbol.space || codes[low] == Symbol.quote { low += 1 }
            while high > low, codes[high - 1] == Symbol.space || codes[high - 1] == Symbol.quote { high -= 1 }
            if high - low > 1 { parts.append(low..<high) }
            start = index + 1
        }
        return parts
    }

    /// Whether a form can be another name of what stands before the bracket.
    private func fits(_ codes: [UInt8], _ range: Range<Int>, _ proposal: Proposal) -> Bool {
        let first = codes[range.lowerBound]
        if proposal.type == .person {
            return Symbol.isCapital(first) && range.count > 4 && range.contains { codes[$0] == Symbol.space }
        }
        if proposal.type == .event, notEvents.end(in: codes, at: range.lowerBound, limit: range.upperBound) != nil {
            return false
        }
        guard proposal.type != .place && proposal.type != .country || Symbol.isCapital(first) else { return false }
        // "(14th Congress)"
        let isOrdinal =
            proposal.type == .event && Symbol.isDigit(first) && range.contains { Symbol.isCapital(codes[$0]) }
        if Symbol.isCapital(first) || isOrdinal {
            return !range.contains { Symbol.isThai(codes[$0]) }
        }
        if captions.contains(range, of: codes) { return false }
        // A Thai abbreviation: short, with full stops, without spaces.
        guard Symbol.isThai(first), range.count <= 14, codes[range.upperBound - 1] == Symbol.dot || range.count <= 6
        else { return false }
        return !range.contains { codes[$0] == Symbol.space || Symbol.isDigit(codes[$0]) }
    }
}
