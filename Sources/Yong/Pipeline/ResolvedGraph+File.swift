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
    ///   - format: how it is written.
    ///   - path: the file; `-` is standard output.
    ///   - jobs: the most documents that are worked on at once.
    public func write(to path: String, format: OutputFormat, jobs: Int) async throws {
        let file = try OutputFile(path)
        switch format {
        case .svg:
            let picture = GraphPicture(of: Dataset(knowledge()), vocabulary: YongOntology.namespace)
            try file.write(try picture.svg())
        case .rdf(.nquads):
            try await writeLines(to: file, jobs: jobs, namesGraphs: true)
        case .rdf(.ntriples):
            try await writeLines(to: file, jobs: jobs, namesGraphs: false)
        case .rdf(let format):
            var writer = RDFWriter(format: format, to: file, prefixes: [:])
            try write(into: &writer)
            try writer.finish()
        }
        try file.finish()
    }

    /// Writes knowledge, evidence and resolution line by line; no statement stands in two of them, so none is
    /// written twice.
    private func writeLines(to file: OutputFile, jobs: Int, namesGraphs: Bool) async throws {
        let knowledge = Knowledge(of: self)
        let work = OrderedWork(jobs: jobs)
        try await work.run(count: knowledge.pieceCount) { piece in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(1 << 21)
            knowledge.append(piece, to: &bytes)
            return bytes
        } deliver: { _, bytes in
            try file.write(bytes)
        }
        guard settings.writesEvidence else { return }
        let size = 16
        try await work.run(count: (documentCount + size - 1) / size) { piece in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(1 << 21)
            for document in (piece * size)..<min(documentCount, (piece + 1) * size) {
                try appendEvidence(ofDocumentAt: document, namesGraph: namesGraphs, to: &bytes)
            }
            return bytes
        } deliver: { _, bytes in
            try file.write(bytes)
        }
        var bytes: [UInt8] = []
        for quad in resolution() {
            if namesGraphs { NQuads.append(quad, to: &bytes) } else { NQuads.appendTriple(quad, to: &bytes) }
        }
        try file.write(bytes)
    }
}
