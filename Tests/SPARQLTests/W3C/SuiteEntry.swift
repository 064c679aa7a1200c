import RDFModel
import RDFSyntax
import TestSupport

/// One test of a W3C SPARQL manifest.
struct SuiteEntry: Sendable, CustomStringConvertible {
    /// The folder below the suite's root, such as `sparql11/bind`.
    let folder: String
    /// The part of the test's IRI behind the `#`.
    let id: String
    /// The local name of the test's type, such as `QueryEvaluationTest`.
    let type: String
    /// The name of the query's file.
    let query: String
    /// The files of the default graph.
    let data: [String]
    /// The files of the named graphs; their IRIs are those of the files.
    let graphs: [String]
    /// The name of the file that holds the expected result.
    let result: String?

    var description: String { "\(folder)#\(id)" }

    static let root = Shared.root + "/../shared/w3c/sparql/"

    /// The base of everything in a folder: names of graphs and queries' relative IRIs meet in it.
    static func base(_ folder: String) -> IRI { IRI(unchecked: "http://suite.example/\(folder)/") }

    func path(_ file: String) -> String { "\(SuiteEntry.root)\(folder)/\(file)" }

    /// The IRI of a file of this entry's folder.
    func iri(_ file: String) -> IRI { IRI(unchecked: SuiteEntry.base(folder).text + file) }

    /// The entries of a manifest and of those that it includes; none where the suites are not at hand.
    static func all(in manifest: String) -> [SuiteEntry] {
        let folder = manifest.split(separator: "/").dropLast().joined(separator: "/")
        var dataset = Dataset()
        do {
            try RDFReader.read(file: root + manifest, base: base(folder), into: &dataset)
        } catch is FileError {
            print("skipped: no manifest at \(root)\(manifest)")
            return []
        } catch {
            // A manifest that cannot be read must not look like a suite that passed.
            preconditionFailure("\(error)")
        }
        let reader = ManifestReader(dataset: dataset, folder: folder)
        let included = reader.list("include").flatMap { all(in: "\(folder)/\(reader.file($0) ?? "")") }
        return included + reader.list("entries").compactMap(reader.entry)
    }
}

/// Finds the entries in a manifest's statements.
private struct ManifestReader {
    let dataset: Dataset
    let folder: String

    func value(_ subject: Term, _ namespace: String, _ name: String) -> [Term] {
        dataset.quads(subject: subject, predicate: IRI(unchecked: namespace + name)).map(\.object)
    }

    /// The members of the list that the manifest's property holds.
    func list(_ name: String) -> [Term] {
        var members: [Term] = []
        var cell = dataset.quads(predicate: IRI(unchecked: Self.manifest + name)).first?.object
        while let node = cell, let member = value(node, RDF.namespace, "first").first {
            members.append(member)
            cell = value(node, RDF.namespace, "rest").first
        }
        return members
    }

    func file(_ term: Term) -> String? {
        guard let iri = term.iri else { return nil }
        let base = SuiteEntry.base(folder).text
        return iri.text.hasPrefix(base) ? String(iri.text.dropFirst(base.count)) : nil
    }

    func entry(_ node: Term) -> SuiteEntry? {
        guard let type = value(node, RDF.namespace, "type").first?.iri?.text.split(separator: "#").last,
            let id = node.iri?.text.split(separator: "#").last,
            let action = value(node, Self.manifest, "action").first
        else { return nil }
        let query = value(action, Self.query, "query").first.flatMap(file) ?? file(action) ?? ""
        return SuiteEntry(
            folder: folder, id: String(id), type: String(type), query: query,
            data: value(action, Self.query, "data").compactMap(file),
            graphs: value(action, Self.query, "graphData").compactMap(file),
            result: value(node, Self.manifest, "result").first.flatMap(file))
    }

    static let manifest = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
    static let query = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
}
