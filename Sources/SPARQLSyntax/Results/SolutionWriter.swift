public import RDFModel

/// Writes the result of `SELECT` or `ASK` row by row, so that a long result never stands in memory as a whole.
///
/// Fetch what is written so far with ``take()`` as often as you like. Only a table keeps its rows until the end: the
/// widths of its columns depend on all of them.
public final class SolutionWriter: SolutionSink {
    private var writer: any ByteSolutionWriter

    /// A writer of the given format.
    ///
    /// - Parameters:
    ///   - format: the format.
    ///   - prefixes: prefixes by which a table shortens IRIs.
    /// - Throws: ``ResultError/xml(_:)`` if the XML library has no memory.
    public init(_ format: ResultFormat, prefixes: [String: IRI] = [:]) throws(ResultError) {
        writer =
            switch format {
            case .table: TableResults(prefixes: prefixes)
            case .json: JSONResults()
            case .xml: try XMLResults()
            case .csv: CSVResults()
            case .tsv: TSVResults()
            }
    }

    /// Writes the columns.
    public func begin(_ variables: [String]) throws(ResultError) { try writer.begin(variables) }

    /// Writes a row.
    ///
    /// - Throws: ``ResultError/xml(_:)`` at a character that XML cannot hold.
    public func row(_ cells: [Term?]) throws(ResultError) { try writer.row(cells) }

    /// Writes the answer to `ASK`.
    public func boolean(_ value: Bool) throws(ResultError) { try writer.boolean(value) }

    /// Writes what stands behind the last row.
    public func end() throws(ResultError) { try writer.end() }

    /// The bytes, UTF-8, that were written since the last call.
    public func take() throws(ResultError) -> [UInt8] { try writer.take() }
}

/// A writer that gathers bytes.
protocol ByteSolutionWriter: SolutionSink {
    mutating func take() throws(ResultError) -> [UInt8]
}
