internal import Glibc

/// The file of a journal, beside that of the tables.
///
/// It is written from the start for each generation, over the records of the ones before, and grows by steps of zeros:
/// so a write changes neither its size nor where it lies on the disk, and a sync has to write but what changed.
@safe
final class JournalFile: Sendable {
    /// The steps in which the file grows.
    static let step = 128 << 10

    let path: String
    private let isReadOnly: Bool
    private let store: String
    /// The descriptor, -1 if there is none; and a size that the file has at least.
    private let opened = Guarded<(descriptor: Int32, size: Int)>((-1, 0))

    /// A file that need not exist; nothing is opened yet.
    init(path: String, store: String, isReadOnly: Bool) {
        self.path = path
        self.store = store
        self.isReadOnly = isReadOnly
    }

    deinit {
        opened.withLock { if $0.descriptor >= 0 { close($0.descriptor) } }
    }

    /// The descriptor; -1 if there is no file.
    private func descriptor(making: Bool = false) throws(StoreError) -> Int32 {
        let found: Result<Int32, StoreError> = opened.withLock { opened in
            if opened.descriptor >= 0 { return .success(opened.descriptor) }
            var flags = (isReadOnly ? O_RDONLY : O_RDWR) | O_CLOEXEC
            if making { flags |= O_CREAT }
            // SAFETY: the path lives for the call.
            let made = unsafe open(path, flags, 0o644)
            if made < 0 {
                let code = errno
                return code == ENOENT && !making
                    ? .success(-1) : .failure(StoreError(code, "open its journal", path: store))
            }
            opened.descriptor = made
            return .success(made)
        }
        return try found.get()
    }

    /// Makes a file of some records, which is on the disk when this returns.
    static func make(_ path: String, _ records: [UInt8]) throws(StoreError) {
        try JournalFile(path: path, store: path, isReadOnly: false).write(records, at: 0, isSynced: true)
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

    /// Reads the head of a record without an array; `nil` if there is none.
    @inline(__always)
    func head(at offset: Int) throws(StoreError) -> JournalRecord.Head? {
        let descriptor = try descriptor()
        guard descriptor >= 0 else { return nil }
        var bytes = InlineArray<48, UInt8>(repeating: 0)
        // SAFETY: the bytes live for the call, and are as many as are asked for.
        return unsafe withUnsafeMutableBytes(of: &bytes) { bytes in
            guard unsafe PositionedRead.fill(bytes, from: descriptor, at: offset) else { return nil }
            return unsafe JournalRecord.Head(StoredBytes(UnsafeRawBufferPointer(bytes)))
        }
    }

    /// Writes a record at a place, and waits until it is on the disk if `isSynced`.
    ///
    /// - Throws: ``StoreError``; the record may then be there in part.
    func write(_ record: [UInt8], at offset: Int, isSynced: Bool) throws(StoreError) {
        let descriptor = try descriptor(making: true)
        if offset + record.count > opened.withLock({ $0.size }) {
            // Another process may have made it larger.
            var size = max(offset, try self.size())
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
