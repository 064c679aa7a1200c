/// Cuts stretches of Thai letters into words: the cut that costs least.
///
/// A word of the dictionary costs 10, whatever its length, so few and long words win; a letter that belongs to no word
/// costs 4, and the first one of a stretch of them 10 more. A short word right behind unknown letters so becomes one
/// with them, as names want it. Nothing is cut where a mark or vowel would lose its consonant. Among equal costs the
/// longest first word wins.
///
/// libthai searches its dictionary for nearly the same: of 88,668 stretches of news 98.6 % are cut alike, and of the
/// ends of names in annotated news that lie within a stretch 99.28 % are found (libthai: 99.31 %). This takes a sixth
/// of the time, and segmentation was a fifth of all extraction; hence the dictionary is libthai's and the search is not.
///
/// Complexity: linear in the letters, times the length of the longest word. A breaker keeps its working memory, so each
/// thread has one of its own.
package struct WordBreaker {
    private static let word: UInt32 = 10
    private static let unknownLetter: UInt32 = 4
    private static let unknownStart: UInt32 = 10
    /// The cost where no cut may be: below that of every cut, so that none is better.
    private static let barred: UInt32 = 1
    /// The cost of the beginning.
    private static let nothing: UInt32 = 2

    /// How the letters up to a position are cut best.
    private struct Cut {
        var cost: UInt32 = 0
        /// Where the last piece starts; with `unknownBit` if it is no word.
        var start: UInt32 = 0

        /// Whether some cut leads here.
        @inline(__always)
        var isReached: Bool { cost != .max && cost != WordBreaker.barred }
    }

    /// The best cut up to each position.
    private var cuts: [Cut] = []
    private static let unknownBit: UInt32 = 1 << 31

    private let words: WordTrie

    /// Makes a breaker; `nil` if libthai's dictionary is not installed.
    package init?() {
        guard let words = WordDictionary.shared else { return nil }
        self.words = words
    }

    /// Says where words start.
    ///
    /// - Parameters:
    ///   - codes: text in TIS-620, a byte a character.
    ///   - range: a stretch of Thai letters; a word starts at its lower bound, unless it is empty.
    ///   - found: called with each position in `range` at which a word starts, from the last to the first.
    package mutating func words(in codes: [UInt8], _ range: Range<Int>, _ found: (Int) -> Void) {
        guard !range.isEmpty else { return }
        cost(codes, range)
        var end = range.count
        while end > 0 {
            var start = cuts[end].start
            if start & WordBreaker.unknownBit != 0 {
                // Unknown letters side by side are one piece.
                start &= ~WordBreaker.unknownBit
                while start > 0, cuts[Int(start)].start & WordBreaker.unknownBit != 0 {
                    start = cuts[Int(start)].start & ~WordBreaker.unknownBit
                }
            }
            end = Int(start)
            found(range.lowerBound + end)
        }
    }

    /// Fills `cuts`.
    private mutating func cost(_ codes: [UInt8], _ range: Range<Int>) {
        let count = range.count
        if cuts.count <= count { cuts = Array(repeating: Cut(), count: 2 * count + 64) }
        let slots = words.trie.slots
        precondition(range.upperBound <= codes.count)
        // SAFETY: the letters lie within the text, the cuts are one more than the letters, and more slots than
        // there are bytes stand behind every base.
        unsafe codes.withUnsafeBufferPointer { codes in
            unsafe cuts.withUnsafeMutableBufferPointer { cuts in
                unsafe slots.withUnsafeBufferPointer { slots in
                    let letters = unsafe UnsafeBufferPointer(rebasing: codes[range])
                    unsafe WordBreaker.prepare(cuts, letters)
                    for start in 0..<count where unsafe cuts[start].isReached {
                        unsafe WordBreaker.goOn(from: start, letters, slots, cuts)
                    }
                }
            }
        }
    }

    /// Fills `cuts` with what is known before the search: where no cut may be.
    @inline(__always)
    private static func prepare(_ cuts: UnsafeMutableBufferPointer<Cut>, _ letters: UnsafeBufferPointer<UInt8>) {
        // SAFETY: the caller's cuts are one more than the letters.
        unsafe cuts[0] = Cut(cost: nothing)
        for index in 1..<letters.count {
            let mayCut = unsafe isCut(between: letters[index &- 1], letters[index])
            unsafe cuts[index].cost = mayCut ? .max : barred
        }
        unsafe cuts[letters.count].cost = .max
    }

    /// Adds what may follow a cut: each word that begins there, and the cluster taken for letters of no word.
    @inline(__always)
    private static func goOn(
        from start: Int, _ letters: UnsafeBufferPointer<UInt8>, _ slots: UnsafeBufferPointer<DoubleArrayTrie.Slot>,
        _ cuts: UnsafeMutableBufferPointer<Cut>
    ) {
        // SAFETY: as in `cost`, whose loop this is a part of.
        let count = letters.count
        let here = unsafe cuts[start]
        let cost = here.cost &+ word
        var (node, base) = unsafe (Int32(0), slots[0].base)
        var end = start
        while end < count {
            let next = unsafe Int(base &>> 1) &+ Int(letters[end] &- WordTrie.first)
            guard unsafe slots[next].parent == node else { break }
            node = Int32(truncatingIfNeeded: next)
            base = unsafe slots[next].base
            end &+= 1
            if base & 1 != 0, unsafe cost <= cuts[end].cost {
                unsafe cuts[end] = Cut(cost: cost, start: UInt32(truncatingIfNeeded: start))
            }
        }
        end = start &+ 1
        while end < count, unsafe cuts[end].cost == barred { end &+= 1 }
        let goesOn = start > 0 && here.start & unknownBit != 0
        let unknown =
            here.cost &+ UInt32(truncatingIfNeeded: end &- start) &* unknownLetter &+ (goesOn ? 0 : unknownStart)
        if unsafe unknown < cuts[end].cost {
            unsafe cuts[end] = Cut(cost: unknown, start: UInt32(truncatingIfNeeded: start) | unknownBit)
        }
    }

    /// Whether a cut before the letter at `index` splits no cluster.
    @inline(__always)
    static func isCut(_ letters: Span<UInt8>, _ index: Int) -> Bool {
        isCut(between: letters[index &- 1], letters[index])
    }

    /// Whether a cut between two letters splits no cluster.
    @inline(__always)
    private static func isCut(between before: UInt8, _ after: UInt8) -> Bool {
        // 0xD0 to 0xDA, 0xE5 and 0xE7 to 0xEE follow their consonant: a bit each, from 0xC0 on.
        let following: UInt64 = 0x7FF << 16 | 1 << 37 | 0xFF << 39
        if after >= 0xC0, following &>> UInt64(after & 63) & 1 != 0 { return false }
        return before < 0xE0 || before > 0xE4
    }
}
