public import Documents
import Glibc
public import GraphBuilding
public import QuadStore
import RDFSyntax

/// Builds the graph of news items into a store, and brings it up to date later.
///
/// ```swift
/// let build = try StoreBuild(at: "news.yong", settings: .init(version: try .version(seeds: nil, overlay: [])))
/// if try await build.unchanged(reader) == nil {
///     try await build.run(reader, pipeline, seeds: seeds, overlay: overlay)
/// }
/// ```
///
/// The store holds what a build of the same items into a new store would hold. Items that did not change are not read
/// again, and statements that did not change are not touched. Everything changes in one transaction.
///
/// What belongs to the build: the named graphs of documents and of the resolution, whole, and those statements of the
/// default graph that it wrote and that were not there before. Everything else in the store stays as it is.
public struct StoreBuild: Sendable {
    /// How a graph is built and kept.
    public struct Settings: Sendable {
        /// How the graph is built and what of it is written.
        public var graph: GraphSettings
        /// What extractions depend on besides the texts, see ``ContentHash/version(seeds:overlay:)``.
        public var version: ContentHash
        /// Whether the documents' texts are kept.
        public var keepsTexts: Bool
        /// The most files that are worked on at once.
        public var jobs: Int
        /// So many new statements are inserted one by one where the store is not empty; more are loaded at once.
        var loadedFrom = 100_000

        /// Makes settings.
        public init(
            version: ContentHash, graph: GraphSettings = GraphSettings(), keepsTexts: Bool = true,
            jobs: Int = Machine.coreCount
        ) {
            self.graph = graph
            self.version = version
            self.keepsTexts = keepsTexts
            self.jobs = jobs
        }
    }

    /// How far a build is.
    public enum Progress: Sendable {
        /// Files are read.
        case reading(NewsPipeline.Progress)
        /// So many statements are new.
        case comparing(statements: Int)
    }

    /// What a build did.
    public struct Result: Sendable {
        /// What was read, and what not.
        public var report = NewsPipeline.Report()
        /// How many quads came.
        public var inserted = 0
        /// How many quads went.
        public var deleted = 0
        /// How many quads the store holds since.
        public var quadCount = 0
    }

    /// The store.
    public let store: Store
    /// How the graph is built and kept.
    public let settings: Settings
    private let lock: BuildLock
    private let folder: NewFolder
    private let former: BuildManifest?

    /// Opens a store for a build, and makes it if it is missing; one that the build does not finish is removed again.
    ///
    /// - Throws: `StoreError` if it cannot be written, ``StoreBuildError/locked(_:)``.
    public init(at path: String, settings: Settings) throws {
        self.settings = settings
        folder = NewFolder(path)
        // What took hours to read waits for another writer; whether there is one now is told at once.
        var options = StoreOptions()
        options.patience = 3600
        store = try Store(at: path, options: options)
        lock = try BuildLock(folder: path)
        try store.checkWritable(waitingAtMost: 2)
        let bytes = try store.attachment(BuildAttachments.manifestKey, in: BuildAttachments.build)
        former = bytes.flatMap { BuildManifest($0) }
        if bytes != nil, former == nil { throw StoreBuildError.damaged(path) }
    }

    private var manifest: BuildManifest {
        BuildManifest(version: settings.version, settings: settings.graph, keepsTexts: settings.keepsTexts)
    }

    // MARK: Nothing to do

    /// Finds out whether the store holds the graph of the items already; then tells what was read.
    ///
    /// Files are only looked at: neither seeds nor models are needed.
    public func unchanged(_ reader: DocumentReader) async throws -> NewsPipeline.Report? {
        let listing = reader.files()
        var wanted = manifest
        guard let former, former.version == wanted.version, former.settings == wanted.settings,
            former.keepsTexts == wanted.keepsTexts, listing.files.allSatisfy({ StoreBuild.isRegular($0.path) })
        else { return nil }
        var report = NewsPipeline.Report(failures: listing.failures, skipped: listing.skipped)
        let (files, size) = (listing.files, 32)
        var isSame = true
        try await OrderedWork(jobs: settings.jobs).run(count: (files.count + size - 1) / size) { piece in
            files[(piece * size)..<min(files.count, (piece + 1) * size)].map { file -> KnownFile? in
                KnownFile(file, reader, former)
            }
        } deliver: { _, found in
            for file in found {
                guard let file else {
                    isSame = false
                    continue
                }
                if let hash = file.hash { wanted.files[hash] = former.files[hash] }
                report.failures += file.failures
                report.documentCount += file.documentCount
                report.bytes += file.bytes
            }
        }
        return isSame && wanted == former ? report : nil
    }

