package import SPARQLSyntax

extension QueryExecution {
    /// Writes the answer of a `SELECT` or `ASK`, rows as they come.
    ///
    /// - Throws: ``QueryError``, `StoreError`, `ResultError`, what `output` throws.
    package func writeResults(_ format: ResultFormat, to output: ([UInt8]) throws -> Void) throws {
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
