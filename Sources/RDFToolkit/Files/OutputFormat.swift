import Compression
public import RDFSyntax

/// What a graph is written as.
public enum OutputFormat: Equatable, Sendable {
    /// A syntax of RDF.
    case rdf(RDFFormat)
    /// A picture.
    case svg

    /// The format that a file's ending names, in front of that of a compression; Turtle for `-`, standard output.
    public init?(fileName: String) {
        if fileName.utf8.elementsEqual("-".utf8) {
            self = .rdf(.turtle)
        } else if CompressionFormat.innerName(of: fileName).lowercased().hasSuffix(".svg") {
            self = .svg
        } else if let format = RDFFormat(fileName: fileName) {
            self = .rdf(format)
        } else {
            return nil
        }
    }

    /// The format of that name, as `--to` takes it.
    public init?(name: String) {
        if name.lowercased() == "svg" {
            self = .svg
        } else if let format = RDFFormat(name: name) {
            self = .rdf(format)
        } else {
            return nil
        }
    }
}
