internal import CCrypto
import SPARQLSyntax

/// Message digests by OpenSSL's libcrypto.
enum Digest {
    /// The digest of `bytes` in lower-case hexadecimal digits; `nil` for what is no digest function.
    static func hexadecimal(_ function: BuiltIn, of bytes: [UInt8]) -> String? {
        let algorithm: OpaquePointer?
        // SAFETY: the calls return constants of the library.
        switch function {
        case .md5: unsafe algorithm = EVP_md5()
        case .sha1: unsafe algorithm = EVP_sha1()
        case .sha256: unsafe algorithm = EVP_sha256()
        case .sha384: unsafe algorithm = EVP_sha384()
        case .sha512: unsafe algorithm = EVP_sha512()
        default: return nil
        }
        var result = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var size: UInt32 = 0
        // SAFETY: the input outlives the call, and the output has room for the longest digest.
        let status = unsafe bytes.withUnsafeBytes { input in
            unsafe result.withUnsafeMutableBufferPointer { output in
                unsafe EVP_Digest(input.baseAddress, input.count, output.baseAddress, &size, algorithm, nil)
            }
        }
        guard status == 1 else { return nil }
        let digits = Array("0123456789abcdef".utf8)
        let text = result.prefix(Int(size)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
