public import RDFModel

/// Reads the results of `SELECT` and `ASK` that endpoints write: JSON, XML, CSV and TSV.
///
/// Rows are handed on one at a time. JSON, XML and TSV are read back as the terms that were written; CSV does not tell
/// kinds, so that each of its cells is a plain literal, or a blank node where it starts with `_:`, or unbound where it
/// is empty.
public struct ResultReader: Sendable {
    /// The format.
    public let format: ResultFormat
    /// What relative IRIs are resolved against; without it they are an error.
    public let base: IRI?

    /// A reader of the given format.
    public init(_ format: ResultFormat, base: IRI? = nil) {
        self.format = format
        self.base = base
    }

    /// Reads a result of a whole text in UTF-8, and hands it on as it goes.
    ///
    /// - Throws: ``ResultError/malformed(_:expected:line:)`` at the first thing that is not of the format, behind the
    ///   rows in front of it; what the sink throws.
    public func read(_ bytes: [UInt8], into sink: inout some SolutionSink) throws(ResultError) {
        switch format {
        case .table: throw .unreadable(format)
        case .json:
            var reader = JSONResultReader(bytes, base: base)
            try reader.read(into: &sink)
        case .xml: try XMLResultReader.read(bytes, base: base, into: &sink)
        case .csv:
            var reader = CSVResultReader(bytes)
            try reader.read(into: &sink)
        case .tsv: try TSVResultReader(bytes: bytes, base: base).read(into: &sink)
        }
        try sink.end()
    }

    /// Reads a result as a whole.
    ///
    /// - Throws: ``ResultError/malformed(_:expected:line:)`` at the first thing that is not of the format.
    public func read(_ bytes: [UInt8]) throws(ResultError) -> QueryResult {
        var collector = SolutionCollector()
        try read(bytes, into: &collector)
        return collector.result
    }
}

/// IRIs of results, as the readers check them.
struct ResultIRI {
    let base: IRI?

    func callAsFunction(_ text: String) throws(IRIError) -> IRI {
        guard let base, !IRI.hasScheme(text) else { return try IRI(text) }
        return try base.resolve(text)
    }
}
