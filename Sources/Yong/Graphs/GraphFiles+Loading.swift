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
            guard text[..<end] == "file" else { throw LoadSourceError(source: text) }
            path = String(text[text.utf8.index(after: end)...])
            if path.utf8.starts(with: "///".utf8) { path.removeFirst(2) }
        }
        var dataset = Dataset()
        try GraphFiles([path]).read(into: &dataset)
        return dataset.quads(graph: .defaultGraph).map(\.triple)
    }
}

/// What cannot be loaded.
public struct LoadSourceError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The IRI.
    public let source: String

    /// One sentence.
    public var description: String { "LOAD <\(source)>: only files can be loaded" }
}
