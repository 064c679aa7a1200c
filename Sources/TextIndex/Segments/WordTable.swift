import Sorting

/// Numbers words in the order in which they come, by a hash of their bytes.
struct WordTable {
    private var arena: [UInt8] = []
    private var ends: [Int] = []
    private var slots = [Int32](repeating: -1, count: 1 << 10)

    /// How many words there are.
    var count: Int { ends.count }

    /// About how many bytes the table holds.
    var size: Int { arena.count + ends.count * 8 + slots.count * 4 }

    /// The bytes of a word.
    func word(_ number: Int) -> ArraySlice<UInt8> { arena[(number == 0 ? 0 : ends[number - 1])..<ends[number]] }

    /// The number of a word, which is kept if it is new.
    mutating func number(of word: ArraySlice<UInt8>) -> Int {
        let mask = slots.count - 1
        var slot = WordTable.hash(word) & mask
        while slots[slot] >= 0 {
            if self.word(Int(slots[slot])).elementsEqual(word) { return Int(slots[slot]) }
            slot = (slot + 1) & mask
        }
        slots[slot] = Int32(count)
        arena += word
        ends.append(arena.count)
        if count * 2 > slots.count { grow() }
        return count - 1
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        let mask = slots.count - 1
        for number in 0..<count {
            var slot = WordTable.hash(word(number)) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(number)
        }
    }

    private static func hash(_ word: ArraySlice<UInt8>) -> Int {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return Int(truncatingIfNeeded: (hash ^ hash >> 29) >> 3)
    }

    /// The numbers of the words in the order of their bytes.
    func sorted() -> [Int] {
        (0..<count).ordered { word($0).lexicographicallyPrecedes(word($1)) }
    }
}
