/// A set of Thai words in TIS-620, walked a letter at a time.
///
/// Built once, never changed. Complexity: linear in the letters of the words, both to build and in memory.
struct WordTrie: Sendable {
    let trie: DoubleArrayTrie
    /// The lowest letter, whose symbol is 0.
    static let first: UInt8 = 0xA0

    /// The node that walks begin at.
    var root: DoubleArrayTrie.Node { trie.root }

    /// Makes a set of words in TIS-620 that have no byte below 0xA0, each less that byte.
    init(symbols words: [[UInt8]]) {
        // libdatrie tells them in order, but does not promise it.
        let isSorted = zip(words, words.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
        var keys = words
        if !isSorted {
            keys = []
            for word in words.sorted(by: { $0.lexicographicallyPrecedes($1) }) where keys.last != word {
                keys.append(word)
            }
        }
        trie = DoubleArrayTrie(
            keys, values: Array(repeating: 0, count: keys.count), symbolCount: 0x100 - Int(WordTrie.first))
    }

    /// The node behind `letter`, or `nil` if no word goes on so.
    @inline(__always)
    func child(of node: DoubleArrayTrie.Node, _ letter: UInt8) -> DoubleArrayTrie.Node? {
        letter >= WordTrie.first ? trie.child(of: node, Int(letter &- WordTrie.first)) : nil
    }
}
