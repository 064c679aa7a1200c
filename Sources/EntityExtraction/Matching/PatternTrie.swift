import Sorting
import ThaiText

/// Many patterns matched at once: a trie over the codes of ``SymbolText``.
///
/// Most walks end within two codes, so which pairs of codes begin a pattern stands in a table of bits that fits into the
/// processor's first cache. Built once, never changed. A walk costs at most the length of the longest pattern.
struct PatternTrie: Sendable {
    /// A match: where it ends, and the number of the pattern.
    struct Match: Sendable, Equatable {
        var end: Int
        var pattern: Int
    }

    private let trie: DoubleArrayTrie
    private let beginnings: PairSet
    /// How many patterns there are.
    let count: Int

    /// Makes a trie; a pattern's number is its index. The first of equal patterns counts.
    init(_ patterns: [[UInt8]]) {
        // Equal patterns stay in the order of their numbers.
        let order = patterns.indices.ordered { patterns[$0].lexicographicallyPrecedes(patterns[$1]) }
            .filter { !patterns[$0].isEmpty }
        count = order.count
        var keys: [[UInt8]] = []
        var values: [Int32] = []
        var beginnings = PairSet()
        for index in order where keys.last != patterns[index] {
            let pattern = patterns[index]
            keys.append(pattern)
            values.append(Int32(truncatingIfNeeded: index))
            if pattern.count > 1 { beginnings.insert(pattern[0], pattern[1]) } else { beginnings.insert(pattern[0]) }
        }
        trie = DoubleArrayTrie(keys, values: values, symbolCount: 256)
        self.beginnings = beginnings
    }

    /// The longest pattern that stands at `start`, ends by `limit` and ends where a word may end.
    @inline(__always)
    func longest(_ codes: [UInt8], at start: Int, limit: Int) -> Match? {
        guard mayBegin(codes, at: start, limit: limit) else { return nil }
        return longestFound(codes, at: start, limit: limit)
    }

    @inline(__always)
    private func mayBegin(_ codes: [UInt8], at start: Int, limit: Int) -> Bool {
        guard start < limit else { return false }
        return start &+ 1 == limit || beginnings.contains(codes[start], codes[start &+ 1])
    }

    private func longestFound(_ codes: [UInt8], at start: Int, limit: Int) -> Match? {
        trie.longest(in: codes, at: start, limit: limit) { Symbol.isBoundary(codes, $0) }
            .map { Match(end: $0.end, pattern: Int($0.value)) }
    }

    /// Calls `found` for every pattern that stands at `start` and ends where a word may end, shortest first.
    @inline(__always)
    func walk(_ codes: [UInt8], at start: Int, limit: Int, _ found: (Match) -> Void) {
        guard mayBegin(codes, at: start, limit: limit) else { return }
        trie.forEach(in: codes, at: start, limit: limit) { end, value in
            if Symbol.isBoundary(codes, end) { found(Match(end: end, pattern: Int(value))) }
        }
    }
}

/// A set of pairs of codes, a bit each; of two codes only the lower seven bits count, which are different for all of Thai,
/// so a pair may be taken for another one of another script.
struct PairSet: Sendable {
    private var words = [UInt64](repeating: 0, count: 256)

    /// Adds a pair.
    mutating func insert(_ first: UInt8, _ second: UInt8) {
        words[Int(first & 0x7F) << 1 | Int(second & 0x7F) >> 6] |= 1 << UInt64(second & 63)
    }

    /// Adds all pairs that begin with a code.
    mutating func insert(_ first: UInt8) {
        for word in 0..<2 { words[Int(first & 0x7F) << 1 | word] = .max }
    }

    /// Whether a pair may be in the set; one that was added always is.
    @inline(__always)
    func contains(_ first: UInt8, _ second: UInt8) -> Bool {
        words[Int(first & 0x7F) &<< 1 | Int(second & 0x7F) &>> 6] &>> UInt64(second & 63) & 1 != 0
    }
}
