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
                trie.forEach(in: text, at: 0, limit: text.count) { end, value in
                    #expect(keys[Int(value)].count == end)
                    found.append(value)
                }
                let expected = (1...text.count).compactMap { length in
                    all.contains(Array(text[..<length])) ? keys.firstIndex(of: Array(text[..<length])) : nil
                }
                #expect(found == expected.map { Int32($0) })
                let even = trie.longest(in: text, at: 0, limit: text.count) { $0 % 2 == 0 }
                #expect(even?.value == found.last { keys[Int($0)].count % 2 == 0 })
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
        for symbol in UInt8.min...UInt8.max {
            #expect(trie.longest(in: [symbol, symbol], at: 0, limit: 2) { _ in true } == nil)
        }
    }

    @Test("in UTF-8 a Thai letter is one symbol, other characters are bytes, and nothing reaches over the limit")
    func utf8() {
        let words = ["กข", "กขค", "a", "aก", "กข–"]
        func symbols(_ text: String) -> [UInt16] {
            let bytes = Array(text.utf8)
            var symbols: [UInt16] = []
            var position = 0
            while position < bytes.count {
                let next = DoubleArrayTrie.symbol(in: bytes, at: position, limit: bytes.count)
                symbols.append(UInt16(next.symbol))
                position += next.length
            }
            return symbols
        }
        let keys = words.map(symbols).sorted { $0.lexicographicallyPrecedes($1) }
        #expect(keys.map(\.count).sorted() == [1, 2, 2, 3, 5])
        let trie = DoubleArrayTrie(
            keys, values: keys.map { Int32($0.count) }, symbolCount: DoubleArrayTrie.symbolCount)
        let text = Array("กขค–aก".utf8)
        #expect(trie.longest(inUTF8: text, at: 0, limit: text.count)?.end == 9)
        #expect(trie.longest(inUTF8: text, at: 0, limit: 8)?.end == 6)
        #expect(trie.longest(inUTF8: text, at: 0, limit: 5) == nil)
        #expect(trie.longest(inUTF8: text, at: 3, limit: text.count) == nil)
        #expect(trie.longest(inUTF8: text, at: 12, limit: text.count)?.end == 16)
        #expect(trie.longest(inUTF8: text, at: 12, limit: 15)?.end == 13)
    }
}
