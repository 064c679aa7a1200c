/// The tokens of a stretch of one line.
///
/// A token is a word of the vocabulary, a run of Thai letters that holds none, a run of Latin letters, a number or
/// a single sign. Spaces are no tokens; each token knows whether one stands before it.
struct MentionTokens {
    /// What a token looks like.
    enum Shape: UInt8 {
        case known, unknown, capital, small, capitals, digits, year, sign
    }

    /// A token.
    struct Token {
        /// A hash of its characters; numbers of equal length are equal.
        var key: UInt64
        /// Where it starts and ends, in the codes of the text.
        var start: Int32
        var end: Int32
        /// The number of the word in the vocabulary, or -1.
        var word: Int32
        /// What it looks like, by the number of a `Shape`.
        var shape: UInt8
        /// Whether a space stands before it.
        var isSpaced: Bool
    }

    /// The tokens, in order.
    private(set) var items: [Token] = []

    /// How many tokens there are.
    var count: Int { items.count }

    @inline(__always)
    private mutating func append(_ range: Range<Int>, _ key: UInt64, _ word: Int, _ shape: Shape, _ isSpaced: Bool) {
        items.append(
            Token(
                key: key, start: Int32(truncatingIfNeeded: range.lowerBound),
                end: Int32(truncatingIfNeeded: range.upperBound), word: Int32(truncatingIfNeeded: word),
                shape: shape.rawValue, isSpaced: isSpaced))
    }

    /// Reads at most `limit` tokens.
    ///
    /// - Parameters:
    ///   - range: the part of `codes` to read.
    ///   - edges: positions that no token runs over, in order.
    /// - Returns: where reading stopped.
    mutating func read(
        _ codes: [UInt8], _ range: Range<Int>, edges: [Int32], vocabulary: Vocabulary, limit: Int
    ) -> Int {
        items.removeAll(keepingCapacity: true)
        var index = range.lowerBound
        var edge = MentionTokens.firstEdge(edges, after: index)
        var isSpaced = false
        while index < range.upperBound {
            let code = codes[index]
            if code == Symbol.space || code == 0x09 {
                isSpaced = true
                index += 1
                // A long text is cut at a space if there is one near the limit.
                if count >= limit - 40 { return index }
                continue
            }
            if count >= limit { return index }
            while edge < edges.count, edges[edge] <= index { edge += 1 }
            let stop = edge < edges.count ? min(range.upperBound, Int(edges[edge])) : range.upperBound
            let end: Int
            if Symbol.isThai(code) {
                end = thai(codes, index, stop, vocabulary, isSpaced)
            } else if Symbol.isLatin(code) {
                end = latin(codes, index, stop, isSpaced)
            } else if Symbol.isDigit(code) {
                end = number(codes, index, stop, isSpaced)
            } else {
                end = index + 1
                append(index..<end, FeatureHash.start ^ UInt64(code), -1, .sign, isSpaced)
            }
            index = end
            isSpaced = false
        }
        return index
    }

    private static func firstEdge(_ edges: [Int32], after index: Int) -> Int {
        var (low, high) = (0, edges.count)
        while low < high {
            let middle = (low + high) / 2
            if edges[middle] <= index { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func thai(
        _ codes: [UInt8], _ start: Int, _ stop: Int, _ vocabulary: Vocabulary, _ isSpaced: Bool
    ) -> Int {
        if let match = vocabulary.trie.longest(codes, at: start, limit: stop) {
            append(start..<match.end, vocabulary.tokens[match.pattern].key, match.pattern, .known, isSpaced)
            return match.end
        }
        // An unknown stretch ends where a known word of some length starts.
        var index = start + 1
        while index < stop, Symbol.isThai(codes[index]) {
            if index - start >= 2 && Symbol.isBoundary(codes, index),
                let match = vocabulary.trie.longest(codes, at: index, limit: stop), match.end - index >= 3
            {
                break
            }
            index += 1
            if index - start >= 24, Symbol.isBoundary(codes, index) { break }
        }
        append(start..<index, FeatureHash.key(codes, start..<index), -1, .unknown, isSpaced)
        return index
    }

    private mutating func latin(_ codes: [UInt8], _ start: Int, _ stop: Int, _ isSpaced: Bool) -> Int {
        var index = start
        var capitals = 0
        while index < stop, Symbol.isLatin(codes[index]) || (codes[index] >= 0x30 && codes[index] <= 0x39) {
            if Symbol.isCapital(codes[index]) { capitals += 1 }
            index += 1
        }
        let shape: Shape =
            capitals > 1 && capitals * 2 > index - start
            ? .capitals : Symbol.isCapital(codes[start]) ? .capital : .small
        append(start..<index, FeatureHash.key(codes, start..<index), -1, shape, isSpaced)
        return index
    }

    private mutating func number(_ codes: [UInt8], _ start: Int, _ stop: Int, _ isSpaced: Bool) -> Int {
        var index = start
        while index < stop, Symbol.isDigit(codes[index]) { index += 1 }
        let length = index - start
        let first = codes[start] & 0x0F
        let isYear = length == 4 && first == 2
        let key = FeatureHash.start ^ (0x300 &+ UInt64(min(length, 6)))
        append(start..<index, key, -1, isYear ? .year : .digits, isSpaced)
        return index
    }
}

/// Hashes of features and of the strings in them.
enum FeatureHash {
    static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    /// A hash of a range of characters.
    @inline(__always)
    static func key(_ codes: [UInt8], _ range: Range<Int>) -> UInt64 {
        var hash = start
        for index in range { hash = (hash ^ UInt64(codes[index])) &* 0x0000_0100_0000_01B3 }
        return hash
    }

    /// A hash of a template's number and up to three values.
    @inline(__always)
    static func feature(_ template: UInt64, _ first: UInt64, _ second: UInt64 = 0, _ third: UInt64 = 0) -> UInt64 {
        var hash = (first &+ template) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        hash = (hash &+ second) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 31
        hash = (hash &+ third &+ (template << 40)) &* 0x94D0_49BB_1331_11EB
        return hash ^ (hash >> 30)
    }
}
