public import RDFModel
import RDFSyntax

extension EmbeddedFiles {
    /// The statements of the ontology in the program: what its classes and properties are called in Thai and English, and
    /// which terms of other vocabularies say the same.
    ///
    /// - Throws: `SyntaxError`.
    public static func ontology() throws -> [Triple] {
        var dataset = Dataset()
        for file in files(under: "ontology/yong.ttl") {
            try RDFReader.read(bytes: file.bytes, format: .turtle, source: file.name, into: &dataset)
        }
        var statements: [Triple] = []
        dataset.forEachQuad { statements.append($0.triple) }
        return statements
    }
}
