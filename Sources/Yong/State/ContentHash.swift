import MessageDigests

/// SHA-256, by which unchanged files are recognised.
public struct ContentHash: Hashable, Sendable {
    /// The number of its bytes.
    static let size = 64
    /// The hash in hexadecimal digits.
    let bytes: [UInt8]

    /// The hash of some stretches of bytes, of which each is told from the next.
    ///
    /// OpenSSL's digest fails only without memory; the hash then is empty and no file's.
    public init(_ parts: [UInt8]...) { self.init(parts) }

    /// The hash of some stretches of bytes.
    init(_ parts: [[UInt8]]) {
        var all: [UInt8] = []
        all.reserveCapacity(parts.reduce(0) { $0 + $1.count + 8 })
        for part in parts {
            withUnsafeBytes(of: UInt64(part.count).littleEndian) { all.append(contentsOf: $0) }
            all += part
        }
        bytes = MessageDigest.sha256.hexadecimal(of: all) ?? []
    }

    /// Takes bytes that are a hash already.
    init(bytes: [UInt8]) { self.bytes = bytes }

    /// What extractions depend on besides the texts: the running program, and the files of seeds and overlay.
    ///
    /// - Parameters:
    ///   - seeds: A folder of seeds laid over the program's own.
    ///   - overlay: Files with corrections.
    /// - Throws: `FileError` if one of the files cannot be read.
    public static func version(seeds: String?, overlay: [String]) throws -> ContentHash {
        var parts = [try InputFile.bytes(of: "/proc/self/exe")]
        if let seeds {
            for file in try SeedFolder.things(in: seeds) + SeedFolder.words(in: seeds) {
                parts += [Array(file.utf8), try InputFile.bytes(of: file)]
            }
        }
        // Nothing stands between the two lists but this.
        parts.append([])
        for file in overlay { parts.append(try InputFile.bytes(of: file)) }
        return ContentHash(parts)
    }
}
