package import SPARQLSyntax

extension QueryExecution {
    /// Writes the answer of a `SELECT` or `ASK`, rows as they come.
    ///
    /// - Parameter size: so many bytes are gathered before they are handed on, but for the last ones.
    /// - Throws: ``QueryError``, `StoreError`, `ResultError`, what `output` throws.
    package func writeResults(
        _ format: ResultFormat, inPiecesOf size: Int = 1, to output: ([UInt8]) throws -> Void
    ) throws {
        if form == .select, var writer = CellWriter(format) {
            try writer.begin(variables)
            while try writeRows(&writer) {
                if writer.size >= size { try output(writer.take()) }
            }
            try writer.end()
            return try output(writer.take())
        }
        let writer = try SolutionWriter(format)
        if case .ask = form {
            try writer.boolean(hasSolution())
        } else {
            try writer.begin(variables)
            while let rows = try nextRows() {
                for row in rows { try writer.row(row) }
                try output(writer.take())
            }
        }
        try writer.end()
        try output(writer.take())
    }
}
