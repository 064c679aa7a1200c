internal import CCrypto

/// Message digests by OpenSSL's libcrypto.
package enum MessageDigest: Sendable {
    /// MD5 (RFC 1321)
    case md5
    /// SHA-1 (FIPS 180-4)
    case sha1
    /// SHA-256 (FIPS 180-4)
    case sha256
    /// SHA-384 (FIPS 180-4)
    case sha384
    /// SHA-512 (FIPS 180-4)
    case sha512

    /// The digest of `bytes` in lower-case hexadecimal digits; `nil` if the library does not offer the function, as
    /// where a system's policy forbids MD5.
    package func hexadecimal(of bytes: [UInt8]) -> [UInt8]? {
        var result = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var size: UInt32 = 0
        // SAFETY: the input outlives the call, and the output has room for the longest digest.
        let status = unsafe bytes.withUnsafeBytes { input in
            unsafe result.withUnsafeMutableBufferPointer { output in
                unsafe EVP_Digest(input.baseAddress, input.count, output.baseAddress, &size, algorithm, nil)
            }
        }
        guard status == 1 else { return nil }
        return MessageDigest.digits(result.prefix(Int(size)))
    }

    /// The function of the library.
    var algorithm: OpaquePointer? {
        // SAFETY: the calls return constants of the library.
        switch self {
        case .md5: unsafe EVP_md5()
        case .sha1: unsafe EVP_sha1()
        case .sha256: unsafe EVP_sha256()
        case .sha384: unsafe EVP_sha384()
        case .sha512: unsafe EVP_sha512()
        }
    }

    /// Bytes in lower-case hexadecimal digits.
    static func digits(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(2 * bytes.count)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return text
    }
}
