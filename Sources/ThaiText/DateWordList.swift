/// Words of dates with the set of what they begin with, so that a look at one character rules out nearly all places.
struct DateWordList<Element: Sendable>: Sendable {
    /// The words; one that is longer stands before what it begins with.
    let all: [Element]
    private let beginnings: DateBeginnings

    /// Makes a list of elements whose words are `bytes`.
    init(_ all: [Element], bytes: (Element) -> [UInt8]) {
        self.all = all
        beginnings = DateBeginnings(of: all.map(bytes))
    }

    /// Whether one of the words may stand at `offset`.
    @inline(__always)
    func mayStand(in bytes: [UInt8], at offset: Int) -> Bool { beginnings.mayStand(in: bytes, at: offset) }
}

extension DateWordList<[UInt8]> {
    /// Makes a list of plain words.
    init(_ words: [String]) {
        self.init(words.map { Array($0.utf8) }) { $0 }
    }
}

extension DateWordList<DateWords.Word> {
    /// Makes a list of words that stand for numbers.
    init(_ words: [DateWords.Word]) {
        self.init(words, bytes: \.bytes)
    }
}

/// A set of first characters of words: a bit for each of ASCII and of Thai, one for all others. Capitals of ASCII count
/// as small letters.
struct DateBeginnings: Sendable {
    private var bits = SIMD4<UInt64>.zero

    /// Makes the set for words.
    init(of words: [[UInt8]]) {
        for word in words where !word.isEmpty {
            let number = DateBeginnings.number(in: word, at: 0)
            bits[number >> 6] |= 1 << UInt64(number & 63)
        }
    }

    /// Whether one of the words may stand at `offset`.
    @inline(__always)
    func mayStand(in bytes: [UInt8], at offset: Int) -> Bool {
        guard offset >= 0, offset < bytes.count else { return false }
        let number = DateBeginnings.number(in: bytes, at: offset)
        return bits[number &>> 6] &>> UInt64(number & 63) & 1 != 0
    }

    @inline(__always)
    private static func number(in bytes: [UInt8], at offset: Int) -> Int {
        let byte = bytes[offset]
        if byte < 0x80 { return Int(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) }
        return ThaiCharacter.code(in: bytes, at: offset).map { 0x80 | Int($0) } ?? 0xFF
    }
}