    /// A file whose documents the graph holds, or that has none.
    private struct KnownFile: Sendable {
        var hash: ContentHash?
        var failures: [DocumentFailure] = []
        var documentCount = 0
        var bytes = 0

        /// `nil` if the file is another than that of the last build.
        init?(_ file: DocumentFile, _ reader: DocumentReader, _ former: BuildManifest) {
            guard let content = FileRecords.content(of: file, reader) else {
                // What cannot be read gives nothing; what has become readable is new.
                failures = reader.documents(in: file).failures
                if failures.isEmpty { return nil }
                return
            }
            let hash = ContentHash(file: file, content)
            guard let known = former.files[hash] else { return nil }
            if !known.isWhole {
                failures = reader.documents(in: content, source: file.path, format: file.format).failures
            }
            (self.hash, documentCount, bytes) = (hash, known.documentCount, content.count)
        }
    }

    /// Whether a file can be read twice.
    private static func isRegular(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    // MARK: Building

    /// Reads the items, makes their graph, and makes the store hold it.
    ///
    /// - Parameters:
    ///   - reader: What reads the items.
    ///   - pipeline: What makes records of them.
    ///   - seeds: The seeds.
    ///   - overlay: What people said of documents and things.
    ///   - also: Gets the graph before the store changes, to write it elsewhere, too.
    ///   - progress: Is told how far the build is.
    /// - Returns: What was done; with no document at all nothing is changed.
    /// - Throws: `StoreError`, ``StoreBuildError``, `FileError`; the store is then as it was.
    public func run(
        _ reader: DocumentReader, _ pipeline: NewsPipeline, seeds: Seeds, overlay: Overlay = Overlay(),
        also: (ResolvedGraph) async throws -> Void = { _ in }, progress: @escaping (Progress) -> Void = { _ in }
    ) async throws -> Result {
        var manifest = manifest
        var builder = GraphBuilder(seeds: seeds, settings: settings.graph, overlay: overlay)
        let extractions = try StoredExtractions(store, former: former, manifest: manifest)
        var result = Result()
        result.report = try await pipeline.build(reader, into: &builder, keeper: extractions) {
            progress(.reading($0))
        }
        guard result.report.documentCount > 0 else { return result }
        let graph = builder.resolve(archive: extractions)
        try await also(graph)
        let count = try store.snapshot().count(QuadPattern())
        let change = try StoreChange(
            store, graph, extractions, limit: count == 0 ? 0 : max(settings.loadedFrom, min(count / 16, 500_000))
        ) { progress(.comparing(statements: $0)) }
        try await change.compare(jobs: settings.jobs)
        manifest.files = extractions.files
        let bytes = manifest.bytes
        (result.inserted, result.deleted) = try change.commit { transaction in
            try extractions.write(into: transaction, former: former?.files ?? [:])
            try transaction.attach(bytes, as: BuildAttachments.manifestKey, in: BuildAttachments.build)
        }
        folder.isFinished()
        result.quadCount = try store.snapshot().count(QuadPattern())
        return result
    }
}

/// The folder of a store that is perhaps being made, and is removed again unless the store is finished.
private final class NewFolder: Sendable {
    private let paths: [String]

    init(_ path: String) {
        var status = stat()
        let names = ["", "/data.mdb", "/lock.mdb", "/journal", "/" + BuildLock.fileName]
        paths = stat(path, &status) == 0 ? [] : names.map { path + $0 }
        for path in paths { UnfinishedFiles.insert(path) }
    }

    deinit {
        // Unless it is finished, the paths are still those of unfinished files.
        for path in paths.reversed() where UnfinishedFiles.remove(path) { _ = Glibc.remove(path) }
    }

    func isFinished() {
        for path in paths { UnfinishedFiles.remove(path) }
    }
}
