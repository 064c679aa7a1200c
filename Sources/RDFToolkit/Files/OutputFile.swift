import Compression
import Glibc
public import RDFSyntax

/// A file that appears under its name only when it is complete; `-` is standard output.
///
/// The bytes go to a temporary file beside the target, which ``finish()`` renames. A program that fails or is
/// interrupted on the way leaves what was there before. A link stays, and the file that it leads to is replaced; the new
/// one has the permissions and, where we may give it away, the owner of the old one. Devices, pipes and files that are
/// open already, such as `/dev/stdout`, are written to as they are. A name that ends in `.gz`, `.bz2` or `.zst` is
/// compressed.
public final class OutputFile: ByteSink {
    private let path: String
    private let target: OutputTarget
    private let temporaryPath: String?
    private var file: FileSink
    private var buffer: [UInt8] = []
    private var isOpen = true
    private var compressor: Compressor?
    private static let bufferSize = 1 << 18

    /// Opens a file for writing.
    ///
    /// - Throws: `FileError` if the folder does not exist or may not be written to; `CompressionError`.
    public convenience init(_ path: String) throws {
        try self.init(path, compression: CompressionFormat(fileName: path))
    }

    /// Opens a file for writing, compressed whatever its name says.
    ///
    /// - Throws: as ``init(_:)``.
    package init(_ path: String, compression: CompressionFormat?) throws {
        self.path = path
        compressor = try compression.map { try Compressor($0, source: path) }
        target = path == "-" ? .descriptor(STDOUT_FILENO) : try OutputTarget(path)
        let (descriptor, temporary) = OutputFile.open(target)
        guard descriptor >= 0 else {
            let error = FileError.last("write", path: path)
            if let temporary { UnfinishedFiles.remove(temporary) }
            throw error
        }
        temporaryPath = temporary
        file = FileSink(descriptor: descriptor, path: path)
        buffer.reserveCapacity(Self.bufferSize)
    }

    private static func open(_ target: OutputTarget) -> (descriptor: Int32, temporary: String?) {
        switch target {
        case .descriptor(let number): return (fcntl(number, F_DUPFD_CLOEXEC, 0), nil)
        case .device(let path): return (Glibc.open(path, O_WRONLY | O_TRUNC | O_CLOEXEC), nil)
        case .file(let path, let replaced):
            let name = path + ".\(getpid()).partial"
            UnfinishedFiles.insert(name)
            let descriptor = Glibc.open(
                name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, replaced == nil ? 0o666 : 0o600)
            if descriptor >= 0 { replaced?.apply(to: descriptor) }
            return (descriptor, name)
        }
    }

    deinit {
        guard isOpen else { return }
        close(file.descriptor)
        guard let temporaryPath else { return }
        unlink(temporaryPath)
        UnfinishedFiles.remove(temporaryPath)
    }

    /// Appends bytes.
    public func write(_ bytes: [UInt8]) throws {
        guard compressor == nil else {
            try compressor?.write(bytes) { try store($0) }
            return
        }
        try store(bytes)
    }

    /// Appends the first bytes of an array, without a copy if they are many.
    public func write(_ bytes: [UInt8], count: Int) throws {
        guard compressor == nil, count >= Self.bufferSize / 4 else { return try write(Array(bytes[..<count])) }
        try flush()
        try file.write(bytes, count: count)
    }

    /// Takes bytes as they stand in the file.
    private func store(_ bytes: [UInt8]) throws {
        if buffer.count + bytes.count > Self.bufferSize { try flush() }
        if bytes.count >= Self.bufferSize {
            try file.write(bytes)
        } else {
            buffer.append(contentsOf: bytes)
        }
    }

    /// Writes what is buffered, and gives the file its name.
    ///
    /// - Parameter isDurable: whether the bytes are on the disk before, in case the power goes.
    public func finish(isDurable: Bool = false) throws {
        try compressor?.finish { try store($0) }
        try flush()
        isOpen = false
        var isWritten = !isDurable || temporaryPath == nil || fsync(file.descriptor) == 0
        var code = errno
        if close(file.descriptor) != 0, isWritten { (isWritten, code) = (false, errno) }
        if case .file(let path, _) = target, let temporaryPath {
            if isWritten, rename(temporaryPath, path) != 0 { (isWritten, code) = (false, errno) }
            if !isWritten { unlink(temporaryPath) }
            UnfinishedFiles.remove(temporaryPath)
        }
        guard isWritten else {
            errno = code
            throw FileError.last("write", path: path)
        }
    }

    private func flush() throws {
        try file.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
