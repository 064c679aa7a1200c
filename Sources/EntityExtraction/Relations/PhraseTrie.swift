import ThaiText

/// A set of phrases, each with a value, that can be looked up at any place of a text.
///
/// A look-up reads no further than the longest phrase, so a scan over a text takes linear time. A Thai letter, which is
/// three bytes in UTF-8, is one step. Nearly every look-up is at a Thai letter and fails within two: which pairs of
/// letters begin a phrase stands in a table of bits.
struct PhraseTrie: Sendable {
    private let trie: DoubleArrayTrie
    private let beginnings: PairSet
    /// Thai letters are the symbols behind those of bytes.
    private static let thai = 0x100

    /// Makes a set of phrases; where a phrase occurs twice its last value counts.
    init(_ phrases: [(phrase: String, value: Int16)]) {
        let normalized = phrases.enumerated()
            .map { (symbols: PhraseTrie.symbols($1.phrase), number: $0, value: Int32($1.value)) }
            .filter { !$0.symbols.isEmpty }
            .sorted {
                $0.symbols.lexicographicallyPrecedes($1.symbols)
                    || ($0.symbols == $1.symbols && $0.number < $1.number)
            }
        var keys: [[UInt16]] = []
        var values: [Int32] = []
        var beginnings = PairSet()
        for (symbols, _, value) in normalized {
            if keys.last == symbols {
                values[values.count - 1] = value
                continue
            }
            keys.append(symbols)
            values.append(value)
            let first = UInt8(truncatingIfNeeded: symbols[0])
            if symbols.count > 1, symbols[1] >= UInt16(PhraseTrie.thai) {
                beginnings.insert(first, UInt8(truncatingIfNeeded: symbols[1]))
            } else {
                beginnings.insert(first)
            }
        }
        trie = DoubleArrayTrie(keys, values: values, symbolCount: 0x180)
        self.beginnings = beginnings
    }

    private static func symbols(_ phrase: String) -> [UInt16] {
        let bytes = NormalizedText(phrase).bytes
        var symbols: [UInt16] = []
        var position = 0
        while position < bytes.count {
            let (symbol, length) = symbol(bytes, at: position, limit: bytes.count)
            symbols.append(UInt16(truncatingIfNeeded: symbol))
            position += length
        }
        return symbols
    }

    /// The symbol at a position: a Thai letter of the range E0 B8 80 to E0 B9 BF, or else a byte.
    @inline(__always)
    private static func symbol(_ bytes: [UInt8], at position: Int, limit: Int) -> (symbol: Int, length: Int) {
        let byte = bytes[position]
        guard byte == 0xE0, position &+ 2 < limit, bytes[position &+ 1] & 0xFE == 0xB8 else { return (Int(byte), 1) }
        return (
            thai | Int(bytes[position &+ 1] & 1) &<< 6 | Int(bytes[position &+ 2] & 0x3F), 3
        )
    }

    /// The longest phrase that begins at `start` and ends no later than `limit`.
    @inline(__always)
    func longest(in bytes: [UInt8], at start: Int, limit: Int) -> (end: Int, value: Int16)? {
        if start &+ 5 < limit {
            let (first, length) = PhraseTrie.symbol(bytes, at: start, limit: limit)
            let (second, _) = PhraseTrie.symbol(bytes, at: start &+ length, limit: limit)
            if first >= PhraseTrie.thai, second >= PhraseTrie.thai,
                !beginnings.contains(UInt8(truncatingIfNeeded: first), UInt8(truncatingIfNeeded: second))
            {
                return nil
            }
        }
        return longestFound(in: bytes, at: start, limit: limit)
    }

    private func longestFound(in bytes: [UInt8], at start: Int, limit: Int) -> (end: Int, value: Int16)? {
        var (end, best) = (start, trie.root)
        var node = trie.root
        var position = start
        while position < limit {
            let (symbol, length) = PhraseTrie.symbol(bytes, at: position, limit: limit)
            guard let next = trie.child(of: node, symbol) else { break }
            node = next
            position &+= length
            if node.isKey { (end, best) = (position, node) }
        }
        return end > start ? (end, Int16(truncatingIfNeeded: trie.value(best))) : nil
    }
}
