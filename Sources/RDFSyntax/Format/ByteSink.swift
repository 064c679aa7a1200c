internal import Glibc

/// Where a writer's bytes go.
public protocol ByteSink {
    /// Takes the bytes; they count as written when the call returns.
    mutating func write(_ bytes: [UInt8]) throws
    /// Takes the first bytes of an array.
    mutating func write(_ bytes: [UInt8], count: Int) throws
}

extension ByteSink {
    /// Takes a copy.
    public mutating func write(_ bytes: [UInt8], count: Int) throws {
        try write(Array(bytes[..<count]))
    }
}

/// Bytes kept in memory.
public struct MemorySink: ByteSink, Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// Makes an empty sink.
    public init() {}

    /// Appends the bytes.
    public mutating func write(_ bytes: [UInt8]) {
        self.bytes += bytes
    }

    /// What was written so far, as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// An open file, a pipe or a terminal. The descriptor belongs to the caller, who closes it.
public struct FileSink: ByteSink, Sendable {
    /// The file descriptor.
    public let descriptor: Int32
    /// The name for messages.
    public let path: String

    /// Writes to an open descriptor; standard output without arguments.
    public init(descriptor: Int32 = 1, path: String = "-") {
        self.descriptor = descriptor
        self.path = path
    }

    /// Writes all bytes, however many calls the system needs for them.
    ///
    /// - Throws: ``FileError``.
    public mutating func write(_ bytes: [UInt8]) throws {
        try write(bytes, count: bytes.count)
    }

    /// Writes the first bytes of an array.
    ///
    /// - Throws: ``FileError``.
    public mutating func write(_ bytes: [UInt8], count length: Int) throws {
        var start = 0
        while start < length {
            // SAFETY: the slice's own bytes.
            let count = unsafe bytes[start..<length].withUnsafeBytes { bytes in
                unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError.last("write", path: path)
            }
            start += count
        }
    }
}

extension FileError {
    /// The error that the last system call left.
    package static func last(_ operation: String, path: String) -> FileError {
        let code = errno
        return FileError(operation: operation, path: path, code: code, reason: unsafe String(cString: strerror(code)))
    }
}
