public import RDFModel
import RDFSyntax

extension GraphFiles {
    /// The statements of the default graph of a file that an IRI names, for `LOAD`.
    ///
    /// - Throws: ``LoadSourceError`` for IRIs of anything but files, or what reading throws.
    public static func triples(of source: IRI) throws -> [Triple] {
        let text = source.text
        var path = text
        if let end = text.utf8.firstIndex(of: UInt8(ascii: ":")) {
            guard text[..<end] == "file" else { throw LoadSourceError.neitherFileNorWeb(text) }
            path = String(text[text.utf8.index(after: end)...])
            if path.utf8.starts(with: "///".utf8) { path.removeFirst(2) }
        }
        var dataset = Dataset()
        try GraphFiles([path]).read(into: &dataset)
        return dataset.quads(graph: .defaultGraph).map(\.triple)
    }
}

/// What cannot be loaded.
public enum LoadSourceError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The IRI is of another scheme than those of files and of the web.
    case neitherFileNorWeb(String)
    /// The document is one of the web, which may not be asked.
    case webNotAllowed(String)
    /// The document is a file, and none may be read.
    case fileNotAllowed(String)

    /// One sentence.
    public var description: String {
        switch self {
        case .neitherFileNorWeb(let source): "LOAD <\(source)>: only files and documents of the web can be loaded"
        case .webNotAllowed(let source): "LOAD <\(source)> is not allowed here; --allow-service allows it"
        case .fileNotAllowed(let source): "LOAD <\(source)>: no file may be loaded here"
        }
    }
}
