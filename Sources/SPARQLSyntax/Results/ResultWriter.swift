public import RDFModel

/// Writes the result of `SELECT` or `ASK`.
public struct ResultWriter: Sendable {
    /// The format.
    public let format: ResultFormat
    /// Prefixes by which a table shortens IRIs.
    public let prefixes: [String: IRI]

    /// A writer of the given format.
    public init(_ format: ResultFormat, prefixes: [String: IRI] = [:]) {
        self.format = format
        self.prefixes = prefixes
    }

    /// The result as UTF-8 text, with a line end behind the last line.
    ///
    /// - Throws: ``ResultError`` if the result is a graph, or holds a character that the format cannot hold.
    public func text(of result: QueryResult) throws(ResultError) -> String {
        switch result {
        case .graph:
            throw .graph(format)
        case .boolean(let value):
            switch format {
            case .json: return JSONResults.text(of: value)
            case .xml: return try XMLResults.text(of: value)
            case .table, .csv, .tsv: return value ? "true\n" : "false\n"
            }
        case .solutions(let solutions):
            switch format {
            case .table: return TableResults(prefixes: prefixes).text(of: solutions)
            case .json: return JSONResults.text(of: solutions)
            case .xml: return try XMLResults.text(of: solutions)
            case .csv: return CSVResults.text(of: solutions)
            case .tsv: return TSVResults.text(of: solutions)
            }
        }
    }
}
