import QuadStore
import RDFModel
import RDFSyntax

/// Reads lines of N-Quads that were made here.
enum QuadLines {
    /// Calls `body` with every quad.
    static func forEach(_ lines: [UInt8], _ body: @escaping (Quad) throws -> Void) throws {
        var sink = CallingSink(body: body)
        try RDFReader.read(bytes: lines, format: .nquads, into: &sink)
    }

    /// All quads.
    static func quads(_ lines: [UInt8]) throws -> [Quad] {
        var quads: [Quad] = []
        try withoutActuallyEscaping({ quads.append($0) }) { try forEach(lines, $0) }
        return quads
    }

    /// The quads as blocks that a load can take, prepared on the caller's thread.
    static func blocks(_ lines: [UInt8], _ preparation: BlockPreparation?) throws -> [QuadBlock] {
        var sink = BlockSink(preparation: preparation)
        try RDFReader.read(bytes: lines, format: .nquads, into: &sink)
        return sink.blocks
    }

    private struct CallingSink: QuadSink {
        let body: (Quad) throws -> Void

        mutating func prefix(_ name: String, _ namespace: IRI) {}
        mutating func quad(_ quad: Quad) throws { try body(quad) }
    }

    private struct BlockSink: QuadSink {
        let preparation: BlockPreparation?
        var blocks: [QuadBlock] = []

        mutating func prefix(_ name: String, _ namespace: IRI) {}

        mutating func quad(_ quad: Quad) throws {
            var block = QuadBlock()
            block.append(quad, after: nil)
            try self.block(block)
        }

        mutating func block(_ block: QuadBlock) throws {
            var block = block
            preparation?(&block)
            blocks.append(block)
        }
    }
}
