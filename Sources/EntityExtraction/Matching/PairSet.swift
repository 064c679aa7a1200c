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

    /// Adds the beginning of a pattern, which has at least one code.
    mutating func insert(beginningOf pattern: [UInt8]) {
        if pattern.count > 1 { insert(pattern[0], pattern[1]) } else { insert(pattern[0]) }
    }

    /// Whether a pair may be in the set; one that was added always is.
    @inline(__always)
    func contains(_ first: UInt8, _ second: UInt8) -> Bool {
        words[Int(first & 0x7F) &<< 1 | Int(second & 0x7F) &>> 6] &>> UInt64(second & 63) & 1 != 0
    }

    /// The first position from `start` on, and before `limit`, where a word may begin and a pair of the set may stand; of
    /// the last position one code cannot tell, so it may be one. `limit` if there is none.
    ///
    /// - Parameter codes: a text that `limit` lies within.
    @inline(__always)
    func first(in codes: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int) -> Int {
        guard start < limit else { return limit }
        return words.withUnsafeBufferPointer { words in
            var index = start
            var row = Int(codes[index] & 0x7F) &<< 1
            while true {
                var mayBegin = true
                if index &+ 1 < limit {
                    let next = codes[index &+ 1] & 0x7F
                    mayBegin = words[row | Int(next) &>> 6] &>> UInt64(next & 63) & 1 != 0
                    row = Int(next) &<< 1
                }
                if mayBegin, index == 0 || Symbol.isBoundary(between: codes[index &- 1], and: codes[index]) {
                    return index
                }
                index &+= 1
                if index == limit { return limit }
            }
        }
    }
}
