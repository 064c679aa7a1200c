internal import MessageDigests
package import SPARQLSyntax

/// The digest functions (SPARQL 1.1 §17.4.6).
package enum Digests {
    /// The digest of the text of an `xsd:string` in lower-case hexadecimal digits.
    ///
    /// - Throws: ``ExpressionError/type`` for other values, and where the system forbids the digest.
    package static func hexadecimal(_ function: BuiltIn, of value: Value) throws(ExpressionError) -> String {
        let digest: MessageDigest
        switch function {
        case .md5: digest = .md5
        case .sha1: digest = .sha1
        case .sha256: digest = .sha256
        case .sha384: digest = .sha384
        case .sha512: digest = .sha512
        default: throw .type
        }
        guard let text = digest.hexadecimal(of: Array(try Text.simple(value).utf8)) else { throw .type }
        return String(decoding: text, as: UTF8.self)
    }
}
