import GraphDrawing
import RDFCanonicalization
import RDFModel
import RDFSyntax
import SPARQLSyntax

/// Writes what some files hold in another format.
public struct GraphConversion: Sendable {
    /// What is read.
    public let source: GraphFiles
    /// What is written.
    public let target: OutputFormat
    /// Whether blank nodes get canonical labels and statements their order, by RDFC-1.0.
    public let isCanonical: Bool
    /// Whether Turtle and TriG are written as the statements come, in memory that does not grow.
    public let isStreaming: Bool
    /// The namespace of the classes and properties that are drawn where the target is a drawing.
    public let vocabulary: String

    /// Describes a conversion; nothing is opened yet.
    public init(
        of source: GraphFiles, to target: OutputFormat, isCanonical: Bool = false, isStreaming: Bool = false,
        vocabulary: String
    ) {
        self.source = source
        self.target = target
        self.isCanonical = isCanonical
        self.isStreaming = isStreaming
        self.vocabulary = vocabulary
    }

    /// Converts. The line formats are written as the statements come; the others gather them first.
    ///
    /// - Parameter output: where the bytes go; the caller finishes it.
    /// - Returns: what the target does not hold; `nil` if nothing is lost.
    /// - Throws: what reading and writing throw, `CanonicalizationError`.
    @discardableResult
    public func write(to output: OutputFile) throws -> Loss? {
        switch target {
        case .svg:
            let dataset = try source.dataset()
            let picture = GraphPicture(of: dataset, vocabulary: vocabulary)
            try output.write(try picture.svg())
            return picture.omission(vocabulary: vocabulary).map { .things($0) }
        case .rdf(let format) where isCanonical:
            return try writeCanonical(format, to: output)
        case .rdf(let format):
            // Only where graphs meet may a triple come twice that its source has once.
            let hasGraphs = try source.canHoldNamedGraphs()
            var writer = RDFWriter(
                format: format, to: output, mergingGraphs: try hasGraphs || source.files().count > 1,
                streaming: isStreaming)
            guard hasGraphs, !format.holdsNamedGraphs else {
                try source.read(into: &writer)
                try writer.finish()
                return nil
            }
            var merging = GraphNamesSink(sink: writer)
            try source.read(into: &merging)
            try merging.sink.finish()
            return Loss(graphs: merging.graphs.count, format)
        }
    }

    /// What a conversion could not keep.
    public enum Loss: Sendable {
        /// So many graphs had names that the format does not hold, so that their statements became one graph.
        case graphNames(Int, RDFFormat)
        /// Things and statements that are not in the picture, in a sentence.
        case things(String)

        init?(graphs: Int, _ format: RDFFormat) {
            if graphs == 0 { return nil }
            self = .graphNames(graphs, format)
        }
    }

    private func writeCanonical(_ format: RDFFormat, to output: OutputFile) throws -> Loss? {
        let dataset = try source.dataset()
        let quads = dataset.quads()
        // Where graphs have no names their statements are one graph, and that is what is made canonical.
        let named = format.holdsNamedGraphs ? quads : quads.map { Quad($0.triple) }
        // Long chains of nodes that look alike go deep.
        let canonical = try LargeStack.run { () throws(CanonicalizationError) in
            try Canonicalizer(deepest: 100_000).canonicalize(named)
        }
        if format == .nquads || format == .ntriples {
            try output.write(canonical.nquads)
        } else {
            var writer = RDFWriter(format: format, to: output, prefixes: dataset.prefixes)
            for quad in canonical.quads { try writer.quad(quad) }
            try writer.finish()
        }
        return Loss(graphs: format.holdsNamedGraphs ? 0 : Set(quads.compactMap(\.graph)).count, format)
    }
}
