internal import Glibc

extension Store {
    /// Copies the last commit to a folder that does not exist yet, without free pages. Writers need not wait.
    ///
    /// - Throws: ``StoreError``.
    public func backup(to folder: String) throws(StoreError) {
        try Store.makeFolder(folder)
        try core.environment.copy(to: folder, isCompacting: true)
    }

    /// Makes a store out of a backup, in a folder that does not exist yet.
    ///
    /// - Throws: ``StoreError``.
    public static func restore(from backup: String, to folder: String) throws(StoreError) {
        var options = StoreOptions()
        options.isReadOnly = true
        try Store(at: backup, options: options).backup(to: folder)
    }

    /// Writes the store anew: all terms in one sorted vocabulary, all changes in the blocks, no free pages.
    ///
    /// What others have open stays as it is for them until they open the store again.
    ///
    /// - Throws: ``StoreError``; the store is then as it was.
    /// - Parameter memory: about how many bytes of memory are used.
    public func compact(memory: Int = 2 << 30) throws {
        let folder = path + "/compacted"
        // What an earlier run that was killed has left.
        Store.removeFolder(folder)
        defer { Store.removeFolder(folder) }
        let lock = try core.environment.write(waitingAtMost: core.options.patience)
        defer { lock.rollBack() }
        var options = core.options
        options.durability = .full
        do {
            let compacted = try Store(at: folder, options: options)
            var settings = BulkLoader.Settings()
            settings.memory = memory
            settings.folder = folder
            let loader = compacted.loader(settings)
            var sink = loader.sink
            try snapshot().forEach(QuadPattern()) { try sink.quad($0) }
            try loader.finish()
        }
        // SAFETY: the paths live for the call.
        guard unsafe rename(folder + "/data.mdb", path + "/data.mdb") == 0 else {
            throw StoreError(errno, "put the compacted store in its place", path: path)
        }
    }

    private static func makeFolder(_ folder: String) throws(StoreError) {
        // SAFETY: the path lives for the call.
        if unsafe mkdir(folder, 0o777) != 0 { throw StoreError(errno, "be made", path: folder) }
    }

    private static func removeFolder(_ folder: String) {
        // SAFETY: the paths live for the calls.
        unsafe unlink(folder + "/data.mdb")
        unsafe unlink(folder + "/lock.mdb")
        unsafe rmdir(folder)
    }
}
