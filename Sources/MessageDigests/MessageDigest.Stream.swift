internal import CCrypto

extension MessageDigest {
    /// A digest of bytes that come in pieces.
    @safe
    package struct Stream: ~Copyable {
        // SAFETY: made in `init`, freed in `deinit`, and handed out to nobody.
        private let context: OpaquePointer
        private var isSound: Bool

        /// Starts a digest; `nil` if the library does not offer the function.
        package init?(_ digest: MessageDigest) {
            guard let context = unsafe EVP_MD_CTX_new() else { return nil }
            guard unsafe EVP_DigestInit_ex(context, digest.algorithm, nil) == 1 else {
                unsafe EVP_MD_CTX_free(context)
                return nil
            }
            unsafe self.context = context
            isSound = true
        }

        deinit { unsafe EVP_MD_CTX_free(context) }

        /// Takes the next bytes.
        package mutating func update(_ bytes: [UInt8]) {
            // SAFETY: the bytes outlive the call.
            let status = unsafe bytes.withUnsafeBytes { unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
            if status != 1 { isSound = false }
        }

        /// The digest of all bytes in lower-case hexadecimal digits; `nil` if the library failed.
        package consuming func hexadecimal() -> [UInt8]? {
            var result = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
            var size: UInt32 = 0
            // SAFETY: the output has room for the longest digest.
            let status = unsafe result.withUnsafeMutableBufferPointer { output in
                unsafe EVP_DigestFinal_ex(context, output.baseAddress, &size)
            }
            guard isSound, status == 1 else { return nil }
            return MessageDigest.digits(result.prefix(Int(size)))
        }
    }
}
