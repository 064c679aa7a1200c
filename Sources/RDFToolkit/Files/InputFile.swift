import Glibc
import RDFSyntax

/// Reads files that are small enough to be held.
public enum InputFile {
    /// The bytes of a file; `-` is standard input.
    ///
    /// - Throws: `FileError`.
    public static func bytes(of path: String) throws(FileError) -> [UInt8] {
        let isInput = path == "-"
        let descriptor = isInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last("open", path: path) }
        defer { if !isInput { close(descriptor) } }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .last("read", path: path) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}
