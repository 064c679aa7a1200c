import ThaiText

/// The lines of a text as ranges of its UTF-8 bytes.
struct TextLines {
    let bytes: [UInt8]
    /// The lines without their ends (LF or CR LF), each without the white space around it.
    let lines: [Range<Int>]

    /// Finds the lines of valid UTF-8.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var lines: [Range<Int>] = []
        var start = 0
        let text = bytes.span
        var offset = 0
        while offset < text.count {
            let byte = text[offset]
            if byte >= 0xE0 {
                // A Thai letter has three bytes, and no character less than what is passed over here.
                offset &+= 3
                continue
            }
            if byte == 0x0A {
                lines.append(TextLines.trim(start..<offset, in: bytes))
                start = offset + 1
            }
            offset &+= 1
        }
        if start < bytes.count { lines.append(TextLines.trim(start..<bytes.count, in: bytes)) }
        self.lines = lines
    }

    /// The text with line feeds for carriage returns, if these alone end its lines, as they did on old machines. All
    /// offsets stay.
    static func withLineFeeds(_ text: String) -> String {
        let bytes = text.utf8Span.span
        var hasReturn = false
        for index in bytes.indices {
            if bytes[index] == 0x0A { return text }
            if bytes[index] == 0x0D { hasReturn = true }
        }
        guard hasReturn else { return text }
        return String(decoding: text.utf8.map { $0 == 0x0D ? 0x0A : $0 }, as: UTF8.self)
    }

    /// Whether no line of a text holds anything but white space.
    static func areBlank(_ bytes: [UInt8]) -> Bool {
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if !trim(start..<end, in: bytes).isEmpty { return false }
            start = end + 1
        }
        return true
    }

    /// The range without the ASCII white space and no-break spaces at its ends.
    static func trim(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end {
            if bytes[start] <= 0x20 {
                start += 1
            } else if end - start >= 2, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
                start += 2
            } else {
                break
            }
        }
        while start < end {
            if bytes[end - 1] <= 0x20 {
                end -= 1
            } else if end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
                end -= 2
            } else {
                break
            }
        }
        return start..<end
    }

    /// `range` without `word`, which is normalised, at its beginning, however it is spelled there: see `NormalizedText`.
    func removing(spelled word: String, from range: Range<Int>) -> Range<Int>? {
        if let rest = removing(word, from: range) { return rest }
        // No spelling has more than three times the letters.
        let start = bytes[range].prefix(word.utf8.count * 3)
        guard start.contains(where: { $0 >= 0x80 }) else { return nil }
        let normalized = NormalizedText(String(decoding: start, as: UTF8.self))
        guard normalized.bytes.starts(with: word.utf8) else { return nil }
        let spelled = normalized.originalRange(of: 0..<word.utf8.count)
        return range.lowerBound + spelled.upperBound..<range.upperBound
    }

    /// `range` without `word` at its beginning, or `nil` if it does not begin with it.
    func removing(_ word: String, from range: Range<Int>) -> Range<Int>? {
        guard bytes[range].starts(with: word.utf8) else { return nil }
        return range.lowerBound + word.utf8.count..<range.upperBound
    }
}
