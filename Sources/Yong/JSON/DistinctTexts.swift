/// A few texts that differ by their code points; canonical equivalence makes none of them equal.
struct DistinctTexts {
    private var texts: [(hash: UInt32, text: String)] = []

    /// Adds a text; `false` if it is known.
    mutating func insert(_ text: String) -> Bool {
        let hash = DistinctTexts.hash(text)
        for known in texts where known.hash == hash && DistinctTexts.isSame(known.text, text) { return false }
        texts.append((hash, text))
        return true
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        let (left, right) = (left.utf8Span.span, right.utf8Span.span)
        guard left.count == right.count else { return false }
        for index in left.indices where left[index] != right[index] { return false }
        return true
    }

    private static func hash(_ text: String) -> UInt32 {
        let bytes = text.utf8Span.span
        var hash: UInt32 = 0x811C_9DC5
        for index in bytes.indices { hash = (hash ^ UInt32(bytes[index])) &* 0x0100_0193 }
        return hash
    }
}
