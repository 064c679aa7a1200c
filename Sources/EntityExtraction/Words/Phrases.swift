/// A few phrases that are compared one after the other, for tables so small that a trie would not pay.
struct Phrases: Sendable {
    /// The phrases.
    let all: [[UInt8]]

    /// Takes phrases, in the form of the texts to compare them with.
    init(_ all: [[UInt8]]) {
        self.all = all
    }

    /// The end of the first phrase that stands at `start` and ends by `limit`.
    func end(in text: [UInt8], at start: Int, limit: Int) -> Int? {
        for phrase in all where start + phrase.count <= limit && matches(phrase, text, start) {
            return start + phrase.count
        }
        return nil
    }

    /// The start of the first phrase that ends at `end` and begins no earlier than `limit`.
    func start(in text: [UInt8], endingAt end: Int, limit: Int = 0) -> Int? {
        for phrase in all where end - phrase.count >= limit && matches(phrase, text, end - phrase.count) {
            return end - phrase.count
        }
        return nil
    }

    /// Whether a stretch of a text is one of the phrases.
    func contains(_ range: Range<Int>, of text: [UInt8]) -> Bool {
        all.contains { $0.count == range.count && matches($0, text, range.lowerBound) }
    }

    @inline(__always)
    private func matches(_ phrase: [UInt8], _ text: [UInt8], _ start: Int) -> Bool {
        for index in phrase.indices where text[start + index] != phrase[index] { return false }
        return true
    }
}
