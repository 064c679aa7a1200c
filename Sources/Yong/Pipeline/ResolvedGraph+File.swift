public import GraphBuilding
import GraphDrawing
import RDFModel
import RDFSyntax

extension ResolvedGraph {
    /// Writes the graph to a file, which appears when it is complete.
    ///
    /// The line formats are made on several threads and streamed; the others gather the graph first, since they
    /// group it by subject. A picture shows the knowledge alone.
    ///
    /// - Parameters:
    ///   - path: the file; `-` is standard output.
    ///   - jobs: the most documents that are worked on at once.
    public func write(to path: String, format: OutputFormat, jobs: Int) async throws {
        let file = try OutputFile(path)
        switch format {
        case .svg:
            let picture = GraphPicture(of: Dataset(knowledge()), vocabulary: YongOntology.namespace)
            try file.write(try picture.svg())
        case .rdf(.nquads):
            try await writeLines(to: file, jobs: jobs) { NQuads.append($0, to: &$1) }
        case .rdf(.ntriples):
            try await writeLines(to: file, jobs: jobs) { NQuads.appendTriple($0, to: &$1) }
        case .rdf(let format):
            var writer = RDFWriter(format: format, to: file, prefixes: [:])
            try write(into: &writer)
            try writer.finish()
        }
        try file.finish()
    }

    /// Writes knowledge, evidence and resolution line by line; no statement stands in two of them, so none is
    /// written twice.
    private func writeLines(
        to file: OutputFile, jobs: Int, _ append: @escaping @Sendable (Quad, inout [UInt8]) -> Void
    ) async throws {
        let size = 16
        let pieces = settings.writesEvidence ? (documentCount + size - 1) / size : 0
        // The knowledge is one piece of work in front of the others, so that no thread waits for it.
        try await OrderedWork(jobs: jobs).run(count: 1 + pieces) { piece in
            var bytes: [UInt8] = []
            if piece == 0 {
                for quad in knowledge() { append(quad, &bytes) }
            } else {
                for document in ((piece - 1) * size)..<min(documentCount, piece * size) {
                    for quad in evidence(ofDocumentAt: document) { append(quad, &bytes) }
                }
            }
            return bytes
        } deliver: { _, bytes in
            try file.write(bytes)
        }
        guard settings.writesEvidence else { return }
        var bytes: [UInt8] = []
        for quad in resolution() { append(quad, &bytes) }
        try file.write(bytes)
    }
}
