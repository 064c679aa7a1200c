import Foundation
import ReferenceEngine
import TestSupport
import Yong

/// A folder in which the commands of one page run, with what a clone of the project has.
struct PageFolder {
    private let outer: TemporaryFolder
    /// The folder of the commands; what stands beside the project stands beside it.
    let path: String
    /// Whether there is a corpus beside the project.
    let hasCorpus: Bool

    init() throws {
        outer = try TemporaryFolder()
        path = outer.path + "/page"
        let files = FileManager.default
        try files.createDirectory(atPath: path, withIntermediateDirectories: false)
        for name in ["seeds", "Examples", "Scripts"] {
            try files.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: Shared.root + "/" + name)
        }
        try files.copyItem(atPath: Shared.root + "/seeds/documents", toPath: path + "/news")
        hasCorpus = files.fileExists(atPath: Corpus.folder)
        guard hasCorpus else { return }
        try files.createSymbolicLink(
            atPath: outer.path + "/shared", withDestinationPath: Shared.root + "/../shared")
    }

    func remove() { outer.remove() }
}

/// A graph that questions of a page are asked of, by the evaluator that follows the specification.
struct QuestionGraph {
    private let dataset: Dataset
    private let prefixes: [String: IRI]

    /// Reads a file of RDF.
    init(file: String) throws {
        var dataset = Dataset()
        try RDFReader.read(file: file, into: &dataset)
        self.dataset = dataset
        prefixes = Dictionary(
            ResolvedGraph.prefixes.map { ($0.name, $0.namespace) }, uniquingKeysWith: { first, _ in first })
    }

    /// The answer as `yong query --format table` shows it.
    func table(_ question: String) throws -> String {
        let result = try ReferenceEvaluator(dataset).evaluate(try Query(question))
        return try ResultWriter(.table, prefixes: prefixes).text(of: result)
    }
}
