public import RDFModel
import RDFSyntax

extension ResolvedGraph {
    /// The default graph: every asserted statement once, between resolved things, with their types and names and
    /// what the seeds say of them; in order of subject, predicate and object.
    public func knowledge() -> [Quad] {
        var lines: [UInt8] = []
        let knowledge = Knowledge(of: self)
        for piece in 0..<knowledge.pieceCount { knowledge.append(piece, to: &lines) }
        return ResolvedGraph.quads(lines)
    }

    /// The quads of lines that were made here.
    static func quads(_ lines: [UInt8]) -> [Quad] {
        var collected = QuadCollector()
        // The lines are our own, so nothing is wrong with their syntax.
        _ = try? RDFReader.read(bytes: lines, format: .nquads, into: &collected)
        return collected.quads
    }
}

/// The default graph as lines of N-Triples, in pieces that threads may make side by side.
public struct Knowledge: Sendable {
    private static let subjectsPerPiece = 4096
    private let statements: SortedStatements

    /// Gathers the statements.
    public init(of graph: ResolvedGraph) {
        var builder = KnowledgeBuilder(graph)
        builder.build()
        statements = builder.statements.sorted()
    }

    /// The number of pieces.
    public var pieceCount: Int {
        (statements.subjects.count + Knowledge.subjectsPerPiece - 1) / Knowledge.subjectsPerPiece
    }

    /// Appends the lines of a piece.
    public func append(_ piece: Int, to bytes: inout [UInt8]) {
        let start = piece * Knowledge.subjectsPerPiece
        let end = min(statements.subjects.count, start + Knowledge.subjectsPerPiece)
        statements.append(subjects: start..<end, to: &bytes)
    }
}
