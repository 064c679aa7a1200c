import Testing

@testable import ThaiText

/// The trie against a plain search among all keys.
@Suite("Double-array trie")
struct DoubleArrayTrieTests {
    /// Numbers that are the same in every run.
    private struct Numbers {
        var state: UInt64

        mutating func next(below bound: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % bound
        }
    }

    @Test("every beginning of a text is found that is a key, and no other", arguments: [1, 2, 3, 40, 2_000])
    func walks(count: Int) {
        var numbers = Numbers(state: UInt64(count))
        let symbols: UInt64 = count > 100 ? 70 : 4
        let all = Set(
            (0..<count).map { _ in
                (0...Int(numbers.next(below: 6))).map { _ in UInt8(numbers.next(below: symbols)) }
            })
        let keys = all.sorted { $0.lexicographicallyPrecedes($1) }
        let trie = DoubleArrayTrie(keys, values: keys.indices.map { Int32($0) }, symbolCount: Int(symbols))
        for _ in 0..<3_000 {
            let text = (0..<8).map { _ in UInt8(numbers.next(below: symbols)) }
            let start = keys.isEmpty ? [] : keys[Int(numbers.next(below: UInt64(keys.count)))]
            for text in [text, start + text] {
                var found: [Int32] = []
                var node = trie.root
                for symbol in text {
                    guard let next = trie.child(of: node, Int(symbol)) else { break }
                    node = next
                    if node.isKey { found.append(trie.value(node)) }
                }
                let expected = (1...text.count).compactMap { length in
                    all.contains(Array(text[..<length])) ? keys.firstIndex(of: Array(text[..<length])) : nil
                }
                #expect(found == expected.map { Int32($0) })
            }
        }
    }

    @Test("it is dense: hardly more slots than nodes")
    func density() {
        var numbers = Numbers(state: 5)
        let keys = Set((0..<4_000).map { _ in (0..<9).map { _ in UInt8(numbers.next(below: 60)) } })
            .sorted { $0.lexicographicallyPrecedes($1) }
        let trie = DoubleArrayTrie(keys, values: keys.map { _ in 0 }, symbolCount: 60)
        var nodes = Set<[UInt8]>()
        for key in keys { for length in 1...key.count { nodes.insert(Array(key[..<length])) } }
        #expect(trie.slotCount < nodes.count * 3 / 2 + 100)
    }

    @Test("without a key nothing is found")
    func empty() {
        let trie = DoubleArrayTrie([[UInt8]](), values: [], symbolCount: 256)
        for symbol in 0..<256 { #expect(trie.child(of: trie.root, symbol) == nil) }
    }
}
