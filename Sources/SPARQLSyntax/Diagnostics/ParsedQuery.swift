public import RDFModel
internal import Sorting

/// A query with what its text tells besides.
public struct ParsedQuery: Sendable {
    /// The query.
    public let query: Query
    /// What is doubtful in it.
    public let warnings: [SPARQLWarning]
    /// The prefixes that it uses and does not declare, by ``QueryOptions/prefixes`` or because they are well known.
    public let impliedPrefixes: [String: IRI]
    /// The text as it was written.
    public let text: String

    /// Reads a query.
    ///
    /// - Throws: ``SPARQLSyntaxError`` at the first thing that is not SPARQL 1.2.
    public init(_ text: String, options: QueryOptions = QueryOptions()) throws(SPARQLSyntaxError) {
        self.text = text
        (query, warnings, impliedPrefixes) = try Parser.parse(text, options: options) {
            (parser) throws(SPARQLSyntaxError) in
            let query = try parser.query()
            var usage = VariableUsage()
            usage.add(query)
            return (query, parser.warnings(usage), parser.prefixes.implied)
        }
    }

    /// The text with a declaration for every prefix that it uses, so that any other reader knows them. They stand in
    /// the first line, so that all other lines keep their numbers.
    public var selfContainedText: String {
        impliedPrefixes.ordered { CodeUnits.less($0.key, $1.key) }
            .map { "PREFIX \($0.key): <\(TermText.escapedIRI($0.value))> " }.joined() + text
    }
}
