/// A set of beginnings of three codes, by their hashes: what a ``PairSet`` lets through of a large number of patterns it
/// mostly rules out.
struct TripleSet: Sendable {
    private var words = [UInt64](repeating: 0, count: 512)
    /// The beginnings of patterns of less than three codes.
    private var short = PairSet()

    /// Adds the beginning of a pattern, which has at least one code.
    mutating func insert(beginningOf pattern: [UInt8]) {
        guard pattern.count > 2 else {
            short.insert(beginningOf: pattern)
            return
        }
        let bit = TripleSet.bit(pattern[0], pattern[1], pattern[2])
        words[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    /// Whether a pattern may begin with three codes; one that was added always may.
    @inline(__always)
    func contains(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        let bit = TripleSet.bit(first, second, third)
        return words[bit &>> 6] &>> UInt64(bit & 63) & 1 != 0 || short.contains(first, second)
    }

    @inline(__always)
    private static func bit(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        let codes = UInt32(first) &<< 16 | UInt32(second) &<< 8 | UInt32(third)
        return Int((codes &* 0x9E37_79B1) &>> 17)
    }
}
