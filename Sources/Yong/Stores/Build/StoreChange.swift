import GraphBuilding
import QuadStore
import RDFModel
import RDFSyntax

/// What changes in a store when a graph takes the place of the one that the last build wrote.
///
/// First the new graph is compared with what is noted of the former one, by hashes of its named graphs and buckets of
/// statements; then one transaction changes the store.
final class StoreChange {
    /// A named graph that is others than it was.
    private struct ChangedGraph {
        var iri: IRI
        /// The document's number; `nil` for what follows from resolution.
        var document: Int?
        /// Whether the last build wrote it.
        var isFormer: Bool
    }

    private let store: Store
    private let graph: ResolvedGraph
    private let extractions: StoredExtractions
    /// What the last build wrote, by key.
    private var former: [[UInt8]: BuiltGraph] = [:]
    /// What this one writes that is new or noted otherwise, by key.
    private var noted: [[UInt8]: BuiltGraph] = [:]
    private var changed: [ChangedGraph] = []
    private var buckets: [BucketChange] = []
    private var insertions: Insertions
    private let statementCount: (Int) -> Void

    /// - Parameters:
    ///   - limit: So many new statements are inserted one by one; more are loaded at once.
    ///   - progress: Told how many statements are new so far.
    init(
        _ store: Store, _ graph: ResolvedGraph, _ extractions: StoredExtractions, limit: Int,
        progress: @escaping (Int) -> Void
    ) throws {
        (self.store, self.graph, self.extractions) = (store, graph, extractions)
        statementCount = progress
        var settings = BulkLoader.Settings()
        settings.folder = store.path
        insertions = Insertions(limit: limit) { [settings] in store.loader(settings) }
        let snapshot = try store.snapshot()
        try snapshot.forEachAttachment(in: BuildAttachments.graphs) { key, bytes in
            guard let built = BuiltGraph(bytes) else { throw StoreBuildError.damaged(store.path) }
            former[key] = built
        }
    }

    // MARK: Comparing

    /// Compares everything.
    ///
    /// - Parameter jobs: The most documents that are worked on at once.
    func compare(jobs: Int) async throws {
        try await compareKnowledge(jobs: jobs)
        try await compareEvidence(jobs: jobs)
        guard graph.settings.writesEvidence else { return }
        var lines: [UInt8] = []
        for quad in graph.resolution() { NQuads.append(quad, to: &lines) }
        guard !lines.isEmpty else { return }
        let built = BuiltGraph(iri: graph.resolutionGraph, lines: ContentHash(lines), document: nil)
        if note(built, document: nil) { try insertions.add(lines) }
    }

    private func compareKnowledge(jobs: Int) async throws {
        var all = KnowledgeBuckets()
        let knowledge = Knowledge(of: graph)
        try await OrderedWork(jobs: jobs).run(count: knowledge.pieceCount) { piece in
            var bytes: [UInt8] = []
            knowledge.append(piece, to: &bytes)
            return bytes
        } deliver: { _, bytes in
            all.append(bytes)
        }
        let snapshot = try store.snapshot()
        for (number, lines) in all.lines.enumerated() {
            let bytes = try snapshot.attachment(KnowledgeBucket.key(number), in: BuildAttachments.knowledge)
            let former = bytes.flatMap { KnowledgeBucket($0) }
            if bytes != nil, former == nil { throw StoreBuildError.damaged(store.path) }
            guard let change = BucketChange(number, former: former, lines: lines) else { continue }
            buckets.append(change)
            if !change.added.isEmpty { try insertions.add(Array(change.added.joined())) }
            statementCount(insertions.count)
        }
    }

    /// What a thread makes of a document: the lines of its graph, as blocks if all is loaded.
    private struct Evidence: Sendable {
        var hash: ContentHash
        var lines: [UInt8] = []
        var blocks: [QuadBlock] = []
    }

    private func compareEvidence(jobs: Int) async throws {
        let (graph, former) = (graph, former)
        let preparation = insertions.loader?.sink.preparation
        let size = 16
        try await OrderedWork(jobs: jobs).run(count: (graph.documentCount + size - 1) / size) { piece in
            try ((piece * size)..<min(graph.documentCount, (piece + 1) * size)).map { index -> Evidence? in
                guard graph.settings.writesEvidence else { return nil }
                var found = Evidence(hash: ContentHash())
                try graph.appendEvidence(ofDocumentAt: index, to: &found.lines)
                found.hash = ContentHash(found.lines)
                let known = former[BuildAttachments.key(of: graph.documentIRI(at: index))]
                if known?.lines == found.hash {
                    found.lines = []
                } else if let preparation {
                    found.blocks = try QuadLines.blocks(found.lines, preparation)
                    found.lines = []
                }
                return found
            }
        } deliver: { piece, found in
            for (offset, evidence) in found.enumerated() {
                let index = piece * size + offset
                let built = BuiltGraph(
                    iri: graph.documentIRI(at: index), lines: evidence?.hash,
                    document: extractions.key(at: graph.place(ofDocumentAt: index)))
                guard note(built, document: index), let evidence else { continue }
                if preparation != nil {
                    try insertions.add(evidence.blocks)
                } else {
                    try insertions.add(evidence.lines)
                }
            }
            statementCount(insertions.count)
        }
    }

