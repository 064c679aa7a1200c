import QuadStore
import RDFModel
import RDFSyntax

/// The statements that come into a store: few are held, and inserted one by one; many go to a bulk load.
struct Insertions {
    /// So many lines are held.
    private let limit: Int
    private let makeLoader: () -> BulkLoader
    /// The lines that are held.
    private(set) var pending: [[UInt8]] = []
    private(set) var count = 0
    /// The load, once there are many.
    private(set) var loader: BulkLoader?

    init(limit: Int, _ makeLoader: @escaping () -> BulkLoader) {
        self.limit = limit
        self.makeLoader = makeLoader
        if limit == 0 { loader = makeLoader() }
    }

    /// Adds lines of N-Quads.
    mutating func add(_ lines: [UInt8]) throws {
        count += lines.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
        if let loader {
            var sink = loader.sink
            try RDFReader.read(bytes: lines, format: .nquads, into: &sink)
            return
        }
        pending.append(lines)
        guard count > limit else { return }
        let loader = makeLoader()
        self.loader = loader
        var sink = loader.sink
        for lines in pending { try RDFReader.read(bytes: lines, format: .nquads, into: &sink) }
        pending = []
    }

    /// Adds blocks to the load.
    mutating func add(_ blocks: [QuadBlock]) throws {
        guard var sink = loader?.sink else { return }
        for block in blocks {
            count += block.count
            try sink.block(block)
        }
    }
}
