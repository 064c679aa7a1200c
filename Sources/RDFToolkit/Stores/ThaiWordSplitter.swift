public import RDFModel
public import TextIndex
public import ThaiText

/// Cuts texts into words as Thai and its neighbours need it: Thai by a dictionary, everything else where letters, digits
/// and signs change; after the normalisation of `NormalizedText`.
public final class ThaiWordSplitter: WordSplitting {
    private let segmenter: WordSegmenter

    /// Makes a splitter.
    ///
    /// - Throws: `WordSegmenterError` if there is no dictionary.
    public init() throws(WordSegmenterError) {
        segmenter = try WordSegmenter()
    }

    /// Cuts a text.
    public func split(_ text: String) -> SplitText {
        guard text.utf8.count <= NormalizedText.longestText else { return PlainWordSplitter().split(text) }
        let bytes = NormalizedText(text).bytes
        var result = SplitText(bytes: bytes, boundaries: [])
        for end in segmenter.boundaries(in: bytes) {
            if let start = result.boundaries.last {
                let compound = WordSegmenter.compound(in: bytes, start..<end)
                result.boundaries += compound.boundaries
                result.compounds += compound.words
            }
            result.boundaries.append(end)
        }
        return result
    }
}

extension TextAnalyzer {
    /// The words of Thai and English texts.
    ///
    /// - Throws: `WordSegmenterError` if there is no dictionary of Thai words.
    public static func thai() throws(WordSegmenterError) -> TextAnalyzer {
        // The dictionary is read when the first text is cut, as most queries search no text.
        guard WordSegmenter.isAvailable else { throw .noDictionary }
        return TextAnalyzer(name: "thai-1") {
            guard let splitter = try? ThaiWordSplitter() else { return PlainWordSplitter() }
            return splitter
        }
    }
}

extension TextSearch {
    /// A text search that knows Thai words.
    ///
    /// ```swift
    /// var options = ExecutionOptions()
    /// options.text = try TextSearch.thai()
    /// let rows = try store.query("SELECT ?thing { ?thing yong:matches 'กระทรวง*' }", options: options)
    /// ```
    ///
    /// - Parameter properties: what is searched in a store without an index.
    /// - Throws: `WordSegmenterError` if there is no dictionary of Thai words.
    public static func thai(
        properties: [IRI] = TextIndexSettings.labels
    ) throws(WordSegmenterError) -> TextSearch {
        TextSearch(try .thai(), properties: properties)
    }
}
