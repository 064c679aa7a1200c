public import RDFModel

/// How a query's text is read.
public struct QueryOptions: Sendable {
    /// The name of the query's file, for messages.
    public var file: String
    /// The base that relative IRIs are resolved against until the query sets its own.
    public var base: IRI?
    /// Whether the query must declare every prefix; else the well-known ones are known by themselves.
    public var isStrict: Bool
    /// More prefixes that the query may use without declaring them; not used when reading strictly.
    public var prefixes: [String: IRI]

    /// Makes options.
    public init(file: String = "query", base: IRI? = nil, isStrict: Bool = false, prefixes: [String: IRI] = [:]) {
        self.file = file
        self.base = base
        self.isStrict = isStrict
        self.prefixes = prefixes
    }
}

extension Query {
    /// Reads a query.
    ///
    /// - Throws: ``SPARQLSyntaxError`` at the first thing that is not SPARQL 1.2.
    public init(_ text: String, options: QueryOptions = QueryOptions()) throws(SPARQLSyntaxError) {
        self = try Parser.parse(text, options: options) { (parser) throws(SPARQLSyntaxError) in try parser.query() }
    }
}

extension Update {
    /// Reads an update request.
    ///
    /// - Throws: ``SPARQLSyntaxError`` at the first thing that is not SPARQL 1.2 Update.
    public init(_ text: String, options: QueryOptions = QueryOptions(file: "update")) throws(SPARQLSyntaxError) {
        self = try Parser.parse(text, options: options) { (parser) throws(SPARQLSyntaxError) in try parser.update() }
    }
}
