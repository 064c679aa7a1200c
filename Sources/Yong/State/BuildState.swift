import Glibc
public import GraphBuilding
import RDFSyntax
import Synchronization

/// Keeps what was found in files from one build to the next, so that unchanged files are not read again.
///
/// A folder with two files. `records` holds documents' records one after the other; `index` says which files' records
/// stand where:
///
///     "YongState1"  version (64 bytes)  length of `records`
///     for each file: hash of its name and content (64 bytes)  number of documents
///                    for each document: offset  length  checksum
///
/// Numbers are 8 bytes, the lowest first. `index` is written anew and renamed at the end of a build, after `records`
/// has reached the disk; what an interrupted build appended to `records` is cut off by the next. A build of another
/// version (another program, other seeds, another overlay) begins anew. Files that are gone leave their records in
/// `records` until these are more than half of it; then it is written anew.
public final class BuildState: ExtractionKeeper {
    private static let magic = Array("YongState1".utf8)
    private let folder: String
    private let version: ContentHash
    private let lock: Int32
    private let file: RecordFile
    /// The records of every file of the last build.
    private let known: [ContentHash: [RecordFile.Entry]]
    /// The places of the records of the files of this build, in order.
    private let used = Mutex<[(hash: ContentHash, places: [Int])]>([])

    /// Opens or makes the folder.
    ///
    /// - Parameters:
    ///   - folder: The folder, which is made.
    ///   - version: What extractions depend on besides the texts.
    /// - Throws: `FileError`, or ``StateError`` if another build uses the folder.
    public init(folder: String, version: ContentHash) throws {
        self.folder = folder
        self.version = version
        if mkdir(folder, 0o777) != 0, errno != EEXIST { throw FileError.last("write", path: folder) }
        lock = open(folder + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard lock >= 0 else { throw FileError.last("write", path: folder) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw StateError.locked(folder)
        }
        let index = BuildState.readIndex(folder + "/index", version)
        known = index.files
        let path = folder + "/records"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileError.last("write", path: path) }
        guard ftruncate(descriptor, off_t(index.length)) == 0 else { throw FileError.last("write", path: path) }
        file = RecordFile(descriptor: descriptor, path: path, end: index.length)
    }

    deinit { close(lock) }

    /// Texts are no part of it.
    var keepsTexts: Bool { false }

    /// The records of a file of the last build, if it held the same.
    ///
    /// - Throws: `FileError`, or ``StateError`` if they are damaged.
    func records(of hash: ContentHash) throws -> [DocumentRecord]? {
        try known[hash]?.map { try file.record($0) }
    }

    /// Keeps the records of a file for the next build, or for this one alone if something in it could not be read, and
    /// returns their places.
    func keep(_ found: FileRecords) throws -> [Int] {
        guard let hash = found.hash, found.failures.isEmpty else {
            return try found.records.map { try file.append($0) }
        }
        let places: [Int]
        if found.isKnown, let entries = known[hash] {
            places = entries.map { file.insert($0) }
        } else {
            places = try found.records.map { try file.append($0) }
        }
        used.withLock { $0.append((hash, places)) }
        return places
    }

    /// The record at a place.
    public func record(at place: Int) throws -> DocumentRecord { try file.record(at: place) }

    /// Makes what this build found known to the next one.
    public func commit() throws {
        let used = used.withLock { $0 }
        let length = try file.flush()
        let needed = used.reduce(0) { $0 + $1.places.reduce(0) { $0 + file.entry(at: $1).length } }
        if needed * 2 < length, length > 1 << 20 {
            try rewrite(used)
        } else {
            try sync(folder + "/records")
            try writeIndex(used.map { ($0.hash, $0.places.map { file.entry(at: $0) }) }, length: length)
        }
    }

    /// Writes the records of this build into a new file.
    private func rewrite(_ used: [(hash: ContentHash, places: [Int])]) throws {
        let path = folder + "/records.partial"
        let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileError.last("write", path: path) }
        let fresh = RecordFile(descriptor: descriptor, path: path)
        var files: [(ContentHash, [RecordFile.Entry])] = []
        for (hash, places) in used {
            let moved = try places.map { try fresh.append(try file.record(at: $0)) }
            files.append((hash, moved.map { fresh.entry(at: $0) }))
        }
        let length = try fresh.flush()
        try sync(path)
        // Between the two renames the old index names places of the new file: so it goes first.
        unlink(folder + "/index")
        guard rename(path, folder + "/records") == 0 else { throw FileError.last("write", path: path) }
        try writeIndex(files, length: length)
    }

    private func sync(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError.last("write", path: path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileError.last("write", path: path) }
    }

    private func writeIndex(_ files: [(hash: ContentHash, entries: [RecordFile.Entry])], length: Int) throws {
        var bytes = BuildState.magic + version.bytes
        func append(_ number: UInt64) { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
        append(UInt64(length))
        for (hash, entries) in files where !hash.bytes.isEmpty {
            bytes += hash.bytes
            append(UInt64(entries.count))
            for entry in entries {
                append(UInt64(entry.offset))
                append(UInt64(entry.length))
                append(entry.checksum)
            }
        }
        let index = try OutputFile(folder + "/index")
        try index.write(bytes)
        try index.finish()
    }

    /// What an index says; nothing if it is of another version or not whole.
    private static func readIndex(
        _ path: String, _ version: ContentHash
    ) -> (files: [ContentHash: [RecordFile.Entry]], length: Int) {
        guard let bytes = try? InputFile.bytes(of: path), bytes.starts(with: magic + version.bytes) else {
            return ([:], 0)
        }
        var place = magic.count + version.bytes.count
        func number() -> Int {
            guard place + 8 <= bytes.count else {
                place = bytes.count + 1
                return 0
            }
            place += 8
            return bytes.withUnsafeBytes {
                Int(
                    truncatingIfNeeded: UInt64(
                        littleEndian: $0.loadUnaligned(fromByteOffset: place - 8, as: UInt64.self)))
            }
        }
        let length = number()
        var status = stat()
        guard stat(String(path.dropLast(5)) + "records", &status) == 0, Int(status.st_size) >= length else {
            return ([:], 0)
        }
        var files: [ContentHash: [RecordFile.Entry]] = [:]
        while place + ContentHash.size + 8 <= bytes.count {
            let hash = ContentHash(bytes: Array(bytes[place..<place + ContentHash.size]))
            place += ContentHash.size
            let count = number()
            guard count >= 0, count <= (bytes.count - place) / 24 else { return ([:], 0) }
            var entries: [RecordFile.Entry] = []
            for _ in 0..<count {
                let entry = RecordFile.Entry(
                    offset: number(), length: number(), checksum: UInt64(bitPattern: Int64(number())))
                guard entry.offset >= 0, entry.length >= 0, entry.offset + entry.length <= length else {
                    return ([:], 0)
                }
                entries.append(entry)
            }
            files[hash] = entries
        }
        return place == bytes.count ? (files, length) : ([:], 0)
    }
}
