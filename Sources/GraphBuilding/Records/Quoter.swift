/// Where quoted stretches of a text stand, in code points.
///
/// The number of code points before an offset is kept for every 64th byte, so that a look-up counts few bytes.
struct Quoter {
    private let text: [UInt8]
    private let counts: [Int32]

    init(text: [UInt8]) {
        self.text = text
        var counts: [Int32] = []
        counts.reserveCapacity(text.count / 64 + 1)
        var count: Int32 = 0
        text.withUnsafeBufferPointer { text in
            var start = 0
            while start < text.count {
                counts.append(count)
                let end = min(start + 64, text.count)
                for place in start..<end { count += text[place] & 0xC0 != 0x80 ? 1 : 0 }
                start = end
            }
        }
        if text.count % 64 == 0 { counts.append(count) }
        self.counts = counts
    }

    /// Writes a range of the text with up to `context` code points on either side; `false`, and nothing written, if
    /// the range is empty, lies outside the text or cuts a character.
    func write(_ range: Range<Int>, context: Int, to record: inout RecordWriter) -> Bool {
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= text.count, isBoundary(range.lowerBound),
            isBoundary(range.upperBound)
        else { return false }
        var (start, end) = (range.lowerBound, range.upperBound)
        for _ in 0..<context where start > 0 {
            repeat { start -= 1 } while !isBoundary(start)
        }
        for _ in 0..<context where end < text.count {
            repeat { end += 1 } while !isBoundary(end)
        }
        let first = codePoints(before: range.lowerBound)
        record.number(first)
        record.number(codePoints(in: range))
        record.text(text[start..<range.lowerBound])
        record.text(text[range])
        record.text(text[range.upperBound..<end])
        return true
    }

    private func codePoints(before offset: Int) -> Int {
        let block = offset / 64
        return Int(counts[block]) + codePoints(in: block * 64..<offset)
    }

    private func codePoints(in range: Range<Int>) -> Int {
        if range.count > 256 { return codePoints(before: range.upperBound) - codePoints(before: range.lowerBound) }
        return text.withUnsafeBufferPointer { text in
            var count = 0
            for place in range { count += text[place] & 0xC0 != 0x80 ? 1 : 0 }
            return count
        }
    }

    private func isBoundary(_ offset: Int) -> Bool {
        offset == text.count || text[offset] & 0xC0 != 0x80
    }
}
