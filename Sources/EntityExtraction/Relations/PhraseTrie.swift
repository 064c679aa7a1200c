import ThaiText

/// A set of phrases, each with a value, that can be looked up at any place of a text.
///
/// A look-up reads no further than the longest phrase, so a scan over a text takes linear time. Bytes that occur in
/// no phrase share one class, which keeps a node's row of transitions short.
struct PhraseTrie: Sendable {
    /// The class of every byte; 0 for those that occur in no phrase.
    private var classes = [UInt8](repeating: 0, count: 256)
    private var classCount = 1
    /// A row of transitions a node; 0 is no transition, since nothing leads back to the root.
    private var transitions: [Int32] = []
    /// The value of the phrase that ends at a node, -1 if none does.
    private var values: [Int16] = []
    /// The node that each letter of the Thai block leads to from the root, by its offset in the block; 0 for none.
    ///
    /// Nearly every look-up is at a Thai letter and fails: this tells it in one step instead of three.
    private var thaiStarts = [Int32](repeating: 0, count: 128)

    /// Makes a set of phrases; where a phrase occurs twice its last value counts.
    init(_ phrases: [(phrase: String, value: Int16)]) {
        let normalized = phrases.map { (bytes: NormalizedText($0.phrase).bytes, value: $0.value) }
        for (bytes, _) in normalized {
            for byte in bytes where classes[Int(byte)] == 0 {
                classes[Int(byte)] = UInt8(classCount)
                classCount += 1
            }
        }
        addNode()
        for (bytes, value) in normalized where !bytes.isEmpty {
            insert(bytes, value)
        }
        for letter in 0..<128 {
            // U+0E00 to U+0E7F are E0 B8 80 to E0 B9 BF.
            let bytes: [UInt8] = [0xE0, 0xB8 | UInt8(letter >> 6), 0x80 | UInt8(letter & 0x3F)]
            thaiStarts[letter] = bytes.reduce(Int32(0)) { node, byte in
                node < 0 ? -1 : nonZero(transitions[Int(node) * classCount + Int(classes[Int(byte)])])
            }
            thaiStarts[letter] = max(thaiStarts[letter], 0)
        }
    }

    private func nonZero(_ node: Int32) -> Int32 { node == 0 ? -1 : node }

    private mutating func addNode() {
        transitions.append(contentsOf: repeatElement(0, count: classCount))
        values.append(-1)
    }

    private mutating func insert(_ bytes: [UInt8], _ value: Int16) {
        var node = 0
        for byte in bytes {
            let slot = node * classCount + Int(classes[Int(byte)])
            if transitions[slot] == 0 {
                transitions[slot] = Int32(values.count)
                addNode()
            }
            node = Int(transitions[slot])
        }
        values[node] = value
    }

    /// The longest phrase that begins at `start` and ends no later than `limit`.
    func longest(in bytes: [UInt8], at start: Int, limit: Int) -> (end: Int, value: Int16)? {
        var node = 0
        var position = start
        var found: (end: Int, value: Int16)?
        if start &+ 2 < limit, bytes[start] == 0xE0, bytes[start &+ 1] & 0xFE == 0xB8 {
            let letter = Int(bytes[start &+ 1] & 1) << 6 | Int(bytes[start &+ 2] & 0x3F)
            node = Int(thaiStarts[letter])
            if node == 0 { return nil }
            position &+= 3
            if values[node] >= 0 { found = (position, values[node]) }
        }
        while position < limit {
            let next = transitions[node &* classCount &+ Int(classes[Int(bytes[position])])]
            if next == 0 { break }
            node = Int(next)
            position &+= 1
            if values[node] >= 0 { found = (position, values[node]) }
        }
        return found
    }
}
