import Glibc
public import GraphBuilding
import RDFSyntax
import Synchronization

/// Keeps documents' records in a file while their graph is made, so that memory does not grow with the texts.
///
/// Records are appended by one thread and read back by any; a place is the number of the record.
public final class RecordFile: RecordArchive {
    /// Where a record stands in the file, and a hash of its bytes.
    struct Entry: Sendable, Equatable {
        var offset: Int
        var length: Int
        var checksum: UInt64
    }

    private struct State {
        var entries: [Entry] = []
        /// What is not yet written.
        var buffer: [UInt8] = []
        /// The length of the file, without the buffer.
        var end = 0
    }

    private static let bufferSize = 1 << 20
    private let descriptor: Int32
    private let path: String
    private let state = Mutex(State())

    /// A file without a name, which goes with the program.
    ///
    /// - Throws: `FileError` if the folder of temporary files cannot be written to.
    public convenience init() throws(FileError) {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var name = Array((folder + "/yong-XXXXXX").utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw .last("write", path: folder) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(name)
        self.init(descriptor: descriptor, path: folder)
    }

    /// Takes an open file, whose records are not known yet.
    init(descriptor: Int32, path: String, end: Int = 0) {
        self.descriptor = descriptor
        self.path = path
        state.withLock { $0.end = end }
    }

    deinit { close(descriptor) }

    /// Appends a record and returns its place.
    public func append(_ record: DocumentRecord) throws -> Int { try append(record.bytes) }

    /// Appends some bytes as a record and returns its place.
    func append(_ bytes: [UInt8]) throws -> Int {
        try state.withLock { state in
            let entry = Entry(
                offset: state.end + state.buffer.count, length: bytes.count,
                checksum: RecordFile.checksum(bytes))
            state.buffer += bytes
            state.entries.append(entry)
            if state.buffer.count >= RecordFile.bufferSize { try flush(&state) }
            return state.entries.count - 1
        }
    }

    /// Makes a record that stands in the file known and returns its place.
    func insert(_ entry: Entry) -> Int {
        state.withLock {
            $0.entries.append(entry)
            return $0.entries.count - 1
        }
    }

    /// The record at a place.
    ///
    /// - Throws: `FileError`; ``StateError`` if other bytes stand there than were written.
    public func record(at place: Int) throws -> DocumentRecord {
        let entry = try state.withLock { state in
            let entry = state.entries[place]
            if entry.offset + entry.length > state.end { try flush(&state) }
            return entry
        }
        return try record(entry)
    }

    /// The record that an entry tells of.
    func record(_ entry: Entry) throws -> DocumentRecord {
        var bytes = [UInt8](repeating: 0, count: entry.length)
        var done = 0
        while done < entry.length {
            let count = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress?.advanced(by: done), entry.length - done, off_t(entry.offset + done))
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError.last("read", path: path) }
            guard count > 0 else { break }
            done += count
        }
        guard done == entry.length, RecordFile.checksum(bytes) == entry.checksum else { throw StateError.damaged(path) }
        return DocumentRecord(bytes: bytes)
    }

    /// The entry of a place.
    func entry(at place: Int) -> Entry { state.withLock { $0.entries[place] } }

    /// Writes what is buffered, and returns the length of the file.
    func flush() throws -> Int {
        try state.withLock { state in
            try flush(&state)
            return state.end
        }
    }

    private func flush(_ state: inout State) throws {
        var start = 0
        while start < state.buffer.count {
            let count = state.buffer[start...].withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress, $0.count, off_t(state.end + start))
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError.last("write", path: path) }
            start += count
        }
        state.end += state.buffer.count
        state.buffer.removeAll(keepingCapacity: true)
    }

    /// FNV-1a over words of eight bytes: notices what a disk or a cut write does.
    private static func checksum(_ bytes: [UInt8]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
        bytes.withUnsafeBytes { bytes in
            var place = 0
            while place + 8 <= bytes.count {
                hash = (hash ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0x100_0000_01B3
                hash ^= hash >> 32
                place += 8
            }
            while place < bytes.count {
                hash = (hash ^ UInt64(bytes[place])) &* 0x100_0000_01B3
                place += 1
            }
        }
        return hash
    }
}

/// What is wrong with kept extractions.
public enum StateError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Other bytes stand in the file than were written.
    case damaged(String)
    /// Another build uses the folder.
    case locked(String)

    /// One sentence for people.
    public var description: String {
        switch self {
        case .damaged(let path): "\(path): the kept extractions are damaged; remove the folder to begin anew"
        case .locked(let folder): "\(folder): another build keeps its extractions here"
        }
    }
}
