import RDFModel

/// Lays out SPARQL text anew and leaves what it says alone.
///
/// It works on the text's tokens and not on its tree, so that comments, prefixes, brackets, annotations and the choice
/// of quotes stay as they were written. Clauses, patterns and triples start lines of their own, four spaces a level;
/// keywords are in upper case. Where the writer broke a line within a statement, the line stays broken, and one blank
/// line stays where there was at least one. A text that is laid out already does not change.
public enum SPARQLFormatter {
    /// Lays out a query or an update request.
    ///
    /// - Throws: ``SPARQLSyntaxError`` if the text is neither; nothing is laid out then.
    public static func format(_ text: String, options: QueryOptions = QueryOptions()) throws(SPARQLSyntaxError)
        -> String
    {
        let before = try SPARQLDocument(text, options: options)
        let result = layout(text)
        // A mistake of the layout must not become a mistake of the query.
        guard let after = try? SPARQLDocument(result, options: options), after == before else { return text }
        return result
    }

    /// Lays out a query or an update request of bytes in UTF-8.
    ///
    /// - Throws: ``SPARQLSyntaxError`` if they are not UTF-8, or neither query nor update.
    public static func format(
        bytes: [UInt8], options: QueryOptions = QueryOptions()
    ) throws(SPARQLSyntaxError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let decoded = Array(String(decoding: bytes, as: UTF8.self).utf8)
            let place = zip(bytes, decoded).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? bytes.count
            throw SPARQLSyntaxError(
                .notAllowed("a byte that is not UTF-8"),
                at: SourceExcerpt(file: options.file, bytes: decoded, range: place..<place + 1))
        }
        return try format(text, options: options)
    }

    /// The text laid out, whatever it says.
    static func layout(_ text: String) -> String {
        var lexer = Lexer(bytes: Array(text.utf8), keepsComments: true)
        let tokens = lexer.allTokens()
        var layout = Layout(source: SourceText(bytes: lexer.bytes), tokens: tokens, comments: lexer.comments)
        return layout.run()
    }
}

/// A query or an update request.
public enum SPARQLDocument: Equatable, Sendable {
    /// A query.
    case query(Query)
    /// An update request.
    case update(Update)

    /// Reads a text as what the first keyword behind its prologue says it is.
    ///
    /// - Throws: ``SPARQLSyntaxError`` if it is not one.
    public init(_ text: String, options: QueryOptions = QueryOptions()) throws(SPARQLSyntaxError) {
        self = try Parser.parse(text, options: options) { (parser) throws(SPARQLSyntaxError) in
            try parser.document()
        }
    }
}

extension Parser {
    /// `QueryUnit | UpdateUnit`
    mutating func document() throws(SPARQLSyntaxError) -> SPARQLDocument {
        let isQuery = tokens.first { token in
            token.kind == .word && !["BASE", "PREFIX", "VERSION"].contains { isWord(token, $0) }
        }.map { token in ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"].contains { isWord(token, $0) } }
        mayBeQuery = true
        return isQuery == true ? .query(try query()) : .update(try update())
    }
}
