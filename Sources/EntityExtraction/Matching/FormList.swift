import Sorting

/// A few patterns that one text defines, matched at once: a sorted list, which costs far less to make than a
/// ``PatternTrie``.
///
/// Complexity: a look costs at most the length of the longest pattern times the logarithm of their number.
struct FormList {
    /// The patterns in lexicographical order, equal ones in the order of their numbers.
    private let forms: [[UInt8]]
    /// Their numbers.
    private let numbers: [Int]
    private var beginnings = PairSet()

    /// Makes a list; a pattern's number is its index. The first of equal patterns counts.
    init(_ patterns: [[UInt8]]) {
        numbers = patterns.indices.ordered { patterns[$0].lexicographicallyPrecedes(patterns[$1]) }
            .filter { !patterns[$0].isEmpty }
        forms = numbers.map { patterns[$0] }
        for form in forms { beginnings.insert(beginningOf: form) }
    }

    /// What ``PatternTrie/first(in:from:limit:)`` gives.
    func first(in codes: [UInt8], from start: Int, limit: Int) -> (start: Int, match: PatternTrie.Match)? {
        precondition(start >= 0 && limit <= codes.count)
        return codes.withUnsafeBufferPointer { codes in
            var index = beginnings.first(in: codes, from: start, limit: limit)
            while index < limit {
                if let match = longest(codes, at: index, limit: limit) { return (index, match) }
                index = beginnings.first(in: codes, from: index &+ 1, limit: limit)
            }
            return nil
        }
    }

    private func longest(_ codes: UnsafeBufferPointer<UInt8>, at start: Int, limit: Int) -> PatternTrie.Match? {
        // The forms that begin as the text does, up to `index`.
        var (low, high) = (0, forms.count)
        var found: PatternTrie.Match?
        var index = start
        while index < limit {
            let depth = index - start
            low = bound(low, high) { $0.count > depth && $0[depth] >= codes[index] }
            high = bound(low, high) { $0[depth] > codes[index] }
            guard low < high else { break }
            index += 1
            if forms[low].count == index - start,
                index == codes.count || Symbol.isBoundary(between: codes[index - 1], and: codes[index])
            {
                found = PatternTrie.Match(end: index, pattern: numbers[low])
            }
        }
        return found
    }

    /// The first index from `low` on, and before `high`, whose form satisfies what all forms behind it do, or `high`.
    @inline(__always)
    private func bound(_ low: Int, _ high: Int, _ isBehind: ([UInt8]) -> Bool) -> Int {
        var (low, high) = (low, high)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(forms[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
