/// A set of Thai words in TIS-620, walked a letter at a time.
///
/// A node is a bit for each letter that leads on, and the number of its first child; its children are neighbours in the
/// order of their letters, so the child for a letter is found by counting the bits below the letter's:
///
///     low   letters 0xA0–0xDF   bit = letter - 0xA0
///     high  letters 0xE0–0xFF   bit = letter - 0xE0
///     child = firstChild + (bits of low and high below the letter's bit)
///
/// Built once, never changed. Complexity: linear in the letters of the words, both to build and in memory.
struct WordTrie: Sendable {
    private struct Node {
        var low: UInt64 = 0
        var high: UInt32 = 0
        /// The number of the first child; the top bit says that a word ends here.
        var firstChild: UInt32 = 0
    }

    private static let wordBit: UInt32 = 1 << 31
    private var nodes: [Node] = []

    /// The node that walks begin at.
    static let root: UInt32 = 0

    /// Makes a set of `words`; those with a byte below 0xA0 are left out.
    init(_ words: [[UInt8]]) {
        let sorted = words.filter { word in !word.isEmpty && word.allSatisfy { $0 >= 0xA0 } }
            .sorted { $0.lexicographicallyPrecedes($1) }
        // Breadth first, so that the children of a node are neighbours. A node stands for the words of its range,
        // which share their first `depth` letters.
        var queue: [(range: Range<Int>, depth: Int)] = [(0..<sorted.count, 0)]
        var head = 0
        while head < queue.count {
            let (range, depth) = queue[head]
            head += 1
            var node = Node(firstChild: UInt32(queue.count))
            var index = range.lowerBound
            while index < range.upperBound, sorted[index].count == depth {
                node.firstChild |= WordTrie.wordBit
                index += 1
            }
            while index < range.upperBound {
                let letter = sorted[index][depth]
                let first = index
                while index < range.upperBound, sorted[index][depth] == letter { index += 1 }
                if letter < 0xE0 {
                    node.low |= 1 << UInt64(letter - 0xA0)
                } else {
                    node.high |= 1 << UInt32(letter - 0xE0)
                }
                queue.append((first..<index, depth + 1))
            }
            nodes.append(node)
        }
    }

    /// The node behind `letter`, or `nil` if no word goes on so.
    @inline(__always)
    func child(of node: UInt32, _ letter: UInt8) -> UInt32? {
        guard letter >= 0xA0 else { return nil }
        let node = nodes[Int(node)]
        let first = node.firstChild & ~WordTrie.wordBit
        if letter < 0xE0 {
            let bit: UInt64 = 1 << UInt64(letter &- 0xA0)
            guard node.low & bit != 0 else { return nil }
            return first &+ UInt32(truncatingIfNeeded: (node.low & (bit &- 1)).nonzeroBitCount)
        }
        let bit: UInt32 = 1 << UInt32(letter &- 0xE0)
        guard node.high & bit != 0 else { return nil }
        let below = node.low.nonzeroBitCount &+ (node.high & (bit &- 1)).nonzeroBitCount
        return first &+ UInt32(truncatingIfNeeded: below)
    }

    /// Whether a word ends at `node`.
    @inline(__always)
    func isWord(_ node: UInt32) -> Bool { nodes[Int(node)].firstChild & WordTrie.wordBit != 0 }
}
