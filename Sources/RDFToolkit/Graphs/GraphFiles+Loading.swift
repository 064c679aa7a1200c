public import RDFModel
import RDFSyntax

extension GraphFiles {
    /// The statements of the default graph of a file that an IRI names, for `LOAD`.
    ///
    /// - Throws: ``LoadSourceError`` for IRIs of anything but files, or what reading throws.
    public static func triples(of source: IRI) throws -> [Triple] {
        let path = try filePath(of: source)
        var dataset = Dataset()
        try GraphFiles([path]).read(into: &dataset)
        return dataset.quads(graph: .defaultGraph).map(\.triple)
    }

    /// The path that a `file:` IRI stands for (RFC 8089 §2): with no host or this machine's, escapes resolved.
    private static func filePath(of source: IRI) throws(LoadSourceError) -> String {
        var text = Array(source.text.utf8)[...]
        guard text.starts(with: Array("file:".utf8)) else { throw .neitherFileNorWeb(source.text) }
        text = text.dropFirst("file:".utf8.count)
        for host in ["//localhost/", "///"] where text.starts(with: host.utf8) {
            text = text.dropFirst(host.utf8.count - 1)
            break
        }
        return PercentEncoding.decode(text) ?? String(decoding: text, as: UTF8.self)
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
