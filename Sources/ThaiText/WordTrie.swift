/// A set of Thai words in TIS-620, walked a letter at a time.
///
/// Built once, never changed. Complexity: linear in the letters of the words, both to build and in memory.
struct WordTrie: Sendable {
    let trie: DoubleArrayTrie
    /// The lowest letter, whose symbol is 0.
    static let first: UInt8 = 0xA0

    /// The node that walks begin at.
    var root: DoubleArrayTrie.Node { trie.root }

    /// Makes a set of `words`; those with a byte below 0xA0 are left out.
    init(_ words: [[UInt8]]) {
        let sorted = words.filter { word in !word.isEmpty && word.allSatisfy { $0 >= WordTrie.first } }
            .sorted { $0.lexicographicallyPrecedes($1) }
        var keys: [[UInt8]] = []
        keys.reserveCapacity(sorted.count)
        for word in sorted {
            let letters = word.map { $0 - WordTrie.first }
            if keys.last != letters { keys.append(letters) }
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
