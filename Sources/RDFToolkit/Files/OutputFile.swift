import Compression
import Glibc
public import RDFSyntax

/// A file that appears under its name only when it is complete; `-` is standard output.
///
/// The bytes go to a temporary file beside the target, which ``finish()`` renames. A program that fails or is
/// interrupted on the way leaves what was there before. A name that ends in `.gz`, `.bz2` or `.zst` is compressed.
public final class OutputFile: ByteSink {
    private let path: String
    private let temporaryPath: String?
    private var file: FileSink
    private var buffer: [UInt8] = []
    private var isOpen = true
    private var compressor: Compressor?
    private static let bufferSize = 1 << 18

    /// Opens a file for writing.
    ///
    /// - Throws: `FileError` if the folder does not exist or may not be written to; `CompressionError`.
    public init(_ path: String) throws {
        self.path = path
        compressor = try CompressionFormat(fileName: path).map { try Compressor($0, source: path) }
        var temporary: String?
        var descriptor = STDOUT_FILENO
        if path != "-" {
            if OutputFile.isSpecial(path) {
                // A device or a pipe is written to as it is; a rename would replace it by a file.
                descriptor = open(path, O_WRONLY | O_CLOEXEC)
            } else {
                let name = path + ".\(getpid()).partial"
                UnfinishedFiles.insert(name)
                descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
                temporary = name
            }
            guard descriptor >= 0 else {
                let error = FileError.last("write", path: path)
                if let temporary { UnfinishedFiles.remove(temporary) }
                throw error
            }
        }
        temporaryPath = temporary
        file = FileSink(descriptor: descriptor, path: path)
        buffer.reserveCapacity(Self.bufferSize)
    }

    deinit {
        guard isOpen, let temporaryPath else { return }
        close(file.descriptor)
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
    public func finish() throws {
        try compressor?.finish { try store($0) }
        try flush()
        guard let temporaryPath else { return }
        isOpen = false
        defer { UnfinishedFiles.remove(temporaryPath) }
        guard close(file.descriptor) == 0, rename(temporaryPath, path) == 0 else {
            let error = FileError.last("write", path: path)
            unlink(temporaryPath)
            throw error
        }
    }

    private func flush() throws {
        try file.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private static func isSpecial(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        return status.st_mode & S_IFMT != S_IFREG
    }
}
