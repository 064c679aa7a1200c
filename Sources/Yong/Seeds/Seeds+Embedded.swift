import EntityExtraction
public import GraphBuilding

extension Seeds {
    /// The seeds in the program, and those of a folder laid over them: the same IRI gains names and facts, the same
    /// section of words more of them.
    ///
    /// - Parameter folder: a folder of Turtle files, perhaps with a folder `words` of word files in it, both read in the
    ///   order of their names.
    /// - Throws: `SyntaxError` of a file, `FileError`, `WordsError`, or `SeedsError` for what does not fit together.
    public static func embedded(overlay folder: String? = nil) throws -> Seeds {
        let things = EmbeddedFiles.files(under: "seeds/").filter { $0.name.utf8.suffix(4).elementsEqual(".ttl".utf8) }
        let words = EmbeddedFiles.files(under: "seeds/words/")
        guard let folder else { return try Seeds(turtle: things, words: WordTables(files: words)) }
        return try Seeds(
            turtle: things + files(try SeedFolder.things(in: folder)),
            words: WordTables(files: words + files(try SeedFolder.words(in: folder))))
    }

    /// The seeds in a folder alone: Turtle files, and a folder `words` of word files with all sections.
    ///
    /// - Throws: what ``embedded(overlay:)`` throws.
    public init(folder: String) throws {
        try self.init(
            turtle: Seeds.files(try SeedFolder.things(in: folder)),
            words: WordTables(files: Seeds.files(try SeedFolder.words(in: folder))))
    }

    private static func files(_ paths: [String]) throws -> [(name: String, bytes: [UInt8])] {
        try paths.map { ($0, try InputFile.bytes(of: $0)) }
    }
}
