internal import Glibc

/// Files and folders by the C library, so that reading a document needs no Foundation.
enum FileSystem {
    /// What a path leads to.
    enum Kind {
        case file(size: Int)
        case folder
        case other
    }

    /// What `path` leads to, or the number of the system's error.
    static func kind(of path: String, followingLinks: Bool = true) -> Result<Kind, SystemError> {
        var status = stat()
        // SAFETY: `path` is passed as a C string for the time of the call, and `status` outlives it.
        let result = unsafe followingLinks ? stat(path, &status) : lstat(path, &status)
        guard result == 0 else { return .failure(SystemError(code: errno)) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .success(.file(size: Int(status.st_size)))
        case S_IFDIR: return .success(.folder)
        default: return .success(.other)
        }
    }

    /// The names in a folder, without those that begin with a dot, in the order of their bytes.
    static func names(in folder: String) -> Result<[String], SystemError> {
        // SAFETY: the stream is closed on every way out, and used by this thread only.
        guard let stream = unsafe opendir(folder) else { return .failure(SystemError(code: errno)) }
        defer { unsafe closedir(stream) }
        var names: [[UInt8]] = []
        errno = 0
        // SAFETY: an entry is valid until the next call of `readdir`, and its name, which ends with a zero byte, is
        // copied before.
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            if name.first != 0x2E { names.append(name) }
        }
        if errno != 0 { return .failure(SystemError(code: errno)) }
        names.sort { $0.lexicographicallyPrecedes($1) }
        return .success(names.map { String(decoding: $0, as: UTF8.self) })
    }

    /// The bytes of a file, or of standard input if `path` is `-`; at most `limit` if it is given.
    static func read(_ path: String, limit: Int = .max) -> Result<[UInt8], SystemError> {
        let isStandardInput = path.utf8.elementsEqual([0x2D])
        // SAFETY: `path` is passed as a C string for the time of the call.
        let descriptor = isStandardInput ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(SystemError(code: errno)) }
        defer { if !isStandardInput { close(descriptor) } }
        var size = 1 << 16
        if !isStandardInput, case .success(.file(let length)) = kind(of: path) { size = length + 1 }
        var bytes: [UInt8] = []
        var code: Int32 = 0
        while code == 0, bytes.count < limit {
            let room = min(max(size - bytes.count, 1 << 16), limit - bytes.count)
            var count = 0
            bytes.append(addingCapacity: room) { output in
                // SAFETY: the system writes at most `room` bytes into the free room, and `initialized` says how many.
                unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
                    count = unsafe Glibc.read(descriptor, buffer.baseAddress, min(room, buffer.count))
                    if count < 0 { code = errno }
                    initialized = max(count, 0)
                }
            }
            if code == EINTR { code = 0 } else if count <= 0 { break }
        }
        return code == 0 ? .success(bytes) : .failure(SystemError(code: code))
    }
}

/// An error that the system reports, with its number.
public struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The value of `errno`.
    public let code: Int32

    /// The system's words for it, in small letters.
    public var description: String {
        switch code {
        case ENOENT: "there is no such file"
        case EACCES: "reading it is not allowed"
        case EISDIR: "it is a folder"
        case EIO: "the device reports an error"
        case ELOOP: "its links lead in a circle"
        default: "the system reports error \(code)"
        }
    }
}
