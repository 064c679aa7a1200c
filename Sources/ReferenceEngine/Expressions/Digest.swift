import MessageDigests
import SPARQLSyntax

/// The digest functions (SPARQL 1.1 §17.4.6).
enum Digest {
    /// The digest of `bytes` in lower-case hexadecimal digits; `nil` for what is no digest function.
    static func hexadecimal(_ function: BuiltIn, of bytes: [UInt8]) -> String? {
        let digest: MessageDigest
        switch function {
        case .md5: digest = .md5
        case .sha1: digest = .sha1
        case .sha256: digest = .sha256
        case .sha384: digest = .sha384
        case .sha512: digest = .sha512
        default: return nil
        }
        return digest.hexadecimal(of: bytes).map { String(decoding: $0, as: UTF8.self) }
    }
}