    /// Notes what is to stand in the store; whether the graph changed.
    private func note(_ built: BuiltGraph, document: Int?) -> Bool {
        let key = BuildAttachments.key(of: built.iri)
        let known = former.removeValue(forKey: key)
        if known != built { noted[key] = built }
        guard known?.lines != built.lines else { return false }
        changed.append(ChangedGraph(iri: built.iri, document: document, isFormer: known?.lines != nil))
        return built.lines != nil
    }

    // MARK: Changing

    /// Changes the store, in one transaction.
    ///
    /// - Parameter attach: Changes what is kept beside the quads.
    /// - Returns: How many quads came and went.
    func commit(
        _ attach: (StoreTransaction) throws -> Void
    ) throws -> (inserted: Int, deleted: Int) {
        if let loader = insertions.loader {
            var count = 0
            var foreign: [Int: Set<Int>] = [:]
            var result = (inserted: 0, deleted: 0)
            try loader.finish { snapshot in
                count = try snapshot.count(QuadPattern())
                foreign = try foreignStatements(snapshot)
                try markFormerGraphs(snapshot)
            } after: { transaction in
                try delete(in: transaction)
                try note(foreign, in: transaction)
                try attach(transaction)
                result.deleted = deletedCount
                result.inserted = try transaction.count(QuadPattern()) - count + deletedCount
            }
            return result
        }
        return try store.write { transaction in
            let count = try transaction.count(QuadPattern())
            try markFormerGraphs(transaction)
            let foreign = try foreignStatements(transaction)
            try delete(in: transaction)
            for lines in insertions.pending {
                try withoutActuallyEscaping({ _ = try transaction.insert($0) }) { try QuadLines.forEach(lines, $0) }
            }
            try note(foreign, in: transaction)
            try attach(transaction)
            return (try transaction.count(QuadPattern()) - count + deletedCount, deletedCount)
        }
    }

    private var deletedCount = 0

    /// The new statements of the default graph that stand in the store already, by bucket and index: they are somebody
    /// else's.
    private func foreignStatements(_ view: QuadView) throws -> [Int: Set<Int>] {
        guard try view.count(QuadPattern(in: .defaultGraph)) > 0 else { return [:] }
        var foreign: [Int: Set<Int>] = [:]
        for change in buckets where !change.added.isEmpty {
            for (index, quad) in try QuadLines.quads(Array(change.added.joined())).enumerated()
            where try view.contains(quad) {
                foreign[change.number, default: []].insert(index)
            }
        }
        return foreign
    }

    /// Finds graphs that the last build did not write, and that stand in the store all the same: a graph of a document's
    /// name is the build's, so that what else is in it goes.
    private func markFormerGraphs(_ view: QuadView) throws {
        guard try view.count(QuadPattern(in: .anyNamed)) > 0 else { return }
        for index in changed.indices where !changed[index].isFormer {
            changed[index].isFormer = try view.count(QuadPattern(in: .named(.iri(changed[index].iri)))) > 0
        }
    }

    /// Takes away what is no more.
    private func delete(in transaction: StoreTransaction) throws {
        deletedCount = 0
        for built in former.values where built.lines != nil {
            deletedCount += try transaction.delete(QuadPattern(in: .named(.iri(built.iri))))
        }
        for graph in changed where graph.isFormer { try deleteStale(graph, in: transaction) }
        for change in buckets where !change.removed.isEmpty {
            for quad in try QuadLines.quads(Array(change.removed.joined())) where try transaction.delete(quad) {
                deletedCount += 1
            }
        }
    }

    /// Takes away what no longer stands in a graph.
    private func deleteStale(_ changed: ChangedGraph, in transaction: StoreTransaction) throws {
        var wanted: Set<Quad> = []
        if !graph.settings.writesEvidence {
            // Nothing of it stays.
        } else if let document = changed.document {
            var lines: [UInt8] = []
            try graph.appendEvidence(ofDocumentAt: document, to: &lines)
            wanted = Set(try QuadLines.quads(lines))
        } else {
            wanted = Set(graph.resolution())
        }
        var stale: [Quad] = []
        try transaction.forEach(QuadPattern(in: .named(.iri(changed.iri)))) { quad in
            if !wanted.contains(quad) { stale.append(quad) }
        }
        for quad in stale where try transaction.delete(quad) { deletedCount += 1 }
    }

    /// Notes what was written.
    private func note(_ foreign: [Int: Set<Int>], in transaction: StoreTransaction) throws {
        for key in former.keys { try transaction.detach(key, in: BuildAttachments.graphs) }
        for (key, built) in noted { try transaction.attach(built.bytes, as: key, in: BuildAttachments.graphs) }
        for change in buckets {
            let key = KnowledgeBucket.key(change.number)
            if let bucket = change.bucket(foreign: foreign[change.number] ?? []) {
                try transaction.attach(bucket.bytes, as: key, in: BuildAttachments.knowledge)
            } else {
                try transaction.detach(key, in: BuildAttachments.knowledge)
            }
        }
    }
}
