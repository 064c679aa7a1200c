internal import CCrypto

/// SHA-256, by which unchanged files are recognised.
public struct ContentHash: Hashable, Sendable {
    /// 32 bytes.
    let bytes: [UInt8]

    /// The hash of some stretches of bytes, of which each is told from the next.
    ///
    /// OpenSSL's digest fails only without memory; the hash then is empty and equals no other file's.
    public init(_ parts: [UInt8]...) { self.init(parts) }

    /// The hash of some stretches of bytes.
    init(_ parts: [[UInt8]]) {
        var digest = [UInt8](repeating: 0, count: 32)
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        var isDone = EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
        for part in parts {
            let length = withUnsafeBytes(of: UInt64(part.count).littleEndian) { Array($0) }
            for bytes in [length, part] {
                isDone = isDone && bytes.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) } == 1
            }
        }
        isDone = isDone && digest.withUnsafeMutableBufferPointer { EVP_DigestFinal_ex(context, $0.baseAddress, nil) } == 1
        bytes = isDone ? digest : []
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
        for file in try seeds.map({ try Folder.files(in: $0, ending: ".ttl") }) ?? [] {
            parts += [Array(file.utf8), try InputFile.bytes(of: file)]
        }
        // Nothing stands between the two lists but this.
        parts.append([])
        for file in overlay { parts.append(try InputFile.bytes(of: file)) }
        return ContentHash(parts)
    }
}
