import RDFSyntax

/// The files of a folder of seeds.
enum SeedFolder {
    /// The Turtle files right in the folder, in the order of their names.
    static func things(in folder: String) throws(FileError) -> [String] {
        try Folder.files(in: folder, ending: ".ttl")
    }

    /// The word files in the folder `words` of the folder, in the order of their names; none without such a folder.
    static func words(in folder: String) throws(FileError) -> [String] {
        let words = folder + "/words"
        return Folder.isFolder(words) ? try Folder.files(in: words, ending: ".txt") : []
    }
}
