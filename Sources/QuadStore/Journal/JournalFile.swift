internal import Glibc

/// The file of a journal, beside that of the tables.
///
/// It is written from the start for each generation, over the records of the ones before, and grows by steps of zeros:
/// so a write changes neither its size nor where it lies on the disk, and a sync has to write but what changed.
@safe
final class JournalFile: Sendable {
    /// The steps in which the file grows.
    static let step = 128 << 10

    /// The bytes of the file that are mapped, where there are so many: as many as a journal usually has.
    private static let mappedSize = 8 << 20

    @safe
    private struct Opened: Sendable {
        var descriptor: Int32 = -1
        /// A size that the file has at least.
        var size = 0
        // SAFETY: `mappedSize` bytes that may be read as far as the file goes; given back in `deinit`.
        nonisolated(unsafe) var map: UnsafeRawPointer?
    }

    private let name: String
    /// The folder as it was when the store was opened, whatever its path leads to by then; -1 if there is none.
    private let folder: Int32
    private let isReadOnly: Bool
    private let store: String
    private let opened = Guarded(Opened())

    /// A file that need not exist; it is opened when it is there.
    init(path: String, store: String, isReadOnly: Bool) {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
        let folderPath = slash.map { String(path[...$0]) } ?? "."
        // SAFETY: the path lives for the call.
        folder = unsafe open(folderPath, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        self.store = store
        self.isReadOnly = isReadOnly
    }

    deinit {
        opened.withLock { opened in
            if let map = unsafe opened.map {
                unsafe munmap(UnsafeMutableRawPointer(mutating: map), JournalFile.mappedSize)
            }
            if opened.descriptor >= 0 { close(opened.descriptor) }
        }
        if folder >= 0 { close(folder) }
    }

    /// The descriptor; -1 if there is no file.
    private func descriptor(making: Bool = false) throws(StoreError) -> Int32 {
        let code = opened.withLock { $0.descriptor >= 0 ? 0 : openFile(&$0, making) }
        if code != 0, code != ENOENT || making { throw StoreError(code, "open its journal", path: store) }
        return opened.withLock { $0.descriptor }
    }

    private func openFile(_ opened: inout Opened, _ making: Bool) -> Int32 {
        var flags = (isReadOnly ? O_RDONLY : O_RDWR) | O_CLOEXEC
        if making { flags |= O_CREAT }
        // SAFETY: the name lives for the call.
        let made = unsafe openat(folder, name, flags, 0o644)
        if made < 0 { return errno }
        opened.descriptor = made
        // SAFETY: new address space of that size.
        let map = unsafe mmap(nil, JournalFile.mappedSize, PROT_READ, MAP_SHARED, made, 0)
        if let map = unsafe map, unsafe map != MAP_FAILED { unsafe opened.map = UnsafeRawPointer(map) }
        return 0
    }

    /// Makes the file if there is none; its name is then safe if `isSynced`.
    func make(isSynced: Bool) throws(StoreError) {
        let descriptor = try descriptor(making: true)
        if try size() == 0 { try put([UInt8](repeating: 0, count: JournalFile.step), at: 0, descriptor) }
        if isSynced { syncFolder() }
    }

    /// Makes a file of some records, which is on the disk when this returns.
    static func make(_ path: String, _ records: [UInt8]) throws(StoreError) {
        let file = JournalFile(path: path, store: path, isReadOnly: false)
        try file.write(records, at: 0, isSynced: true)
    }

    /// Makes the name of the file safe.
    func syncFolder() {
        if folder >= 0 { _ = fsync(folder) }
    }

    /// Whether a record of a generation may begin at a place: a look that costs no call of the system.
    func mayHold(_ generation: UInt64, at offset: Int) -> Bool {
        opened.withLock { opened in
            if opened.descriptor < 0, openFile(&opened, false) != 0 { return false }
            let end = offset + JournalRecord.headSize
            if end > opened.size {
                var status = stat()
                // SAFETY: `status` is written to during the call only.
                guard unsafe fstat(opened.descriptor, &status) == 0 else { return true }
                opened.size = Int(status.st_size)
                if end > opened.size { return false }
            }
            guard end <= JournalFile.mappedSize, let map = unsafe opened.map else { return true }
            // SAFETY: the file has so many bytes, and none is ever cut off.
            let head = unsafe StoredBytes(UnsafeRawBufferPointer(start: map + offset, count: JournalRecord.headSize))
            return head.uint64(8) == generation && head.uint32(28) == JournalRecord.mark
        }
    }

    /// The size of the file; 0 if there is none.
    func size() throws(StoreError) -> Int {
        let descriptor = try descriptor()
        guard descriptor >= 0 else { return 0 }
        var status = stat()
        // SAFETY: `status` is written to during the call only.
        guard unsafe fstat(descriptor, &status) == 0 else { throw StoreError(errno, "read its journal", path: store) }
        return Int(status.st_size)
    }

    /// Reads so many bytes at a place, or what is left of the file.
    func read(at offset: Int, count: Int) throws(StoreError) -> [UInt8] {
        let descriptor = try descriptor()
        guard descriptor >= 0 else { return [] }
        var code: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
            while done < count {
                // SAFETY: what is left of the buffer.
                let read = unsafe pread(
                    descriptor, buffer.baseAddress.map { unsafe $0 + done }, count - done, off_t(offset + done))
                if read < 0, errno == EINTR { continue }
                if read < 0 { code = errno }
                if read <= 0 { break }
                done += read
            }
        }
        if code != 0 { throw StoreError(code, "read its journal", path: store) }
        return bytes
    }

    /// Writes a record at a place, and waits until it is on the disk if `isSynced`.
    ///
    /// - Throws: ``StoreError``; the record may then be there in part.
    func write(_ record: [UInt8], at offset: Int, isSynced: Bool) throws(StoreError) {
        let descriptor = try descriptor(making: true)
        var isNew = false
        if offset + record.count > opened.withLock({ $0.size }) {
            // Another process may have made it larger.
            let known = try self.size()
            isNew = known == 0
            var size = max(offset, known)
            if offset + record.count > size {
                let end = (offset + record.count + JournalFile.step - 1) / JournalFile.step * JournalFile.step
                try put([UInt8](repeating: 0, count: end - size), at: size, descriptor)
                size = end
            }
            opened.withLock { $0.size = size }
        }
        try put(record, at: offset, descriptor)
        guard isSynced else { return }
        if fdatasync(descriptor) != 0 { throw StoreError(errno, "write its journal to the disk", path: store) }
        if isNew { syncFolder() }
    }

    /// Makes a place one where no record begins.
    func erase(at offset: Int, isSynced: Bool) throws(StoreError) {
        let descriptor = try descriptor(making: true)
        try put([UInt8](repeating: 0, count: JournalRecord.headSize), at: offset, descriptor)
        if isSynced, fdatasync(descriptor) != 0 {
            throw StoreError(errno, "write its journal to the disk", path: store)
        }
    }

    private func put(_ bytes: [UInt8], at offset: Int, _ descriptor: Int32) throws(StoreError) {
        var done = 0
        while done < bytes.count {
            // SAFETY: what is left of the array.
            let count = unsafe bytes.withUnsafeBytes { bytes in
                unsafe pwrite(
                    descriptor, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done, off_t(offset + done))
            }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { throw StoreError(count < 0 ? errno : ENOSPC, "write its journal", path: store) }
            done += count
        }
    }
}
