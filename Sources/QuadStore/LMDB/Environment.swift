internal import CLMDB
internal import Glibc
internal import Synchronization

/// When a commit is safe from a crash of the machine.
public enum Durability: Sendable {
    /// When `commit` returns, the transaction is on the disk.
    case full
    /// The system writes when it likes. A crash of the program loses nothing; a crash of the machine or a loss of
    /// power may lose the last transactions, or the whole store where the file system does not keep the order of
    /// writes. `Environment.sync()` makes safe what was committed before it.
    case deferred
}

/// A file of LMDB: named tables from byte keys to byte values, with one writer and any number of readers that never
/// wait for it.
///
/// The map's size is address space and no memory. It starts so large that it hardly ever has to grow, or as large as
/// the system allows; it grows when a writer needs more, and follows what another process made of it.
///
/// The map is never written through (`MDB_WRITEMAP`): a stray pointer of this process cannot change the store.
@safe
package final class Environment: Sendable {
    /// How an environment is opened.
    package struct Settings: Sendable {
        /// Whether the path is a folder that holds `data.mdb`, or else the file itself, with `-lock` beside it.
        package var isFolder = false
        /// Whether nothing is written; the store must then exist.
        package var isReadOnly = false
        /// When a commit is safe.
        package var durability = Durability.full
        /// The first size of the map in bytes. Less is taken where the system has less address space.
        package var mapSize = 1 << 38
        /// How many read transactions may be active, of all processes together.
        package var maximumReaders = 510
        /// How many named tables may be open.
        package var maximumTables = 32
        /// How many seconds a growth of the map waits for the transactions of this process.
        package var growthPatience = 60.0

        /// The usual settings.
        package init() {}
    }

    /// The path as it was given.
    package let path: String
    /// How the environment was opened.
    package let settings: Settings
    // SAFETY: an environment of LMDB may be used by every thread; made in `init`, closed in `deinit`.
    nonisolated(unsafe) let pointer: OpaquePointer
    let gate = MapGate()
    private let identity: FileIdentity
    /// The file, whatever the process's folder is by then.
    private let file: String
    /// The map's size that a transaction ended for want of; 0 if none did.
    private let wantedSize = Atomic<Int>(0)
    private let mapMoveCount = Atomic<Int>(0)
    /// When the file was changed, renamed or removed, as it was when its path was last followed.
    private let changeSeen = Atomic<Int>(0)
    /// Whether the map was lost while it was to grow.
    private let isBroken = Atomic<Bool>(false)

    /// The environments that are open in this process.
    private static let open = Guarded<Set<FileIdentity>>([])

    /// Opens a store, and makes it if it is missing and may be written. Readers that died are forgotten.
    ///
    /// - Throws: ``StoreError``: not found, not a store, of another version, open already, or refused by the system.
    package init(path: String, settings: Settings = Settings()) throws(StoreError) {
        self.path = path
        self.settings = settings
        let lock = settings.isFolder ? FolderLock(path, isExclusive: false) : nil
        defer { lock?.release() }
        let opened: Result<(OpaquePointer, FileIdentity), StoreError> = unsafe Environment.open.withLock { open in
            do throws(StoreError) {
                let file = settings.isFolder ? path + "/data.mdb" : path
                if let known = FileIdentity(path: file), open.contains(known) { throw .alreadyOpen(path: path) }
                try StoredMeta.check(file: file, path: path, isReadOnly: settings.isReadOnly)
                try Environment.reserveReaders(path, file, settings)
                let pointer = unsafe try Environment.openPointer(path, settings)
                guard let identity = FileIdentity(path: file) else {
                    unsafe mdb_env_close(pointer)
                    throw .notFound(path: path)
                }
                open.insert(identity)
                return unsafe .success((pointer, identity))
            } catch {
                return unsafe .failure(error)
            }
        }
        unsafe (pointer, identity) = try opened.get()
        self.file = FileIdentity.absolute(settings.isFolder ? path + "/data.mdb" : path)
        _ = try forgetDeadReaders()
    }

    deinit {
        // Both at once: a closed file that was removed leaves its number to the next one that is made.
        Environment.open.withLock { open in
            // SAFETY: transactions keep the environment alive, so none is left.
            unsafe mdb_env_close(pointer)
            open.remove(identity)
        }
    }

    /// Opens with the largest map up to the wanted size that the system grants.
    private static func openPointer(_ path: String, _ settings: Settings) throws(StoreError) -> OpaquePointer {
        var size = max(settings.mapSize, 1 << 16)
        while true {
            var made: OpaquePointer?
            // SAFETY: `made` is written to during the call only.
            unsafe try check(mdb_env_create(&made), "be opened", path: path)
            guard let pointer = unsafe made else { throw StoreError(ENOMEM, "be opened", path: path) }
            var flags = UInt32(MDB_NOTLS)
            if !settings.isFolder { flags |= UInt32(MDB_NOSUBDIR) }
            if settings.isReadOnly { flags |= UInt32(MDB_RDONLY) }
            if settings.durability == .deferred { flags |= UInt32(MDB_NOSYNC) }
            // SAFETY: the environment is new and known to this thread only.
            var code = unsafe mdb_env_set_mapsize(pointer, size)
            if code == MDB_SUCCESS { code = unsafe mdb_env_set_maxreaders(pointer, UInt32(settings.maximumReaders)) }
            if code == MDB_SUCCESS { code = unsafe mdb_env_set_maxdbs(pointer, UInt32(settings.maximumTables)) }
            if code == MDB_SUCCESS { code = unsafe mdb_env_open(pointer, path, flags, 0o644) }
            if code == MDB_SUCCESS { return unsafe pointer }
            unsafe mdb_env_close(pointer)
            guard code == ENOMEM, size > 1 << 24 else { throw StoreError(code, "be opened", path: path) }
            size /= 2
        }
    }

    // MARK: Transactions

    /// Begins a transaction that reads the state of the last commit, however long it lasts.
    package func read() throws(StoreError) -> ReadTransaction {
        unsafe ReadTransaction(self, try begin(flags: UInt32(MDB_RDONLY)))
    }

    /// Begins the transaction that writes. It belongs to the thread that begins it, which would wait for itself if it
    /// began a second one.
    ///
    /// - Parameter seconds: how long to wait for another writer, of this process or another one.
    /// - Throws: ``StoreError/lockedByWriter(path:)`` when the time is over, ``StoreError/readOnly(path:)``.
    package func write(waitingAtMost seconds: Double = .infinity) throws(StoreError) -> WriteTransaction {
        try takeWriter(waitingAtMost: seconds)
        do throws(StoreError) {
            try makeRoom()
            return try beginWriteTransaction()
        } catch {
            endWriting()
            throw error
        }
    }

    /// Takes the right to write, in this process and among others.
    func takeWriter(waitingAtMost seconds: Double) throws(StoreError) {
        if settings.isReadOnly { throw .readOnly(path: path) }
        guard gate.takeWriter(waitingAtMost: seconds) else { throw .lockedByWriter(path: path) }
        do throws(StoreError) {
            try lockFile(waitingAtMost: seconds)
        } catch {
            gate.releaseWriter()
            throw error
        }
        do throws(StoreError) {
            // What is written to a file that is no longer the store's would be lost.
            guard isStoreFile() else { throw .replaced(path: path) }
        } catch {
            endWriting()
            throw error
        }
    }

    /// Whether the file still stands where it was opened. Its path is followed only if something was done to the file
    /// since that was done last.
    private func isStoreFile() -> Bool {
        var descriptor: Int32 = -1
        var status = stat()
        // SAFETY: both are written to during the calls only.
        guard unsafe mdb_env_get_fd(pointer, &descriptor) == MDB_SUCCESS, unsafe fstat(descriptor, &status) == 0,
            status.st_nlink > 0
        else { return false }
        let change = status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
        if change == changeSeen.load(ordering: .relaxed) { return true }
        guard FileIdentity(path: file) == identity else { return false }
        changeSeen.store(change, ordering: .relaxed)
        return true
    }

    /// Begins the transaction of whoever has taken the right to write.
    func beginWriteTransaction() throws(StoreError) -> WriteTransaction {
        unsafe WriteTransaction(self, try begin(flags: 0))
    }

    /// Runs `body` in a transaction that writes, and commits it. What `body` throws rolls back.
    ///
    /// If the map is full and has to grow, everything is rolled back and `body` runs once more, so that it must be
    /// repeatable.
    package func write<Value>(
        waitingAtMost seconds: Double = .infinity, _ body: (WriteTransaction) throws -> Value
    ) throws -> Value {
        while true {
            let transaction = try write(waitingAtMost: seconds)
            do {
                let result = try body(transaction)
                try transaction.commit()
                return result
            } catch StoreError.mapFull {
                transaction.rollBack()
                try grow()
            } catch {
                transaction.rollBack()
                throw error
            }
        }
    }

    /// Commits a transaction and begins the next one without letting another writer in between.
    ///
    /// - Throws: ``StoreError``; the writer's place is then free.
    package func goOn(from transaction: WriteTransaction) throws(StoreError) -> WriteTransaction {
        do throws(StoreError) {
            try transaction.commit(releasingWriter: false)
            try makeRoom()
            return unsafe WriteTransaction(self, try begin(flags: 0))
        } catch {
            endWriting()
            throw error
        }
    }

    /// Begins a transaction; follows another process that has made the map larger.
    func begin(flags: UInt32) throws(StoreError) -> OpaquePointer {
        var attempts = 0
        while true {
            if isBroken.load(ordering: .acquiring) { throw .mapFull(path: path, size: mapSize) }
            gate.enter()
            var made: OpaquePointer?
            // SAFETY: `made` is written to during the call only, and the gate keeps the map in place.
            let code = unsafe mdb_txn_begin(pointer, nil, flags, &made)
            if code == MDB_SUCCESS, let transaction = unsafe made { return unsafe transaction }
            gate.leave()
            attempts += 1
            switch code {
            case MDB_MAP_RESIZED where attempts < 100:
                try setMapSize(0)
            case MDB_READERS_FULL:
                guard attempts < 3, try forgetDeadReaders() > 0 else {
                    throw .tooManyReaders(path: path, limit: settings.maximumReaders)
                }
            default:
                throw StoreError(code, "begin a transaction", path: path)
            }
        }
    }

    /// Gives back the right to write, to this process and to others.
    func endWriting() {
        unlockFile()
        gate.releaseWriter()
    }

    // MARK: The map

    /// The size of the map in bytes.
    package var mapSize: Int { unsafe information().map { unsafe Int($0.me_mapsize) } ?? 0 }

    /// The bytes of the file that are in use or were: the size that the file has at least.
    package var usedSize: Int {
        guard let information = unsafe information() else { return 0 }
        return unsafe (Int(information.me_last_pgno) + 1) * pageSize
    }

    /// The number of the last commit, of this process or another one.
    ///
    /// - Precondition: a transaction of the caller keeps the map in place.
    var lastTransaction: Int { unsafe information().map { unsafe Int(bitPattern: UInt($0.me_last_txnid)) } ?? 0 }

    /// How often the map was moved.
    var mapMoves: Int { mapMoveCount.load(ordering: .acquiring) }

    /// Where the journal is: beside the file.
    var journalPath: String {
        settings.isFolder ? String(file.dropLast("data.mdb".utf8.count)) + "journal" : file + "-journal"
    }

    /// The bytes of a page.
    package var pageSize: Int {
        var result = MDB_stat()
        // SAFETY: `result` is written to during the call only.
        guard unsafe mdb_env_stat(pointer, &result) == MDB_SUCCESS else { return 4096 }
        return Int(result.ms_psize)
    }

    private func information() -> MDB_envinfo? {
        var result = unsafe MDB_envinfo()
        // SAFETY: `result` is written to during the call only.
        return unsafe mdb_env_info(pointer, &result) == MDB_SUCCESS ? result : nil
    }

    /// Notes that a transaction found the map full; the next one that writes makes it larger.
    func noteMapFull() -> StoreError {
        let size = mapSize
        wantedSize.store(size * 2, ordering: .releasing)
        return .mapFull(path: path, size: size)
    }

    /// Takes the size of the map from the file, after another process made it larger.
    func followMap() throws(StoreError) {
        try setMapSize(0)
    }

    /// Doubles the map. The caller must have no transaction.
    func grow() throws(StoreError) {
        try setMapSize(max(mapSize * 2, wantedSize.load(ordering: .acquiring)))
        wantedSize.store(0, ordering: .releasing)
    }

    /// Before a transaction writes: makes the map larger if the last one asked for it, or tries to if little is left.
    func makeRoom() throws(StoreError) {
        if wantedSize.load(ordering: .acquiring) > mapSize { return try grow() }
        if usedSize > mapSize / 4 * 3 { _ = try moveMap(to: mapSize * 2, waitingAtMost: 0) }
    }

    /// Sets the map's size; 0 takes what the file says.
    private func setMapSize(_ size: Int) throws(StoreError) {
        guard try moveMap(to: size, waitingAtMost: settings.growthPatience) else {
            throw .mapFull(path: path, size: mapSize)
        }
    }

    /// Sets the map's size while no transaction is active; `false` if there is one for so long, or no address space.
    private func moveMap(to size: Int, waitingAtMost seconds: Double) throws(StoreError) -> Bool {
        // LMDB gives the old map up before it asks for the new one, and without any it is lost.
        guard hasAddressSpace(max(size, mapSize)) else { return false }
        let code = gate.move(waitingAtMost: seconds) {
            // Before a transaction can begin that would take the old places for those of now.
            mapMoveCount.add(1, ordering: .acquiringAndReleasing)
            // SAFETY: the gate has no transaction inside.
            return unsafe mdb_env_set_mapsize(pointer, size)
        }
        guard let code else { return false }
        if code != MDB_SUCCESS {
            isBroken.store(true, ordering: .releasing)
            throw StoreError(code, "make its memory map larger", path: path)
        }
        return true
    }

    private func hasAddressSpace(_ size: Int) -> Bool {
        // SAFETY: new address space that nothing is stored in, and given back at once.
        let probe = unsafe mmap(nil, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
        guard let probe = unsafe probe, unsafe probe != MAP_FAILED else { return false }
        return unsafe munmap(probe, size) == 0
    }

    // MARK: Care

    /// Frees the places of readers whose process has died; tells how many there were.
    package func forgetDeadReaders() throws(StoreError) -> Int {
        var dead: Int32 = 0
        // SAFETY: `dead` is written to during the call only.
        unsafe try check(mdb_reader_check(pointer, &dead), "look for readers that died", path: path)
        return Int(dead)
    }

    /// Makes everything that was committed safe from a crash of the machine.
    package func sync() throws(StoreError) {
        // SAFETY: the environment is open.
        unsafe try check(mdb_env_sync(pointer, 1), "write to the disk", path: path)
    }

    /// Takes the lock that keeps out the writers of other processes. LMDB has one of its own, which only waits.
    private func lockFile(waitingAtMost seconds: Double) throws(StoreError) {
        var descriptor: Int32 = -1
        // SAFETY: `descriptor` is written to during the call only.
        unsafe try check(mdb_env_get_fd(pointer, &descriptor), "be locked", path: path)
        var waited = 0.0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            guard code == EWOULDBLOCK || code == EINTR else { throw StoreError(code, "be locked", path: path) }
            if waited >= seconds { throw .lockedByWriter(path: path) }
            usleep(2000)
            waited += 0.002
        }
    }

    private func unlockFile() {
        var descriptor: Int32 = -1
        // SAFETY: `descriptor` is written to during the call only.
        guard unsafe mdb_env_get_fd(pointer, &descriptor) == MDB_SUCCESS else { return }
        _ = flock(descriptor, LOCK_UN)
    }
}

/// What tells a file from all others, whatever path leads to it.
struct FileIdentity: Hashable, Sendable {
    let device: UInt64
    let node: UInt64

    /// The path from the root on, if the file is there.
    static func absolute(_ path: String) -> String {
        // SAFETY: the result is copied and freed.
        guard let found = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(found) }
        return unsafe String(cString: found)
    }

    /// `nil` if there is no such file.
    init?(path: String) {
        var status = stat()
        // SAFETY: `status` is written to during the call only.
        guard unsafe stat(path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        node = UInt64(status.st_ino)
    }
}
