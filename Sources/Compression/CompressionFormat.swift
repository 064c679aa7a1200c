/// The formats of compressed streams.
public enum CompressionFormat: String, CaseIterable, Sendable {
    /// gzip (RFC 1952), by zlib.
    case gzip
    /// bzip2, by libbz2.
    case bzip2
    /// Zstandard (RFC 8878), by libzstd.
    case zstd

    /// The ending of file names, without the dot.
    public var fileEnding: String {
        switch self {
        case .gzip: "gz"
        case .bzip2: "bz2"
        case .zstd: "zst"
        }
    }

    /// The format that a file's ending names, whatever the case: `.gz .bz2 .zst`.
    public init?(fileName: String) {
        let name = fileName.lowercased()
        guard let format = CompressionFormat.allCases.first(where: { name.hasSuffix("." + $0.fileEnding) }) else {
            return nil
        }
        self = format
    }

    /// A file's name without the ending of a compression, if it has one: `graph.ttl` for `graph.ttl.gz`.
    public static func innerName(of fileName: String) -> String {
        guard let format = CompressionFormat(fileName: fileName) else { return fileName }
        return String(decoding: fileName.utf8.dropLast(format.fileEnding.utf8.count + 1), as: UTF8.self)
    }

    /// How many bytes at the start of a stream tell its format.
    static let magicLength = 4

    /// The format of a stream that starts with these bytes.
    public init?(magic bytes: some Sequence<UInt8>) {
        let start = Array(bytes.prefix(CompressionFormat.magicLength))
        if start.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if start.starts(with: "BZh".utf8), start.count == 4, (0x31...0x39).contains(start[3]) {
            self = .bzip2
        } else if start == [0x28, 0xB5, 0x2F, 0xFD] {
            self = .zstd
        } else {
            return nil
        }
    }
}

/// Why a compressed stream could not be read or written.
public enum CompressionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The stream ends before its last member does.
    case truncated(source: String, CompressionFormat)
    /// The stream is not what its first bytes promise: a checksum or the structure is wrong.
    case damaged(source: String, CompressionFormat)
    /// The library has no memory left, or the stream asks for more than its format usually takes.
    case outOfMemory(source: String, CompressionFormat)

    /// The stream's name and ``problem``, in one line.
    public var description: String {
        switch self {
        case .truncated(let source, _), .damaged(let source, _), .outOfMemory(let source, _): "\(source): \(problem)"
        }
    }

    /// What is wrong, without the stream's name.
    public var problem: String {
        switch self {
        case .truncated(_, let format): "the \(format.rawValue) data ends too early"
        case .damaged(_, let format): "the \(format.rawValue) data is damaged"
        case .outOfMemory(_, let format): "the \(format.rawValue) data needs too much memory"
        }
    }
}
