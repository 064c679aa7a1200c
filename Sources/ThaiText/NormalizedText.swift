/// Text in the form that matching works on, with the way back to the original.
///
/// `bytes` is UTF-8. Every range of it maps to the range of the original from which it came, so what is found
/// in the normalised text can be quoted exactly as it was written.
///
/// What is made one:
/// * everything comes in Unicode's normalisation form C;
/// * Thai marks stand in the order vowel, nikhahit, tone, thanthakhat, and a mark that is written twice on one
///   consonant stands once;
/// * NIKHAHIT and SARA AA become SARA AM, with the tone mark before it; SARA E twice becomes SARA AE;
/// * Thai digits become 0 to 9, fullwidth Latin letters, digits and signs become ASCII;
/// * the private-use glyphs that old Thai fonts put for shifted marks become the marks;
/// * zero-width characters, soft hyphens and marks of writing direction are dropped;
/// * tabs, no-break spaces and all other spaces become the space (each one: runs are not shortened);
/// * “ ” „ ‟ become `"`, ‘ ’ ‚ ‛ become `'`, hyphens and dashes from U+2010 to U+2015 and the minus sign become `-`;
/// * CR LF, CR, LINE SEPARATOR and PARAGRAPH SEPARATOR become LF, so that lines stay lines.
///
/// Normalising what is normalised changes nothing.
public struct NormalizedText: Sendable {
    /// The text before normalisation.
    public let original: String
    /// The normalised text as UTF-8.
    public let bytes: [UInt8]
    /// Where stretches begin; see `Segment`.
    private let segments: [Segment]

    /// A stretch of the normalised text and the stretch of the original that it came from.
    ///
    /// It reaches to where the next one begins, in both texts. Eight bytes a change keep the map small: an item of
    /// usual Thai news has one segment in some hundred bytes.
    struct Segment: Sendable, Equatable {
        /// The first offset in the normalised text.
        var normalized: UInt32
        /// Twice the first offset in the original, plus one if the stretch was copied byte by byte.
        var originalAndKind: UInt32

        init(normalized: Int, original: Int, isCopy: Bool) {
            self.normalized = UInt32(truncatingIfNeeded: normalized)
            self.originalAndKind = UInt32(truncatingIfNeeded: original) << 1 | (isCopy ? 1 : 0)
        }

        /// The first offset in the original.
        var original: Int { Int(originalAndKind >> 1) }
        /// Whether the stretch was copied: then offsets within it lead back one to one.
        var isCopy: Bool { originalAndKind & 1 == 1 }
    }

    /// The longest text that the map can hold, in bytes of UTF-8: two gigabytes.
    public static let longestText = Int(UInt32.max >> 1)

    /// Normalises `original`, which may have `longestText` bytes at most. Linear in its length.
    public init(_ original: String) {
        let input = Array(original.utf8)
        precondition(input.count <= NormalizedText.longestText, "a text of more than two gigabytes")
        self.original = original
        var normalizer = Normalizer(input)
        normalizer.run()
        self.bytes = normalizer.output
        self.segments = normalizer.segments
    }

    /// The range of UTF-8 offsets in `original` that the range of offsets in `bytes` came from.
    ///
    /// It begins and ends at code points and never splits what was made one: the range of a single mark that
    /// changed places with another covers both. What was dropped belongs to a range only if it lies inside. The range
    /// of all of `bytes` is all of `original`. Logarithmic in the number of changes.
    public func originalRange(of range: Range<Int>) -> Range<Int> {
        let end = original.utf8.count
        let range = range.clamped(to: 0..<bytes.count)
        if range.lowerBound == 0, range.upperBound == bytes.count { return 0..<end }
        guard !range.isEmpty else {
            let position = start(of: range.lowerBound)
            return position..<position
        }
        let lower = start(of: range.lowerBound)
        // The end of the segment, or of the byte in a copied segment, that holds the range's last byte.
        let last = range.upperBound - 1
        let index = segment(holding: last)
        let next = index + 1 < segments.count ? segments[index + 1].original : end
        var upper = next
        if segments[index].isCopy {
            upper = segments[index].original + (last - Int(segments[index].normalized)) + 1
            var offset = range.upperBound
            while offset < bytes.count, upper < next, bytes[offset] & 0xC0 == 0x80 {
                offset += 1
                upper += 1
            }
        }
        return lower..<upper
    }

    /// The offset in `original` of the code point from which the byte at `offset` came.
    private func start(of offset: Int) -> Int {
        guard offset < bytes.count else { return original.utf8.count }
        let index = segment(holding: offset)
        let segment = segments[index]
        guard segment.isCopy else { return segment.original }
        var offset = offset
        while offset > Int(segment.normalized), bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return segment.original + (offset - Int(segment.normalized))
    }

    /// The last segment that begins at or before `offset`: of those that begin there, the one that is not empty.
    private func segment(holding offset: Int) -> Int {
        var (low, high) = (0, segments.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(segments[middle].normalized) <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The number of segments, for tests of the map's size.
    var segmentCount: Int { segments.count }
}
