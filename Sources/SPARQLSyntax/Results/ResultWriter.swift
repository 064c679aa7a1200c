public import RDFModel

/// Writes the result of `SELECT` or `ASK` that is there as a whole. ``SolutionWriter`` writes it row by row.
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
        if case .graph = result { throw .graph(format) }
        var writer = try SolutionWriter(format, prefixes: prefixes)
        try writer.write(result)
        return String(decoding: try writer.take(), as: UTF8.self)
    }
}
