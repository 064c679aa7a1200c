public import GraphBuilding
import RDFModel
import RDFSyntax

extension Seeds {
    /// The seeds in the program, and those of a folder laid over them: the same IRI gains names and facts.
    ///
    /// - Parameter folder: a folder of Turtle files, read in the order of their names.
    /// - Throws: `SyntaxError` of a file, `FileError`, or `SeedsError` for what does not fit together.
    public static func embedded(overlay folder: String? = nil) throws -> Seeds {
        var files: [(name: String, content: Dataset)] = []
        for file in EmbeddedFiles.files(under: "seeds/") {
            var content = Dataset()
            try RDFReader.read(
                bytes: file.bytes, format: .turtle, base: IRI(unchecked: "urn:yong:\(file.name)"), source: file.name,
                blankNodePrefix: "s\(files.count)", into: &content)
            files.append((file.name, content))
        }
        if let folder {
            for path in try Folder.files(in: folder, ending: ".ttl") {
                var content = Dataset()
                try RDFReader.read(file: path, blankNodePrefix: "s\(files.count)", into: &content)
                files.append((path, content))
            }
        }
        return try Seeds(files: files)
    }
}
