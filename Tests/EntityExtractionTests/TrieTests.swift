import TestSupport
import Testing
import ThaiText

@testable import EntityExtraction

/// Patterns and phrases against a plain search among all of them.
@Suite("Tries")
struct TrieTests {
    /// Texts over few characters, so that much of one stands in another: two letters of Thai, a leading vowel, a mark that
    /// belongs to the letter before, a Latin letter, a digit, a dash of three bytes.
    private static let characters = ["ก", "ข", "เ", "ุ", "a", "1", "–", "ก", "ข"]

    private static func text(_ numbers: inout SeededGenerator, _ lengths: ClosedRange<Int>) -> String {
        (0..<Int.random(in: lengths, using: &numbers))
            .map { _ in characters[Int.random(in: 0..<characters.count, using: &numbers)] }.joined()
    }

    @Test("the longest pattern that ends where a word may end, the first of equal ones", arguments: [1, 5, 60, 700])
    func patterns(count: Int) {
        var numbers = SeededGenerator(seed: UInt64(count))
        let patterns = (0..<count).map { _ in SymbolText(Self.text(&numbers, 0...5)).codes }
        let trie = PatternTrie(patterns)
        let list = FormList(patterns)
        var found = 0
        for _ in 0..<300 {
            let codes = SymbolText(Self.text(&numbers, 1...12)).codes
            for start in codes.indices {
                let limit = Int.random(in: start...codes.count, using: &numbers)
                let all = (start..<limit).map { $0 + 1 }.compactMap { end -> PatternTrie.Match? in
                    guard Symbol.isBoundary(codes, end) else { return nil }
                    return patterns.firstIndex(of: Array(codes[start..<end])).map { .init(end: end, pattern: $0) }
                }
                #expect(trie.longest(codes, at: start, limit: limit) == all.last)
                var walked: [PatternTrie.Match] = []
                trie.walk(codes, at: start, limit: limit) { walked.append($0) }
                #expect(walked == all)
                let next = (start..<limit).first {
                    Symbol.isBoundary(codes, $0) && trie.longest(codes, at: $0, limit: limit) != nil
                }
                for hit in [
                    trie.first(in: codes, from: start, limit: limit), list.first(in: codes, from: start, limit: limit),
                ] {
                    #expect(hit?.start == next)
                    #expect(hit?.match == next.flatMap { trie.longest(codes, at: $0, limit: limit) })
                }
                found += all.count
            }
        }
        #expect(found > 0)
    }

    @Test("a place between two characters is a boundary in both forms of the question")
    func boundaries() {
        for before in UInt8.min ... .max {
            for after in UInt8.min ... .max {
                #expect(Symbol.isBoundary(between: before, and: after) == Symbol.isBoundary([before, after], 1))
            }
        }
    }

    @Test("the longest phrase, at any byte of a text; of equal ones the last counts", arguments: [1, 5, 60, 700])
    func phrases(count: Int) {
        var numbers = SeededGenerator(seed: UInt64(count))
        let phrases = (0..<count).map { (phrase: Self.text(&numbers, 0...5), value: Int16($0)) }
        let trie = PhraseTrie(phrases)
        let bytes = phrases.map { (bytes: NormalizedText($0.phrase).bytes, value: $0.value) }
        var found = 0
        for _ in 0..<300 {
            let text = NormalizedText(Self.text(&numbers, 1...12)).bytes
            for start in text.indices {
                let limit = Int.random(in: start...text.count, using: &numbers)
                let ends = bytes.filter {
                    !$0.bytes.isEmpty && start + $0.bytes.count <= limit && text[start...].starts(with: $0.bytes)
                }
                let longest = ends.map(\.bytes.count).max()
                let expected = ends.last { $0.bytes.count == longest }
                let hit = trie.longest(in: text, at: start, limit: limit)
                #expect(hit?.end == longest.map { start + $0 })
                #expect(hit?.value == expected?.value)
                found += hit == nil ? 0 : 1
            }
        }
        #expect(found > 0)
    }
}
