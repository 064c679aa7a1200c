public import Documents

/// Finds the things and statements in documents.
///
/// An extractor is a value without state of its own beyond what it was made from, so one serves all threads.
public struct Extractor: Sendable {
    /// Makes an extractor that knows the given things and words.
    public init(entries: [GazetteerEntry], lexicon: Lexicon) {
    }

    /// What the document names and says.
    public func extract(_ document: Document) -> Extraction {
        Extraction(documentID: document.id)
    }
}
