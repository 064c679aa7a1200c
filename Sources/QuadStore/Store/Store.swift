internal import Glibc
internal import RDFModel

/// A store of quads in a folder.
///
/// One transaction writes at a time; any number of snapshots read, of this process and of others, and never wait.
///
/// ```swift
/// let store = try Store(at: "news.yong")
/// try store.write { try $0.insert(Quad(subject, predicate, object)) }
/// let count = try store.snapshot().count(QuadPattern())
/// ```
public final class Store: Sendable {
    let core: StoreCore
    /// What the last transaction that wrote has read, for the next one.
    private let writer = Guarded<WaitingWriter?>(nil)

    /// The folder.
    public var path: String { core.environment.path }

    /// Opens a store, and makes it if it is missing and may be written.
    ///
    /// - Throws: ``StoreError``.
    public init(at path: String, options: StoreOptions = StoreOptions()) throws(StoreError) {
        var isMade = false
        if !options.isReadOnly {
            // SAFETY: the path lives for the call.
            let code = unsafe mkdir(path, 0o777) == 0 ? 0 : errno
            if code != 0, code != EEXIST { throw StoreError.making(path, code) }
            isMade = code == 0
        }
        var settings = Environment.Settings()
        settings.isFolder = true
        settings.isReadOnly = options.isReadOnly
        settings.durability = options.durability
        if let size = options.mapSize { settings.mapSize = size }
        core = try StoreCore(Environment(path: path, settings: settings), options)
        // A commit is worth nothing if a crash of the machine takes the names away that lead to it.
        if isMade, options.durability == .full {
            FolderLock.sync(path)
            FolderLock.sync(folderOf: path)
        }
    }

    /// A view of the last commit, which stays as it is however long it is used.
    public func snapshot() throws(StoreError) -> Snapshot {
        try Snapshot(core, core.environment.read())
    }

    /// Runs `body` in a transaction and commits it; what `body` throws rolls everything back.
    ///
    /// If the store's map has to grow, all is rolled back and `body` runs once more, so that it must be repeatable.
    ///
    /// - Throws: ``StoreError``, or what `body` throws.
    public func write<Value>(_ body: (StoreTransaction) throws -> Value) throws -> Value {
        while true {
            let waiting = writer.withLock { waiting in
                defer { waiting = nil }
                return waiting
            }
            let writer = try JournalWriter.begin(core, waiting?.writer)
            defer { if writer.canGoOn { self.writer.withLock { $0 = WaitingWriter(writer) } } }
            do {
                let result = try body(StoreTransaction(writer))
                try writer.commit()
                return result
            } catch StoreError.mapFull {
                writer.rollBack()
                try core.environment.grow()
            } catch {
                writer.rollBack()
                throw error
            }
        }
    }

    /// Finds out whether the store can be written now, before much work is done for it.
    ///
    /// - Parameter seconds: how long to wait for another writer.
    /// - Throws: ``StoreError``.
    package func checkWritable(waitingAtMost seconds: Double) throws(StoreError) {
        try core.environment.write(waitingAtMost: seconds).rollBack()
    }

    /// Prepares a bulk load.
    package func loader(_ settings: BulkLoader.Settings = BulkLoader.Settings()) -> BulkLoader {
        BulkLoader(core, settings)
    }
}
