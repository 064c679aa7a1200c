import RDFModel
import RDFSyntax
import TestSupport

/// One test of a W3C SPARQL manifest.
struct SuiteEntry: Sendable, CustomStringConvertible {
    /// Graphs that a test starts from or expects, by the names of their files.
    struct Data: Sendable {
        /// The files of the default graph; a file of quads brings its named graphs along.
        var files: [String] = []
        /// The files of the named graphs with their names.
        var graphs: [(file: String, name: IRI)] = []
    }

    /// The folder below the suite's root, such as `sparql11/bind`.
    let folder: String
    /// The part of the test's IRI behind the `#`.
    let id: String
    /// The local name of the test's type, such as `QueryEvaluationTest`.
    let type: String
    /// The name of the file of the query or the update request.
    let request: String
    /// What the test starts from.
    let data: Data
    /// The files behind the endpoints that `SERVICE` names.
    let services: [IRI: [String]]
    /// The name of the file that holds the expected result of a query.
    let result: String?
    /// What an update leaves behind.
    let dataAfter: Data

    var description: String { "\(folder)#\(id)" }

    static let root = Shared.root + "/../shared/w3c/sparql/"

    /// The base of everything in a folder: names of graphs and queries' relative IRIs meet in it.
    static func base(_ folder: String) -> IRI { IRI(unchecked: "http://suite.example/\(folder)/") }

    func path(_ file: String) -> String { "\(SuiteEntry.root)\(folder)/\(file)" }

    /// The IRI of a file of this entry's folder.
    func iri(_ file: String) -> IRI { IRI(unchecked: SuiteEntry.base(folder).text + file) }

    /// The text of the query or the update request.
    func text() throws -> String {
        String(decoding: try Shared.bytes(ofFile: path(request)), as: UTF8.self)
    }

    /// Reads graphs into a dataset.
    func dataset(_ data: Data) throws -> Dataset {
        var dataset = Dataset()
        for (number, file) in data.files.enumerated() {
            try RDFReader.read(file: path(file), base: iri(file), blankNodePrefix: "d\(number)", into: &dataset)
        }
        for (number, graph) in data.graphs.enumerated() {
            var content = Dataset()
            try RDFReader.read(
                file: path(graph.file), base: iri(graph.file), blankNodePrefix: "g\(number)", into: &content)
            for quad in content.quads() { dataset.insert(Quad(quad.triple, graph: .iri(graph.name))) }
        }
        return dataset
    }

    /// The entries of a manifest and of those that it includes; none where the suites are not at hand.
    static func all(in manifest: String) -> [SuiteEntry] {
        guard let reader = reader(manifest) else { return [] }
        let included = reader.list("include").flatMap { all(in: "\(reader.folder)/\(reader.file($0) ?? "")") }
        return included + reader.list("entries").compactMap(reader.entry)
    }

    /// The names of the entries of a manifest and of those that it includes, of whatever kind they are.
    static func names(in manifest: String) -> [String] {
        guard let reader = reader(manifest) else { return [] }
        let included = reader.list("include").flatMap { names(in: "\(reader.folder)/\(reader.file($0) ?? "")") }
        return included + reader.list("entries").compactMap { $0.iri?.text }
    }

    private static func reader(_ manifest: String) -> ManifestReader? {
        let folder = manifest.split(separator: "/").dropLast().joined(separator: "/")
        var dataset = Dataset()
        do {
            try RDFReader.read(file: root + manifest, base: base(folder), into: &dataset)
        } catch is FileError {
            print("skipped: no manifest at \(root)\(manifest)")
            return nil
        } catch {
            // A manifest that cannot be read must not look like a suite that passed.
            preconditionFailure("\(error)")
        }
        return ManifestReader(dataset: dataset, folder: folder)
    }
}
