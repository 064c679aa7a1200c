/// Loops that look at eight bytes at a time.
///
/// A byte of a word is tested by arithmetic on the whole word: `(x - 0x01…) & ~x & 0x80…` marks the bytes of `x`
/// that are zero. A borrow may mark a byte above a true mark as well, so only the lowest mark counts, which is the
/// first byte in the text.
extension ByteLexer {
    /// What a scan found.
    struct Scan {
        /// The byte that ended it, or the end of the text.
        var end: Int
        /// Whether every byte up to the end is ASCII.
        var isASCII: Bool
        /// Whether a `%` stands in it.
        var hasPercent = false
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

    @inline(__always)
    private static func equal(_ word: UInt64, _ byte: UInt64) -> UInt64 { zeros(word ^ (ones &* byte)) }

    @inline(__always)
    private static func less(_ word: UInt64, _ byte: UInt64) -> UInt64 { (word &- (ones &* byte)) & ~word & highs }

    /// The word without the bytes from the `count`th on.
    @inline(__always)
    private static func head(_ word: UInt64, _ count: Int) -> UInt64 {
        count >= 8 ? word : word & ((1 << UInt64(count &* 8)) &- 1)
    }

    /// Goes on to the first byte that `IRIREF` cannot hold as it is: controls, space, DEL and `<>"{}|^`\`.
    @inline(__always)
    func scanIRI(from start: Int) -> Scan {
        var index = start
        var high: UInt64 = 0
        var percent: UInt64 = 0
        while index < end {
            let word = word(at: index)
            // `<` and `>`, and `\` and `^`, differ by one bit each.
            let paired = word | (ByteLexer.ones &* 0x02)
            // 0x7B to 0x7F; the tilde among them is looked at again.
            let upper = ((word & (ByteLexer.ones &* 0x7F)) &+ (ByteLexer.ones &* 0x05)) & ~word & ByteLexer.highs
            let stop =
                ByteLexer.less(word, 0x21) | ByteLexer.equal(word, 0x22) | ByteLexer.equal(paired, 0x3E)
                | ByteLexer.equal(paired, 0x5E) | ByteLexer.equal(word, 0x60) | upper
            guard stop != 0 else {
                high |= word
                percent |= ByteLexer.equal(word, 0x25)
                index &+= 8
                continue
            }
            let count = stop.trailingZeroBitCount &>> 3
            let part = ByteLexer.head(word, count)
            high |= part
            percent |= ByteLexer.equal(part, 0x25)
            index &+= count
            if self[index] != UInt8(ascii: "~") { break }
            index &+= 1
        }
        return Scan(end: min(index, end), isASCII: high & ByteLexer.highs == 0, hasPercent: percent != 0)
    }

    /// Goes on to the first byte that is a quote, a backslash or a control character.
    @inline(__always)
    func scanString(from start: Int, quote: UInt8) -> Scan {
        var index = start
        var high: UInt64 = 0
        while index < end {
            let word = word(at: index)
            let stop =
                ByteLexer.less(word, 0x20) | ByteLexer.equal(word, UInt64(quote)) | ByteLexer.equal(word, 0x5C)
                | ByteLexer.equal(word, 0x7F)
            guard stop != 0 else {
                high |= word
                index &+= 8
                continue
            }
            let count = stop.trailingZeroBitCount &>> 3
            high |= ByteLexer.head(word, count)
            index &+= count
            break
        }
        return Scan(end: min(index, end), isASCII: high & ByteLexer.highs == 0)
    }

    /// The first line end (`\n` or `\r`) from an index on, or the end of the text.
    func lineEnd(from start: Int) -> Int {
        var index = start
        while index < end {
            let word = word(at: index)
            let stop = ByteLexer.equal(word, 0x0A) | ByteLexer.equal(word, 0x0D)
            if stop != 0 { return min(index &+ stop.trailingZeroBitCount &>> 3, end) }
            index &+= 8
        }
        return end
    }

    /// The number of line feeds in a range.
    func lineFeeds(in range: Range<Int>) -> Int {
        var index = range.lowerBound
        var count = 0
        while index &+ 8 <= range.upperBound {
            let word = word(at: index) ^ (ByteLexer.ones &* 0x0A)
            // Exact for every byte, unlike `zeros`.
            let low = (word & ~ByteLexer.highs) &+ ~ByteLexer.highs
            count &+= (~(low | word) & ByteLexer.highs).nonzeroBitCount
            index &+= 8
        }
        while index < range.upperBound {
            if self[index] == UInt8(ascii: "\n") { count &+= 1 }
            index &+= 1
        }
        return count
    }

    /// Skips white space and comments.
    @inline(__always)
    mutating func skipSpace() {
        while true {
            let byte = current
            if byte > 0x20 {
                guard byte == UInt8(ascii: "#") else { return }
                position = lineEnd(from: position)
            } else if byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D {
                position &+= 1
            } else {
                return
            }
        }
    }

    /// Skips blanks within a line.
    @inline(__always)
    mutating func skipBlanks() {
        while current == 0x20 || current == 0x09 { position &+= 1 }
    }

    // MARK: UTF-8

    /// How a range reads as UTF-8.
    enum Encoding {
        /// It is none.
        case malformed
        /// Well-formed, and no character that canonical N-Triples escapes starts with a byte of it.
        case plain
        /// Well-formed, with characters from U+F000 on, two of which are no characters.
        case special
    }

    /// Checks that a range is well-formed UTF-8 (RFC 3629 §4), a character at a time.
    func encoding(of range: Range<Int>) -> Encoding {
        var index = range.lowerBound
        var isSpecial = false
        while index < range.upperBound {
            let word = word(at: index)
            if word & 0x80 == 0 {
                let high = word & ByteLexer.highs
                index &+= high == 0 ? 8 : high.trailingZeroBitCount &>> 3
            } else if word & 0xC0_C0F0 == 0x80_80E0 {
                // The code point's upper ten bits: neither too long a form, nor a surrogate.
                let upper = (word & 0x0F) << 6 | (word >> 8 & 0x3F)
                if upper < 0x20 || upper & 0x3E0 == 0x360 { return .malformed }
                if word & 0x0F == 0x0F { isSpecial = true }
                index &+= 3
            } else if word & 0xC0E0 == 0x80C0 {
                if word & 0x1E == 0 { return .malformed }
                index &+= 2
            } else if word & 0xC0C0_C0F8 == 0x8080_80F0 {
                let upper = (word & 0x07) << 6 | (word >> 8 & 0x3F)
                if upper < 0x10 || upper > 0x10F { return .malformed }
                index &+= 4
            } else {
                return .malformed
            }
        }
        return isSpecial ? .special : .plain
    }

    /// The character at an index and its length; `nil` if the bytes are no UTF-8.
    func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        let word = word(at: index)
        func tail(_ place: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word >> (place &* 8) & 0x3F) }
        let lead = UInt32(truncatingIfNeeded: word & 0xFF)
        var value = lead
        var length = 1
        if lead >= 0x80 {
            if lead & 0xE0 == 0xC0 {
                (value, length) = ((lead & 0x1F) << 6 | tail(1), 2)
            } else if lead & 0xF0 == 0xE0 {
                (value, length) = ((lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3)
            } else {
                (value, length) = ((lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
            }
            guard index + length <= end, encoding(of: index..<index + length) != .malformed else { return nil }
        }
        return Unicode.Scalar(value).map { ($0, length) }
    }
}
