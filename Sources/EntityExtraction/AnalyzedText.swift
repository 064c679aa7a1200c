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

    /// The normalised text as UTF-8.
    package var bytes: [UInt8] { text.bytes }

    /// Analyses a document.
    package init(_ document: Document) {
        self.document = document
        self.text = NormalizedText(document.text)
        self.lines = []
        self.dates = DateScanner.dates(in: text.bytes, reference: document.published)
    }

    /// The range in `document.text` that a range of `bytes` came from.
    package func originalRange(of range: Range<Int>) -> Range<Int> {
        text.originalRange(of: range)
    }
}
