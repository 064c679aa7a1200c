package import RDFModel

/// Loads many quads at once: parsed by several threads, sorted in bounded memory, and part of the store all together or
/// not at all.
///
/// Quads come through ``sink`` and are numbered, batch by batch; then the terms get their ids, and the quads are sorted
/// and written once for each permutation.
package final class BulkLoader {
    /// How a load is done.
    package struct Settings: Sendable {
        /// About how many bytes of memory are used.
        package var memory = 2 << 30
        /// How many bytes are written in one transaction of LMDB, which holds them in memory; `nil` is a part of
        /// ``memory``.
        package var transactionSize: Int?
        /// Where files for sorting are made.
        package var folder = "/tmp"
        /// How many threads encode blocks.
        package var threads = Processors.count
        /// The name of the graph that statements of the default graph go to.
        package var graph: Term?

        /// The usual settings.
        package init() {}
    }

    private let core: StoreCore
    private let settings: Settings
    private let graphKey: [UInt8]?
    private var gathered = QuadBlock()
    private var lastGathered: Quad?
    private var batch = LoadBatch()
    private var spilled: [SpilledBatch] = []
    /// How many quads came, repeated ones among them.
    package private(set) var quadCount = 0
    /// How many of them the store did not hold, once all is written.
    package private(set) var newCount = 0
    /// How many terms the dictionary did not hold.
    package private(set) var newTermCount = 0
    /// Told what is done after the quads were read.
    package var progress: (Phase) -> Void = { _ in }

    /// What is done after the quads were read.
    package enum Phase: Equatable, Sendable {
        /// The terms get their ids.
        case terms
        /// One of the orders of the quads is written.
        case order(Int, of: Int)
    }

    init(_ core: StoreCore, _ settings: Settings) {
        self.core = core
        self.settings = settings
        graphKey = settings.graph.map { graph in
            var key: [UInt8] = []
            if case .inline(let id) = TermKey.append(graph, to: &key) {
                LoadTerms.append(inline: id, to: &key)
            }
            return key
        }
    }

    /// Where the quads go in.
    package var sink: LoadSink { LoadSink(self) }

    /// Takes one quad, and with some thousand others hands it on.
    func gather(_ quad: Quad) throws(StoreError) {
        gathered.append(quad, after: lastGathered)
        lastGathered = quad
        if gathered.count == 4096 || gathered.made.count > min(1 << 20, settings.memory / 256) { try flush() }
    }

    /// Hands on the quads that came one by one.
    func flush() throws(StoreError) {
        guard gathered.count > 0 else { return }
        PreparedTerms.prepare(&gathered)
        try take(gathered)
        gathered.removeAll()
        lastGathered = nil
    }

    /// Takes a block whose keys are made.
    func take(_ block: QuadBlock) throws(StoreError) {
        batch.take(block, defaultGraph: graphKey)
        quadCount += block.count
        // Its tables double when they are full, and a list of its keys is needed to sort them.
        guard batch.size > settings.memory * 3 / 8 else { return }
        spilled.append(try SpilledBatch(batch, in: settings.folder))
        batch = LoadBatch()
    }

    /// Writes everything into the store, and changes more in the same commit, if wanted.
    ///
    /// - Parameters:
    ///   - before: gets the store as it was; nobody else writes from here on.
    ///   - after: gets the store with what was loaded, and may change it.
    /// - Throws: ``StoreError``, or what the closures throw; the store is then as it was.
    package func finish(
        before: (Snapshot) throws -> Void = { _ in }, after: (StoreTransaction) throws -> Void = { _ in }
    ) throws {
        try flush()
        let transaction = try LoadTransaction(
            core, limit: settings.transactionSize ?? min(64 << 20, max(4 << 20, settings.memory / 16)))
        do {
            try before(Snapshot(core, core.environment.read()))
            try write(transaction)
            try transaction.finishBlocks()
            let writing = try StoreTransaction(core, transaction.current)
            try after(writing)
            try writing.settle()
            try transaction.commit()
        } catch {
            transaction.rollBack()
            throw error
        }
    }

    private func write(_ transaction: LoadTransaction) throws(StoreError) {
        let earlier = QuadTables(core.tables, transaction.current, core.cache)
        let earlierCount = try earlier.directory(.spo).rowCount + earlier.directory(.spog).rowCount
        progress(.terms)
        var resolution = try TermResolution(
            transaction, core.dictionary,
            nextBlankNode: core.tables.number(.nextBlankNode, transaction.current))
        let (sorters, ranks) = try ranked(&resolution)
        try core.tables.set(.nextBlankNode, resolution.blankNodeEnd, transaction.current)
        let writer = LoadWriter(core, transaction, ranks, threads: settings.threads)
        newTermCount = resolution.segment?.count ?? 0
        let parts = [
            (sorters.default, Permutation.sortingDefaultGraph), (sorters.named, Permutation.sortingNamedGraphs),
        ].filter { $0.0.count > 0 }
        let orderCount = parts.reduce(0) { $0 + $1.1.count }
        var order = 0
        for (sorter, permutations) in parts {
            for permutation in permutations {
                order += 1
                progress(.order(order, of: orderCount))
                try writer.write(permutation, sorter)
            }
            sorter.removeAll()
        }
        try writer.finish()
        let later = QuadTables(core.tables, transaction.current, core.cache)
        newCount = try later.directory(.spo).rowCount + later.directory(.spog).rowCount - earlierCount
    }

    /// The quads as ranks.
    private func ranked(
        _ resolution: inout TermResolution
    ) throws(StoreError) -> (sorters: (default: QuadSorter, named: QuadSorter), ranks: TermRanks) {
        let chunk = max(1 << 16, settings.memory * 3 / 8 / (2 * MemoryLayout<RankedQuad>.stride))
        let sorters = (
            default: QuadSorter(folder: settings.folder, chunkCount: chunk),
            named: QuadSorter(folder: settings.folder, chunkCount: chunk)
        )
        func add(_ quads: [RankedQuad], ranked: [UInt32]) throws(StoreError) {
            var parts: (default: [RankedQuad], named: [RankedQuad]) = ([], [])
            for quad in quads {
                let row = RankedQuad(
                    ranked[Int(quad[0])], ranked[Int(quad[1])], ranked[Int(quad[2])], ranked[Int(quad[3])])
                if quad[3] == 0 { parts.default.append(row) } else { parts.named.append(row) }
            }
            try sorters.default.append(parts.default)
            try sorters.named.append(parts.named)
        }
        // Most loads are of one kind; the other sorter grows as it needs.
        (settings.graph == nil ? sorters.default : sorters.named).reserve(quadCount)
        if spilled.isEmpty {
            let ids = try resolution.ids(of: batch)
            let quads = batch.quads
            batch = LoadBatch()
            let ranks = ranks(&resolution)
            try add(quads, ranked: [0] + ids.map { ranks.rank(of: $0) })
            return (sorters, ranks)
        }
        spilled.append(try SpilledBatch(batch, in: settings.folder))
        batch = LoadBatch()
        let files = try resolution.ids(of: spilled, folder: settings.folder)
        // Triple terms of any batch have to be known before the first rank is told.
        for (index, part) in spilled.enumerated() where !part.others.isEmpty {
            _ = try resolution.ids(of: part, keys: files[index])
        }
        let ranks = ranks(&resolution)
        for (index, part) in spilled.enumerated() {
            let ranked = try [UInt32(0)] + resolution.ids(of: part, keys: files[index]).map { ranks.rank(of: $0) }
            let pieceCount = 1 << 20
            for start in stride(from: 0, to: part.quadCount, by: pieceCount) {
                let quads = try part.quads.read(
                    pieceCount, at: start * MemoryLayout<RankedQuad>.stride, zero: RankedQuad.zero)
                try add(quads, ranked: ranked)
            }
        }
        spilled = []
        return (sorters, ranks)
    }

    /// The order of all ids, which the resolution gives up.
    private func ranks(_ resolution: inout TermResolution) -> TermRanks {
        TermRanks(
            first: resolution.segment?.first ?? .unbound, count: resolution.segment?.count ?? 0,
            others: resolution.takeOthers())
    }
}
