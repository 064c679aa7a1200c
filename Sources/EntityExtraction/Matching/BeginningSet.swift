/// The beginnings of many patterns, by their hashes: what a ``PairSet`` lets through it mostly rules out.
///
/// Three codes are looked at, and six where a long pattern may begin so: in Thai news many words begin as names do, and a
/// walk along a large trie costs several looks into memory that no cache holds.
struct BeginningSet: Sendable {
    /// For each hash of three codes two bits: whether long patterns begin so, and whether shorter ones do.
    private var threes = [UInt64](repeating: 0, count: 1 << (BeginningSet.threeBits - 5))
    /// For each hash of six codes, whether a pattern begins so.
    private var sixes = [UInt64](repeating: 0, count: 1 << (BeginningSet.sixBits - 6))
    /// The beginnings of patterns of less than three codes.
    private var pairs = PairSet()

    private static let threeBits = 15
    private static let sixBits = 16

    /// Adds the beginning of a pattern, which has at least one code.
    mutating func insert(beginningOf pattern: [UInt8]) {
        guard pattern.count > 2 else {
            pairs.insert(beginningOf: pattern)
            return
        }
        pattern.withUnsafeBufferPointer { pattern in
            let (word, bit) = BeginningSet.three(pattern, 0)
            let isLong = pattern.count > 5
            threes[word] |= (isLong ? 1 : 2) << bit
            if isLong {
                let (word, bit) = BeginningSet.six(pattern, 0)
                sixes[word] |= 1 << bit
            }
        }
    }

    /// Whether a pattern that ends by `limit` may begin at `index`; one that was added always may.
    ///
    /// - Parameter codes: a text that `limit` lies within.
    @inline(__always)
    func mayBegin(in codes: UnsafeBufferPointer<UInt8>, at index: Int, limit: Int) -> Bool {
        guard index &+ 2 < limit else { return true }
        let (word, bit) = BeginningSet.three(codes, index)
        let found = threes[word] &>> bit & 3
        if found == 1, index &+ 5 < limit {
            let (word, bit) = BeginningSet.six(codes, index)
            if sixes[word] &>> bit & 1 != 0 { return true }
        } else if found > 1 {
            return true
        }
        return pairs.contains(codes[index], codes[index &+ 1])
    }

    @inline(__always)
    private static func codes(_ codes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32 {
        UInt32(codes[index]) &<< 16 | UInt32(codes[index &+ 1]) &<< 8 | UInt32(codes[index &+ 2])
    }

    /// The word and the lower one of the two bits of three codes.
    @inline(__always)
    private static func three(_ codes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (word: Int, bit: UInt64) {
        let hash = (BeginningSet.codes(codes, index) &* 0x9E37_79B1) &>> UInt32(32 - threeBits)
        return (Int(hash &>> 5), UInt64(hash & 31) &<< 1)
    }

    /// The word and the bit of six codes.
    @inline(__always)
    private static func six(_ codes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (word: Int, bit: UInt64) {
        let all =
            UInt64(BeginningSet.codes(codes, index)) &<< 24 | UInt64(BeginningSet.codes(codes, index &+ 3))
        let hash = (all &* 0x9E37_79B9_7F4A_7C15) &>> UInt64(64 - sixBits)
        return (Int(hash &>> 6), hash & 63)
    }
}
