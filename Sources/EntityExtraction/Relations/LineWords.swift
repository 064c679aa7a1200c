import ThaiText

/// Where the words stand that the rules look for everywhere in a line, found in one pass over it.
struct LineWords {
    /// A phrase at a place of a text.
    struct Hit {
        /// Where it stands.
        var range: Range<Int>
        /// What it means; see ``PhraseTrie``.
        var value: Int16
    }

    /// A sign or digit at a place of a text.
    struct Sign {
        /// Where it stands.
        var position: Int
        /// Which it is, one bit; see ``LineScanner``.
        var bit: UInt32
    }

    /// The longest cue at every place where one begins, in order; see ``RelationWords/cues``.
    var cues: [Hit] = []
    /// The places where a word of an office begins.
    var offices: [Int] = []
    /// The signs that stand between names.
    var signs: [Sign] = []
}

/// Looks for the words of offices and for cues at once.
///
/// At nearly every place neither begins, and two letters tell so: a table says for every two letters which of the words
/// may begin with them.
struct LineScanner: Sendable {
    private let cues: PhraseTrie
    private let offices: PhraseTrie
    /// For two Thai letters what may begin with them, one bit each.
    private let pairs: [UInt8]
    /// The same for a symbol that no Thai letter follows.
    private let singles: [UInt8]
    /// The bit of each byte that is a sign.
    private let signs: [UInt8]

    private static let cue: UInt8 = 1
    private static let office: UInt8 = 2

    /// Makes a scanner.
    ///
    /// - Parameters:
    ///   - cues: the cues.
    ///   - offices: the words that make up an office.
    init(cues: PhraseTrie, offices: PhraseTrie) {
        self.cues = cues
        self.offices = offices
        var pairs = [UInt8](repeating: 0, count: 1 << 14)
        for index in pairs.indices {
            let (first, second) = (UInt8(index >> 7), UInt8(index & 0x7F))
            pairs[index] =
                (cues.mayBegin(first, second) ? LineScanner.cue : 0)
                | (offices.mayBegin(first, second) ? LineScanner.office : 0)
        }
        self.pairs = pairs
        singles = (0..<DoubleArrayTrie.symbolCount).map { symbol in
            (cues.mayBegin(symbol) ? LineScanner.cue : 0) | (offices.mayBegin(symbol) ? LineScanner.office : 0)
        }
        var signs = [UInt8](repeating: 0, count: 256)
        for (bit, sign) in "(),-\" ".utf8.enumerated() { signs[Int(sign)] = 1 << UInt8(bit) }
        for digit in UInt8(ascii: "0")...UInt8(ascii: "9") { signs[Int(digit)] = 64 }
        signs[Int(UInt8(ascii: "/"))] = 128
        self.signs = signs
    }

    /// Adds what stands in a line to `words`.
    func scan(_ line: Range<Int>, of bytes: [UInt8], to words: inout LineWords) {
        let limit = line.upperBound
        var position = line.lowerBound
        while position < limit {
            let (symbol, length) = DoubleArrayTrie.symbol(in: bytes, at: position, limit: limit)
            let next = position &+ length
            let kinds: UInt8
            if symbol >= 0x100 {
                let second = next < limit ? DoubleArrayTrie.symbol(in: bytes, at: next, limit: limit).symbol : 0
                kinds = second >= 0x100 ? pairs[(symbol & 0x7F) &<< 7 | second & 0x7F] : singles[symbol]
            } else {
                kinds = singles[symbol]
                let sign = signs[symbol]
                if sign != 0 { words.signs.append(LineWords.Sign(position: position, bit: UInt32(sign))) }
            }
            if kinds != 0 { add(kinds, at: position, in: line, of: bytes, to: &words) }
            position = symbol < 0x80 || length == 3 ? next : LineScanner.next(symbol, position)
        }
    }

    /// The position behind a character outside ASCII and Thai.
    private static func next(_ byte: Int, _ position: Int) -> Int {
        position &+ (byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4)
    }

    @inline(never)
    private func add(
        _ kinds: UInt8, at position: Int, in line: Range<Int>, of bytes: [UInt8], to words: inout LineWords
    ) {
        let limit = line.upperBound
        if kinds & LineScanner.cue != 0, let hit = cues.longest(in: bytes, at: position, limit: limit) {
            words.cues.append(LineWords.Hit(range: position..<hit.end, value: hit.value))
        }
        if kinds & LineScanner.office != 0, LineScanner.beginsWord(position, in: line, of: bytes),
            offices.longest(in: bytes, at: position, limit: limit) != nil
        {
            words.offices.append(position)
        }
    }

    /// Whether an office may begin at `position`: anywhere in Thai, at a capital letter behind a space in English.
    private static func beginsWord(_ position: Int, in line: Range<Int>, of bytes: [UInt8]) -> Bool {
        let byte = bytes[position]
        if byte >= 0x80 { return true }
        return (0x41...0x5A).contains(byte)
            && (position == line.lowerBound || bytes[position - 1] == UInt8(ascii: " "))
    }
}
