public import QuadStore

extension Store {
    /// Writes the store anew (`Store.compact(memory:)`), and leaves nothing if the program is interrupted.
    public func compactTidily(memory: Int) throws {
        var announced: [String] = []
        defer { for path in announced { UnfinishedFiles.remove(path) } }
        try compact(memory: memory) { paths in
            announced = paths
            for path in paths { UnfinishedFiles.insert(path) }
        }
    }

    /// Copies the store (`Store.backup(to:)`), and leaves nothing if the program is interrupted.
    public func backupTidily(to folder: String) throws {
        try UnfinishedFiles.with(Store.unfinishedFiles(ofCopy: folder)) { try backup(to: folder) }
    }

    /// Makes a store out of a backup (`Store.restore(from:to:)`), and leaves nothing if the program is
    /// interrupted.
    public static func restoreTidily(from backup: String, to folder: String) throws {
        try UnfinishedFiles.with(unfinishedFiles(ofCopy: folder)) { try restore(from: backup, to: folder) }
    }
}

extension UnfinishedFiles {
    /// Runs `body`, while an interruption would remove what it writes.
    fileprivate static func with(_ paths: [String], _ body: () throws -> Void) throws {
        for path in paths { insert(path) }
        defer { for path in paths { remove(path) } }
        try body()
    }
}
