internal import Glibc

extension Store {
    /// Copies the last commit to a folder that does not exist yet, without free pages. Writers need not wait.
    ///
    /// When it returns, the copy is on the disk.
    ///
    /// - Throws: ``StoreError``; there is then no such folder.
    public func backup(to folder: String) throws(StoreError) {
        // SAFETY: the path lives for the call.
        if unsafe mkdir(folder, 0o777) != 0 { throw StoreError.making(folder, errno) }
        do throws(StoreError) {
            // Read first: if the tables of the copy are of a later generation, they hold these records already.
            let records = try core.journal.records(core.environment.read())
            try core.environment.copy(to: folder, isCompacting: true) { (copy) throws(StoreError) in
                if records.bytes.isEmpty { return }
                guard try Journal.generation(ofTables: copy) == records.generation else { return }
                try JournalFile.make(folder + "/journal", records.bytes)
            }
        } catch {
            unsafe unlink(folder + "/journal")
            unsafe rmdir(folder)
            throw error
        }
        FolderLock.sync(folderOf: folder)
    }

    /// Makes a store out of a backup, in a folder that does not exist yet.
    ///
    /// - Throws: ``StoreError``; there is then no such folder.
    public static func restore(from backup: String, to folder: String) throws(StoreError) {
        var options = StoreOptions()
        options.isReadOnly = true
        try Store(at: backup, options: options).backup(to: folder)
    }

    /// Writes the store anew: all terms in one sorted vocabulary, all changes in the blocks, no free pages.
    ///
    /// Whoever has the store open, this value among them, goes on to read what it was, and has to open it again to
    /// write.
    ///
    /// - Throws: ``StoreError``; the store is then as it was.
    /// - Parameter memory: about how many bytes of memory are used.
    public func compact(memory: Int = 2 << 30) throws {
        try compact(memory: memory) { _ in }
    }

    /// Compacts, and tells before it begins which files and folders it leaves behind if it is ended on the way.
    package func compact(memory: Int, announcing: ([String]) -> Void) throws {
        let folder = path + "/compacted"
        // Nobody else compacts as long as nobody else writes.
        var lock = try core.environment.write(waitingAtMost: core.options.patience)
        defer { lock.rollBack() }
        // Who reads on in the old file may not know the journal yet, which goes away.
        if try core.journal.view(core.environment.read()) != nil {
            try core.journal.bring(into: lock, core, merging: false)
            lock = try core.environment.goOn(from: lock)
        }
        let generation = try core.tables.number(.journal, lock)
        // What an earlier run that was killed has left.
        Store.removeFolder(folder)
        defer { Store.removeFolder(folder) }
        announcing([folder, folder + "/data.mdb", folder + "/lock.mdb", folder + "/journal"])
        var options = core.options
        options.durability = .full
        do {
            let compacted = try Store(at: folder, options: options)
            var settings = BulkLoader.Settings()
            settings.memory = memory
            settings.folder = folder
            let loader = compacted.loader(settings)
            var sink = loader.sink
            let whole = try snapshot()
            try whole.forEach(QuadPattern()) { try sink.quad($0) }
            try loader.finish(after: {
                try $0.copyAttachments(from: whole)
                try $0.setGeneration(after: generation)
            })
        }
        // Nobody may open the store in between: the table of readers belongs to one file.
        let opening = FolderLock(path, isExclusive: true)
        defer { opening.release() }
        // SAFETY: the paths live for the calls.
        unsafe unlink(path + "/lock.mdb")
        guard unsafe rename(folder + "/data.mdb", path + "/data.mdb") == 0 else {
            throw StoreError(errno, "put the compacted store in its place", path: path)
        }
        unsafe unlink(path + "/journal")
        FolderLock.sync(path)
    }

    /// What ``backup(to:)`` and ``restore(from:to:)`` leave behind if they are ended on the way.
    package static func unfinishedFiles(ofCopy folder: String) -> [String] {
        [folder] + ["/data.mdb.partial", "/data.mdb.partial-lock", "/journal"].map { folder + $0 }
    }

    private static func removeFolder(_ folder: String) {
        // SAFETY: the paths live for the calls.
        unsafe unlink(folder + "/data.mdb")
        unsafe unlink(folder + "/lock.mdb")
        unsafe unlink(folder + "/journal")
        unsafe rmdir(folder)
    }
}
