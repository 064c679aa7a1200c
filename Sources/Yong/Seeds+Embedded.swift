public import GraphBuilding

extension Seeds {
    /// The seeds in the program, and those of a folder laid over them: the same IRI gains names and facts.
    ///
    /// - Parameter folder: a folder of Turtle files, read in the order of their names.
    /// - Throws: `SyntaxError` of a file, `FileError`, or `SeedsError` for what does not fit together.
    public static func embedded(overlay folder: String? = nil) throws -> Seeds {
        let overlay = try folder.map { try files(in: $0) } ?? []
        return try Seeds(
            turtle: EmbeddedFiles.files(under: "seeds/").filter { $0.name.utf8.suffix(4).elementsEqual(".ttl".utf8) }
                + overlay)
    }

    /// The seeds in a folder of Turtle files alone.
    ///
    /// - Throws: what ``embedded(overlay:)`` throws.
    public init(folder: String) throws {
        try self.init(turtle: Seeds.files(in: folder))
    }

    private static func files(in folder: String) throws -> [(name: String, bytes: [UInt8])] {
        try Folder.files(in: folder, ending: ".ttl").map { ($0, try InputFile.bytes(of: $0)) }
    }
}
