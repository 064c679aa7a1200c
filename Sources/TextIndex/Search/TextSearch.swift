package import QuadStore
public import RDFModel
internal import Synchronization

/// Finds strings of stores by their words.
///
/// An index that a store keeps (``QuadStore/Store/makeTextIndex(_:settings:)``) is used as far as it goes. Strings of the
/// properties that it does not hold, all of them in a store without one, are read once, and kept in memory from one
/// snapshot of the store to the next; so the first search of a store in memory takes the time of reading its labels.
/// Whether there are such strings is told by check sums of the store's blocks, so that a search never misses one.
///
/// Any thread may search. A search object may serve many stores, and keeps nothing alive.
public final class TextSearch: Sendable {
    /// What finds the words of texts.
    public let analyzer: TextAnalyzer
    /// The properties that are searched where a query names none.
    public let properties: [IRI]
    private let known = Mutex<[StoreTexts]>([])

    /// Prepares for searches.
    public init(_ analyzer: TextAnalyzer, properties: [IRI] = TextIndexSettings.labels) {
        self.analyzer = analyzer
        self.properties = properties
    }

    /// A string that was found.
    package struct Match: Sendable {
        /// Its id. In a snapshot that is older than another one that was searched it may stand for nothing: look for
        /// its statements first.
        package let literal: TermID
        /// How well it fits, by BM25; a number above 0 that compares with others of the same search.
        package let score: Double
    }

    /// The strings of some properties that hold all words of a query, ascending by their ids. Phrases are not looked at;
    /// see ``confirms(_:_:language:in:)``.
    ///
    /// - Parameter check: called while strings are read; what it throws ends that. What was read is kept.
    /// - Throws: `StoreError`, what `check` throws.
    package func candidates(
        _ query: TextQuery, of properties: [TermID], in view: QuadView, check: () throws -> Void = {}
    ) throws -> [Match] {
        if query.isEmpty || properties.isEmpty { return [] }
        guard let lineage = view.lineage else {
            return try StoreTexts(nil).find(query, properties, view, analyzer, check)
        }
        let texts = known.withLock { known in
            known.removeAll { $0.isOver }
            if let texts = known.first(where: { $0.belongs(to: lineage) }) { return texts }
            let texts = StoreTexts(lineage)
            known.append(texts)
            return texts
        }
        return try texts.find(query, properties, view, analyzer, check)
    }

    /// Which of some strings, whose ids the view knows, hold the phrases of a query and are in a language.
    ///
    /// - Parameter language: the language or its beginning, as `th`; `nil` is any.
    /// - Throws: `StoreError`.
    package func confirms(
        _ query: TextQuery, _ ids: [TermID], language: String?, in view: QuadView
    ) throws -> Set<TermID> {
        if query.phrases.isEmpty, language == nil { return Set(ids) }
        var found: Set<TermID> = []
        try view.dictionary.forEachKey(ids) { index, key in
            guard let literal = TermKey.term(key)?.literal, TextSearch.speaks(literal, language) else { return }
            if query.phrases.isEmpty || query.holdsPhrases(analyzer.words(of: literal.lexicalForm)) {
                found.insert(ids[index])
            }
        }
        return found
    }

    /// Whether a string holds what a query looks for: what the condition `yong:contains` asks.
    ///
    /// - Parameters:
    ///   - literal: the string; what is none holds nothing.
    ///   - query: the query; if it has a language, the string must be in it.
    public func contains(_ literal: Literal, _ query: Literal) -> Bool {
        contains(literal, TextQuery(query.lexicalForm, analyzer: analyzer), language: query.language)
    }

    /// The same for a query that has been read.
    package func contains(_ literal: Literal, _ query: TextQuery, language: String?) -> Bool {
        guard literal.isText, !query.isEmpty, TextSearch.speaks(literal, language) else { return false }
        return query.matches(analyzer.words(of: literal.lexicalForm))
    }

    /// The properties that are searched where a query names none: those of the store's index, if it has one.
    ///
    /// - Throws: `StoreError`.
    package func properties(in view: QuadView) throws -> [IRI] {
        guard let bytes = try view.attachment(StoredTextIndex.manifestKey, in: StoredTextIndex.set),
            let manifest = StoredTextIndex.Manifest(bytes)
        else { return properties }
        return manifest.properties.map { IRI(unchecked: String(decoding: $0.iri, as: UTF8.self)) }
    }

    /// Whether a string is in a language, or in a part of it (RFC 4647 §3.3.1).
    private static func speaks(_ literal: Literal, _ language: String?) -> Bool {
        guard let language else { return true }
        guard let own = literal.language else { return false }
        let (range, tag) = (language.lowercased().utf8, own.lowercased().utf8)
        return tag.starts(with: range) && (tag.count == range.count || tag.dropFirst(range.count).first == 0x2D)
    }
}
