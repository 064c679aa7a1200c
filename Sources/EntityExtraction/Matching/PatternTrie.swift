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
    private let longBeginnings: BeginningSet
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
        var longBeginnings = BeginningSet()
        for index in order where keys.last != patterns[index] {
            keys.append(patterns[index])
            values.append(Int32(truncatingIfNeeded: index))
            beginnings.insert(beginningOf: patterns[index])
            longBeginnings.insert(beginningOf: patterns[index])
        }
        trie = DoubleArrayTrie(keys, values: values, symbolCount: 256)
        self.beginnings = beginnings
        self.longBeginnings = longBeginnings
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
        precondition(start >= 0 && limit <= codes.count)
        return codes.withUnsafeBufferPointer { longestFound($0, at: start, limit: limit) }
    }

    @inline(__always)
    private func longestFound(_ codes: UnsafeBufferPointer<UInt8>, at start: Int, limit: Int) -> Match? {
        trie.longest(in: codes, at: start, limit: limit) { end in
            end == codes.count || Symbol.isBoundary(between: codes[end &- 1], and: codes[end])
        }.map { Match(end: $0.end, pattern: Int($0.value)) }
    }

    /// The first place from `start` on where a word may begin and a pattern stands that ends by `limit` and ends where a
    /// word may end, and the longest such pattern there.
    func first(in codes: [UInt8], from start: Int, limit: Int) -> (start: Int, match: Match)? {
        precondition(start >= 0 && limit <= codes.count)
        return codes.withUnsafeBufferPointer { codes in
            var index = beginnings.first(in: codes, from: start, limit: limit)
            while index < limit {
                if longBeginnings.mayBegin(in: codes, at: index, limit: limit),
                    let match = longestFound(codes, at: index, limit: limit)
                {
                    return (index, match)
                }
                index = beginnings.first(in: codes, from: index &+ 1, limit: limit)
            }
            return nil
        }
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
