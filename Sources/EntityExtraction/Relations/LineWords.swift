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
/// At nearly every place neither begins, and four letters tell so: tables say which of the words may begin with them.
struct LineScanner: Sendable {
    private let cues: PhraseTrie
    private let offices: PhraseTrie
    /// For a symbol which phrases begin with it and none of its kind, ASCII or Thai, behind it: two bits above that of the
    /// kind of phrase.
    private let singles: [UInt8]
    /// For two bytes of ASCII which phrases begin with them, or with the first and none behind it.
    private let words: [UInt8]
    /// For two Thai letters which phrases begin with them and a third one, and, two bits above, which with less.
    private let pairs: [UInt8]
    /// For a hash of three Thai letters which phrases begin with them and a fourth one, and, two bits above, with no more.
    private let triples: [UInt8]
    /// For a hash of four Thai letters which phrases may begin with them.
    private let quadruples: [UInt8]
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
        var singles = [UInt8](repeating: 0, count: DoubleArrayTrie.symbolCount)
        var words = [UInt8](repeating: 0, count: 1 << 14)
        var pairs = words
        var triples = [UInt8](repeating: 0, count: 1 << 15)
        var quadruples = triples
        for (phrases, kind) in [(cues, LineScanner.cue), (offices, LineScanner.office)] {
            for start in phrases.starts {
                let pair = Int(start[0] & 0x7F) << 7 | Int(start[1] & 0x7F)
                if start[0] < 0x80, (1..<0x80).contains(start[1]) {
                    words[pair] |= kind << 2
                } else if start[0] < 0x100 || start[1] < 0x100 {
                    singles[Int(start[0])] |= kind << 2
                    for next in 0..<0x80 where start[0] >= 0x100 || start[0] < 0x80 {
                        let pair = Int(start[0] & 0x7F) << 7 | next
                        if start[0] < 0x80 { words[pair] |= kind << 2 } else { pairs[pair] |= kind << 2 }
                    }
                } else if start[2] < 0x100 {
                    pairs[pair] |= kind << 2
                } else {
                    pairs[pair] |= kind
                    let triple = pair << 7 | Int(start[2] & 0x7F)
                    triples[LineScanner.hash(triple)] |= start[3] < 0x100 ? kind << 2 : kind
                    quadruples[LineScanner.hash(triple << 7 | Int(start[3] & 0x7F))] |= kind
                }
            }
        }
        self.singles = singles
        self.words = words
        self.pairs = pairs
        self.triples = triples
        self.quadruples = quadruples
        var signs = [UInt8](repeating: 0, count: 256)
        for (bit, sign) in "(),-\" ".utf8.enumerated() { signs[Int(sign)] = 1 << UInt8(bit) }
        for digit in UInt8(ascii: "0")...UInt8(ascii: "9") { signs[Int(digit)] = 64 }
        signs[Int(UInt8(ascii: "/"))] = 128
        self.signs = signs
    }

    /// Adds what stands in a line to `words`.
    func scan(_ line: Range<Int>, of bytes: [UInt8], to words: inout LineWords) {
        let text = bytes.span
        let limit = line.upperBound
        var position = line.lowerBound
        // The letters at the position, and behind it: each is looked at once.
        var first = LineScanner.letter(text, position, limit)
        var second = LineScanner.letter(text, position &+ 3, limit)
        var third = LineScanner.letter(text, position &+ 6, limit)
        while position < limit {
            if first >= 0 {
                let fourth = LineScanner.letter(text, position &+ 9, limit)
                let found = second >= 0 ? pairs[first &<< 7 | second] : singles[0x100 | first]
                if found != 0 {
                    var kinds = found &>> 2
                    if third >= 0, found & 3 != 0 { kinds |= found & self.kinds(first, second, third, fourth) }
                    if kinds != 0 { add(kinds, at: position, in: line, of: bytes, to: &words) }
                }
                (first, second, third) = (second, third, fourth)
                position &+= 3
                continue
            }
            let byte = text[position]
            let isWord = byte < 0x80 && position &+ 1 < limit && text[position &+ 1] < 0x80
            let found = isWord ? self.words[Int(byte) &<< 7 | Int(text[position &+ 1])] : singles[Int(byte)]
            if found != 0 { add(found &>> 2, at: position, in: line, of: bytes, to: &words) }
            let sign = signs[Int(byte)]
            if sign != 0 { words.signs.append(LineWords.Sign(position: position, bit: UInt32(sign))) }
            position &+= byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            first = LineScanner.letter(text, position, limit)
            second = LineScanner.letter(text, position &+ 3, limit)
            third = LineScanner.letter(text, position &+ 6, limit)
        }
    }

    /// The place of a letter in the Thai block of Unicode, -1 if none stands at `position`.
    @inline(__always)
    private static func letter(_ text: borrowing Span<UInt8>, _ position: Int, _ limit: Int) -> Int {
        guard position &+ 2 < limit, text[position] == 0xE0, text[position &+ 1] & 0xFE == 0xB8 else { return -1 }
        return Int(text[position &+ 1] & 1) &<< 6 | Int(text[position &+ 2] & 0x3F)
    }

    /// Which phrases of at least three Thai letters may begin with these; the fourth may be missing.
    @inline(__always)
    private func kinds(_ first: Int, _ second: Int, _ third: Int, _ fourth: Int) -> UInt8 {
        let triple = (first &<< 7 | second) &<< 7 | third
        let found = triples[LineScanner.hash(triple)]
        guard fourth >= 0, found & 3 != 0 else { return found &>> 2 }
        return found &>> 2 | found & quadruples[LineScanner.hash(triple &<< 7 | fourth)]
    }

    /// Where the bits of some letters stand.
    @inline(__always)
    private static func hash(_ letters: Int) -> Int {
        Int(truncatingIfNeeded: (UInt32(truncatingIfNeeded: letters) &* 0x9E37_79B1) &>> 17)
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
