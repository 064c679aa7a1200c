internal import CLMDB
internal import Glibc

extension Environment {
    /// Copies the last commit to a new file, or to `data.mdb` in an empty folder where this environment is a folder.
    ///
    /// The file gets its name when it is complete and on the disk. A copy that fails leaves nothing.
    ///
    /// - Parameters:
    ///   - isCompacting: whether free pages are left out.
    ///   - prepare: is told of the copy before it gets its name.
    package func copy(
        to target: String, isCompacting: Bool,
        _ prepare: (_ copy: String) throws(StoreError) -> Void = { (_) throws(StoreError) in }
    ) throws(StoreError) {
        let file = settings.isFolder ? target + "/data.mdb" : target
        let partial = file + ".partial"
        // SAFETY: the path lives for the call.
        let descriptor = unsafe open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw StoreError.making(target, errno) }
        do throws(StoreError) {
            try write(to: descriptor, target, isCompacting: isCompacting)
            guard fsync(descriptor) == 0 else { throw StoreError(errno, "be copied to", path: target) }
            try prepare(partial)
        } catch {
            close(descriptor)
            unsafe unlink(partial)
            throw error
        }
        close(descriptor)
        // SAFETY: the paths live for the calls.
        guard unsafe rename(partial, file) == 0 else {
            let code = errno
            unsafe unlink(partial)
            throw StoreError(code, "be copied to", path: target)
        }
        FolderLock.sync(folderOf: file)
    }

    private func write(to descriptor: Int32, _ target: String, isCompacting: Bool) throws(StoreError) {
        for attempt in 0... {
            // SAFETY: the environment is open; a copy is a read transaction of its own, and the gate keeps the map.
            gate.enter()
            let code = unsafe mdb_env_copyfd2(pointer, descriptor, isCompacting ? UInt32(MDB_CP_COMPACT) : 0)
            gate.leave()
            if code == MDB_MAP_RESIZED, attempt < 100 {
                try followMap()
                continue
            }
            if code == ENOSPC || code == EDQUOT || (code == EIO && Environment.isFull(descriptor)) {
                throw .diskFull(path: target, operation: "be written")
            }
            return try check(code, "be copied", path: path)
        }
    }

    /// Takes the room for the table of readers, which LMDB makes as a file with nothing in it and maps: where the disk is
    /// full, the first byte that it writes there would end the program.
    static func reserveReaders(_ path: String, _ file: String, _ settings: Settings) throws(StoreError) {
        if settings.isReadOnly, FileIdentity(path: file) == nil { return }
        // SAFETY: the path lives for the call.
        let descriptor = unsafe open(
            settings.isFolder ? path + "/lock.mdb" : path + "-lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        // LMDB does without where it may, and says why where it may not.
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var status = stat()
        // SAFETY: `status` is written to during the call only.
        guard unsafe fstat(descriptor, &status) == 0, status.st_size == 0 else { return }
        // As large as LMDB would make it: from the size it tells how many readers there may be.
        let code = posix_fallocate(descriptor, 0, off_t((settings.maximumReaders - 1) * 64 + 192))
        if code == ENOSPC || code == EDQUOT {
            _ = ftruncate(descriptor, 0)
            throw .diskFull(path: path, operation: "be opened")
        }
    }

    /// Whether the disk has no room for as much as a page or two.
    var hasFullDisk: Bool {
        var descriptor: Int32 = -1
        // SAFETY: `descriptor` is written to during the call only.
        guard unsafe mdb_env_get_fd(pointer, &descriptor) == MDB_SUCCESS else { return false }
        return Environment.isFull(descriptor)
    }

    private static func isFull(_ descriptor: Int32) -> Bool {
        var disk = statvfs()
        // SAFETY: `disk` is written to during the call only.
        guard unsafe fstatvfs(descriptor, &disk) == 0 else { return false }
        return UInt64(disk.f_bavail) * UInt64(disk.f_frsize) < 1 << 16
    }
}

extension StoreError {
    /// Why a file or folder could not be made.
    static func making(_ path: String, _ code: Int32) -> StoreError {
        switch code {
        case EEXIST: .exists(path: path)
        case ENOENT:
            .system(path: path, operation: "be made", code: code, message: "the folder that it is to be in is missing")
        default: StoreError(code, "be made", path: path)
        }
    }
}

/// A lock on the folder of a store: shared by those who open it, and exclusive for who puts another file in the place
/// of `data.mdb`, so that nobody sees the new file with the old table of readers beside it.
struct FolderLock {
    private let descriptor: Int32

    /// Waits for the lock. Where the file system has no locks, nothing is locked.
    init(_ folder: String, isExclusive: Bool) {
        // SAFETY: the path lives for the call.
        descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        while flock(descriptor, isExclusive ? LOCK_EX : LOCK_SH) != 0, errno == EINTR {}
    }

    /// Gives the lock back.
    func release() {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Makes the names in a folder safe from a crash of the machine; some file systems cannot, and need not.
    static func sync(_ folder: String) {
        // SAFETY: the path lives for the call.
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }

    /// Makes the name of a file safe.
    static func sync(folderOf file: String) {
        guard let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) else { return sync(".") }
        sync(slash == file.startIndex ? "/" : String(file[..<slash]))
    }
}
