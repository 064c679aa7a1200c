internal import Synchronization

/// The words of texts, as an index and the conditions of queries see them: what makes both agree.
///
/// A text is cut by what was handed in, and each word folded: small letters, without accents, digits of ASCII; signs are
/// no words. All of a text counts, however long it is. Any thread may ask.
public final class TextAnalyzer: Sendable {
    /// The name of the way in which words are found. An index that was made in another way is not used.
    public let name: String
    private let slots: [Slot]

    private let makeSplitter: @Sendable () -> sending any WordSplitting

    /// What cuts texts for one thread at a time, made when it is first needed.
    private final class Slot: Sendable {
        let splitter = Mutex<(any WordSplitting)?>(nil)
    }

    /// Makes an analyser.
    ///
    /// - Parameters:
    ///   - name: the name, and the version of the way; it changes where the words of a text do.
    ///   - makeSplitter: makes what cuts texts; several threads have one each.
    public init(name: String, makeSplitter: @escaping @Sendable () -> sending any WordSplitting) {
        self.name = name
        self.makeSplitter = makeSplitter
        slots = (0..<4).map { _ in Slot() }
    }

    /// An analyser for scripts that write spaces.
    public static let plain = TextAnalyzer(name: "plain-1") { PlainWordSplitter() }

    /// The words of a text, in their order.
    public func words(of text: String) -> TextWords {
        for slot in slots {
            if let words = slot.splitter.withLockIfAvailable({ words(of: text, &$0) }) { return words }
        }
        return slots[0].splitter.withLock { words(of: text, &$0) }
    }

    private func words(of text: String, _ splitter: inout sending (any WordSplitting)?) -> TextWords {
        let made = splitter ?? makeSplitter()
        splitter = made
        return TextWords(made.split(text))
    }
}

/// The folded words of a text.
public struct TextWords: Sendable {
    /// All words one behind another, as UTF-8: first those of the text in their order, then the compounds.
    private var bytes: [UInt8] = []
    /// Where each word ends.
    private var ends: [Int] = []
    /// Which words each compound is made of.
    private(set) var compounds: [Range<Int>] = []
    /// How many words there are, without compounds.
    public private(set) var count = 0
    /// Whether the last word ends where the text does.
    private(set) var reachesEnd = false

    init(_ text: SplitText) {
        bytes.reserveCapacity(text.bytes.count)
        var start = 0
        // The compounds that are not over: where they end, and their first words.
        var (next, open): (Int, [(end: Int, first: Int, start: Int)]) = (0, [])
        for end in text.boundaries where end > start {
            while next < text.compounds.count, text.compounds[next].lowerBound == start {
                open.append((text.compounds[next].upperBound, ends.count, start))
                next += 1
            }
            let count = bytes.count
            WordFolding.append(text.bytes, start..<end, to: &bytes)
            if bytes.count > count {
                ends.append(bytes.count)
                reachesEnd = end == text.bytes.count
            }
            for compound in open where compound.end == end && ends.count > compound.first + 1 {
                compounds.append(compound.first..<ends.count)
            }
            open.removeAll { $0.end <= end }
            start = end
        }
        self.count = ends.count
        for compound in compounds {
            bytes += bytes[range(compound.lowerBound).lowerBound..<range(compound.upperBound - 1).upperBound]
            ends.append(bytes.count)
        }
    }

    private func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    /// How many words there are, with compounds.
    var fullCount: Int { ends.count }

    /// A word, or behind the words a compound.
    func word(_ index: Int) -> ArraySlice<UInt8> { bytes[range(index)] }

    /// The words with the longest compounds in the place of their parts.
    var longest: [ArraySlice<UInt8>] {
        var (words, index): ([ArraySlice<UInt8>], Int) = ([], 0)
        while index < count {
            let longest = compounds.indices.filter { compounds[$0].lowerBound == index }
                .max { compounds[$0].count < compounds[$1].count }
            words.append(word(longest.map { count + $0 } ?? index))
            index = longest.map { compounds[$0].upperBound } ?? index + 1
        }
        return words
    }

    /// A word as text.
    public subscript(index: Int) -> String { String(decoding: word(index), as: UTF8.self) }
}
