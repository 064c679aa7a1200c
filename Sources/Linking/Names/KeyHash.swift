/// A 64-bit hash that is the same in every run, for keys of blocks.
enum KeyHash {
    /// The hash of bytes; `seed` tells sorts of keys apart.
    static func hash(_ bytes: some Sequence<UInt8>, seed: UInt64) -> UInt64 {
        var value = 0xCBF2_9CE4_8422_2325 ^ seed
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return mix(value)
    }

    /// A hash of two.
    static func combine(_ left: UInt64, _ right: UInt64) -> UInt64 { mix(left ^ (right &* 0x9E37_79B9_7F4A_7C15)) }

    private static func mix(_ value: UInt64) -> UInt64 {
        var value = value
        value ^= value >> 32
        value &*= 0xD6E8_FEB8_6659_FD93
        value ^= value >> 32
        return value
    }
}
