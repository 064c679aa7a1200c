/// A check sum that finds damaged bytes; it is no protection against people who mean harm.
enum Checksum {
    /// The sum of some bytes: eight at a time, each word mixed in by a multiplication whose halves are folded.
    static func of(_ bytes: Span<UInt8>) -> UInt64 {
        unsafe bytes.withUnsafeBytes { unsafe of($0) }
    }

    /// The sum of some bytes.
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum = UInt64(bytes.count) ^ 0x9E37_79B9_7F4A_7C15
        var at = 0
        while at + 8 <= bytes.count {
            let word = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            sum = mix(sum ^ word)
            at += 8
        }
        var rest = UInt64(0)
        while at < bytes.count {
            rest = unsafe rest << 8 | UInt64(bytes[at])
            at += 1
        }
        return mix(sum ^ rest)
    }

    private static func mix(_ word: UInt64) -> UInt64 {
        let product = (word ^ 0xD6E8_FEB8_6659_FD93).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low &+ word.byteSwapped
    }
}
