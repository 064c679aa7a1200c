/// Cuts quotes out of a text and counts their positions in code points.
struct Quoter {
    private let text: [UInt8]
    /// For every byte offset, the number of code points that begin before it.
    private let codePoints: [Int32]
    /// The quotes so far, one after the other.
    private(set) var quotes: [UInt8] = []

    init(text: [UInt8]) {
        self.text = text
        var counts: [Int32] = []
        counts.reserveCapacity(text.count + 1)
        var count: Int32 = 0
        for byte in text {
            counts.append(count)
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        counts.append(count)
        codePoints = counts
    }

    /// Quotes a range of the text with up to `context` code points on either side, or `nil` if the range is empty,
    /// lies outside the text or cuts a character.
    mutating func span(_ range: Range<Int>, context: Int) -> DocumentRecord.Span? {
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= text.count, isBoundary(range.lowerBound),
            isBoundary(range.upperBound)
        else { return nil }
        var (start, end) = (range.lowerBound, range.upperBound)
        for _ in 0..<context where start > 0 {
            repeat { start -= 1 } while !isBoundary(start)
        }
        for _ in 0..<context where end < text.count {
            repeat { end += 1 } while !isBoundary(end)
        }
        let span = DocumentRecord.Span(
            start: codePoints[range.lowerBound], end: codePoints[range.upperBound], offset: Int32(quotes.count),
            prefix: UInt16(range.lowerBound - start), length: Int32(range.count),
            suffix: UInt16(end - range.upperBound))
        quotes.append(contentsOf: text[start..<end])
        return span
    }

    private func isBoundary(_ offset: Int) -> Bool {
        offset == text.count || text[offset] & 0xC0 != 0x80
    }
}
