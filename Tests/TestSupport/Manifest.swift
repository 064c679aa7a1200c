public import RDFModel
internal import RDFSyntax

/// A W3C test manifest: what to read, what must come out.
public struct Manifest: Sendable {
    /// One test.
    public struct Entry: Sendable, CustomStringConvertible {
        /// The part of the test's IRI behind the `#`.
        public let id: String
        /// The local name of the test's type, such as `TestTurtleEval`.
        public let type: String
        /// The path of the file that the test reads.
        public let action: String
        /// The IRI that the file has for the test, its base.
        public let base: IRI
        /// The path of the expected result.
        public let result: String?

        /// The test's name in reports.
        public var description: String { id }

    }

    /// The namespace of the manifest vocabulary.
    private static let manifest = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"

    /// The folder that holds the W3C suites, beside the project.
    public static let root = Shared.root + "/../shared/w3c"

    /// The tests of a suite, in their order; none where the suites are not at hand.
    ///
    /// - Parameter folder: the folder below ``root`` that holds `manifest.ttl`.
    public static func entries(_ folder: String) -> [Entry] {
        let path = "\(root)/\(folder)/manifest.ttl"
        do {
            return try read(path, folder: "\(root)/\(folder)/")
        } catch is FileError {
            print("skipped: no test suite at \(path)")
            return []
        } catch {
            // A suite that cannot be read must not look like one that passed.
            preconditionFailure("\(error)")
        }
    }

    private static func read(_ path: String, folder: String) throws -> [Entry] {
        func property(_ name: String) -> IRI { IRI(unchecked: manifest + name) }
        var dataset = Dataset()
        let local = IRI(unchecked: "file:///suite/manifest.ttl")
        try RDFReader.read(file: path, base: local, into: &dataset)
        guard let head = dataset.quads(predicate: property("entries")).first?.object else { return [] }
        let assumed = dataset.quads(predicate: property("assumedTestBase")).first?.object.iri?.text
        var entries: [Entry] = []
        var cell = head
        while let node = dataset.quads(subject: cell, predicate: RDF.first).first?.object {
            func value(_ name: String) -> Term? {
                dataset.quads(subject: node, predicate: property(name)).first?.object
            }
            func file(_ term: Term?) -> String? {
                term?.iri?.text.split(separator: "/suite/", maxSplits: 1).last.map(String.init)
            }
            let type = dataset.quads(subject: node, predicate: RDF.type).first?.object.iri?.text
            if let action = file(value("action")), let type, let id = node.iri?.text {
                entries.append(
                    Entry(
                        id: String(id.split(separator: "#").last ?? ""),
                        type: String(type.split(separator: "#").last ?? ""), action: folder + action,
                        base: IRI(unchecked: (assumed ?? "http://example/") + action),
                        result: file(value("result")).map { folder + $0 }))
            }
            guard let rest = dataset.quads(subject: cell, predicate: RDF.rest).first?.object else { break }
            cell = rest
        }
        return entries
    }
}
