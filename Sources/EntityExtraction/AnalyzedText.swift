package import Documents
package import ThaiText

/// A document made ready for extraction: normalised once, with its lines and dates. All stages share it.
///
/// Ranges in this type are offsets into `bytes`; `originalRange(of:)` leads back to `Document.text`.
package struct AnalyzedText: Sendable {
    /// The document.
    package let document: Document
    /// `document.text`, normalised.
    package let text: NormalizedText
    /// The parts that may hold names, in order: the headline, then each line of the body.
    package let lines: [Range<Int>]
    /// The dates that the text states.
    package let dates: [DateMention]

    /// The normalised text as UTF-8; a line end within an English sentence is a space.
    package let bytes: [UInt8]

    /// Analyses a document.
    package init(_ document: Document) {
        let text = NormalizedText(document.text)
        let ends = LineEnds.positions(in: text.bytes)
        let bytes = LineWraps.unwrapped(text.bytes, ends: ends)
        self.document = document
        self.text = text
        self.bytes = bytes
        self.lines = AnalyzedText.lines(of: [document.title, document.body], in: text, bytes, ends)
        self.dates = DateScanner.dates(in: bytes, reference: document.published)
    }

    /// The lines in parts of the original, without those that are empty.
    ///
    /// - Parameter ends: where line ends may stand.
    private static func lines(
        of parts: [Range<Int>], in text: NormalizedText, _ bytes: [UInt8], _ ends: [Int]
    ) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        for part in parts {
            let end = normalizedOffset(of: part.upperBound, in: text)
            var start = normalizedOffset(of: part.lowerBound, in: text)
            for index in ends[ends.partitioningIndex { $0 >= start }...] {
                guard index < end else { break }
                // Where a line was wrapped, there is a space now.
                if bytes[index] == 0x20 { continue }
                if index > start { lines.append(start..<index) }
                start = index + 1
            }
            if start < end { lines.append(start..<end) }
        }
        return lines
    }

    /// The first offset in the normalised text that came from `offset` in the original or from behind it.
    ///
    /// Complexity: logarithmic; offsets never run backwards.
    private static func normalizedOffset(of offset: Int, in text: NormalizedText) -> Int {
        var (low, high) = (0, text.bytes.count)
        while low < high {
            let middle = (low + high) / 2
            if text.originalRange(of: middle..<(middle + 1)).lowerBound < offset {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// The range in `document.text` that a range of `bytes` came from.
    package func originalRange(of range: Range<Int>) -> Range<Int> {
        text.originalRange(of: range)
    }
}
