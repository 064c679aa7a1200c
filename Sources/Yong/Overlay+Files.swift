public import GraphBuilding

extension Overlay {
    /// Reads an overlay from Turtle files.
    ///
    /// - Throws: `FileError`, `SyntaxError` of a file, or `OverlayError` for what makes no sense.
    public init(files: [String]) throws {
        try self.init(turtle: files.map { ($0, try InputFile.bytes(of: $0)) })
    }
}
