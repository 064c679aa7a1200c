public import ExtractionModel
import RDFModel
import RDFSyntax

extension Seeds {
    /// Reads seeds from Turtle files.
    ///
    /// - Parameters:
    ///   - files: The name of each file, for messages, and its bytes. Later files add to earlier ones.
    ///   - words: The words that rules look for.
    /// - Throws: `SyntaxError` where a file is not Turtle, or ``SeedsError``.
    public init(turtle files: [(name: String, bytes: [UInt8])], words: WordTables = .none) throws {
        var contents: [(name: String, content: Dataset)] = []
        for file in files {
            var content = Dataset()
            // What a file says of itself, with the relative IRI `<>`, is kept apart by its name.
            let base = IRI(unchecked: Seeds.base + "file/" + NameText.pathStep(file.name))
            // Blank nodes of two files are two things, whatever their labels.
            try RDFReader.read(
                bytes: file.bytes, format: .turtle, base: base, source: file.name,
                blankNodePrefix: "s\(contents.count)", into: &content)
            contents.append((file.name, content))
        }
        try self.init(files: contents, words: words)
    }
}
