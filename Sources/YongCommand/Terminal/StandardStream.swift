import Glibc
import Yong

/// Standard output: the results.
struct StandardOutput {
    /// Whether a person looks at it.
    var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Writes all bytes; what a closed pipe does not take is dropped, since nobody reads it.
    ///
    /// - Throws: `FileError`, such as for a full disk.
    func write(_ bytes: [UInt8]) throws(FileError) {
        let code = StandardStream.write(bytes, to: STDOUT_FILENO)
        if code == 0 || code == EPIPE { return }
        throw FileError(operation: "write", path: "-", code: code, reason: String(cString: strerror(code)))
    }

    /// Writes all bytes and takes them away.
    func flush(_ bytes: inout [UInt8]) throws(FileError) {
        try write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    func write(line: String) throws(FileError) {
        try write(Array(line.utf8) + [0x0A])
    }
}

/// Standard error: progress and messages.
struct StandardError {
    /// Whether a person looks at it.
    var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes all bytes, as far as they are taken: there is no other place to tell of it.
    func write(_ bytes: [UInt8]) {
        _ = StandardStream.write(bytes, to: STDERR_FILENO)
    }

    /// Writes a message. Control characters become visible: a message may hold what stands in a file, and that is not
    /// to move the cursor or name the window of who reads it.
    func write(line: String) {
        write(Array(ControlPictures.visible(line).utf8) + [0x0A])
    }
}

/// The two streams that a command writes to.
enum StandardStream {
    static let output = StandardOutput()
    static let error = StandardError()

    /// Writes all bytes.
    ///
    /// - Returns: the number of the error that ended it; 0 if none did.
    fileprivate static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                return errno
            }
            rest = rest.dropFirst(written)
        }
        return 0
    }
}
