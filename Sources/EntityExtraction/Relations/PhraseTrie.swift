import Sorting
import ThaiText

/// A set of phrases, each with a value, that can be looked up at any place of a text.
///
/// A look-up reads no further than the longest phrase, so a scan over a text takes linear time. A Thai letter, which is
/// three bytes in UTF-8, is one step. Nearly every look-up is at a Thai letter and fails within two: which pairs of
/// letters begin a phrase stands in a table of bits.
struct PhraseTrie: Sendable {
    private let trie: DoubleArrayTrie
    private let beginnings: PairSet
    /// The first four symbols of each phrase, 0 where it has less; see `DoubleArrayTrie.symbol(in:at:limit:)`.
    let starts: [SIMD4<UInt16>]

    /// Makes a set of phrases; where a phrase occurs twice its last value counts.
    init(_ phrases: [(phrase: String, value: Int16)]) {
        let symbols = phrases.map { PhraseTrie.symbols($0.phrase) }
        var keys: [[UInt16]] = []
        var values: [Int32] = []
        var beginnings = PairSet()
        var starts: [SIMD4<UInt16>] = []
        for number in symbols.indices.ordered(by: { symbols[$0].lexicographicallyPrecedes(symbols[$1]) }) {
            let (symbols, value) = (symbols[number], Int32(phrases[number].value))
            guard !symbols.isEmpty else { continue }
            if keys.last == symbols {
                values[values.count - 1] = value
                continue
            }
            keys.append(symbols)
            values.append(value)
            var start = SIMD4<UInt16>.zero
            for (place, symbol) in symbols.prefix(4).enumerated() { start[place] = symbol }
            starts.append(start)
            guard symbols[0] >= 0x100 else { continue }
            // The lower seven bits of a letter's symbol are what tells it from other letters.
            let first = UInt8(truncatingIfNeeded: symbols[0])
            if symbols.count > 1, symbols[1] >= 0x100 {
                beginnings.insert(first, UInt8(truncatingIfNeeded: symbols[1]))
            } else {
                beginnings.insert(first)
            }
        }
        trie = DoubleArrayTrie(keys, values: values, symbolCount: DoubleArrayTrie.symbolCount)
        self.beginnings = beginnings
        self.starts = starts
    }

    private static func symbols(_ phrase: String) -> [UInt16] {
        let bytes = NormalizedText(phrase).bytes
        var symbols: [UInt16] = []
        var position = 0
        while position < bytes.count {
            let (symbol, length) = DoubleArrayTrie.symbol(in: bytes, at: position, limit: bytes.count)
            symbols.append(UInt16(truncatingIfNeeded: symbol))
            position += length
        }
        return symbols
    }

    /// The longest phrase that begins at `start` and ends no later than `limit`.
    @inline(__always)
    func longest(in bytes: [UInt8], at start: Int, limit: Int) -> (end: Int, value: Int16)? {
        if start &+ 5 < limit, bytes[start] == 0xE0, bytes[start &+ 1] & 0xFE == 0xB8, bytes[start &+ 3] == 0xE0,
            bytes[start &+ 4] & 0xFE == 0xB8
        {
            let first = bytes[start &+ 1] &<< 6 | bytes[start &+ 2] & 0x3F
            let second = bytes[start &+ 4] &<< 6 | bytes[start &+ 5] & 0x3F
            guard beginnings.contains(first, second) else { return nil }
        }
        return trie.longest(inUTF8: bytes, at: start, limit: limit)
            .map { ($0.end, Int16(truncatingIfNeeded: $0.value)) }
    }
}
