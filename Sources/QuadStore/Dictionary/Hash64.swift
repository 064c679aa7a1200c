/// A hash of 64 bits over bytes, by the method of xxHash (XXH64): four lanes of multiply and rotate, 32 bytes a round.
///
/// It tells whether a value of the store is still what was written, and finds terms by their keys. It is part of the
/// format.
enum Hash64 {
    private static let primes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (
        0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
        0x27D4_EB2F_1656_67C5
    )

    /// The hash of the bytes.
    static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
        let count = bytes.count
        var offset = 0
        var sum: UInt64
        if count >= 32 {
            var a = seed &+ primes.0 &+ primes.1
            var b = seed &+ primes.1
            var c = seed
            var d = seed &- primes.0
            while offset <= count - 32 {
                // SAFETY: 32 bytes stand from here on.
                a = round(a, unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                b = round(b, unsafe bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
                c = round(c, unsafe bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self))
                d = round(d, unsafe bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self))
                offset += 32
            }
            sum = rotate(a, 1) &+ rotate(b, 7) &+ rotate(c, 12) &+ rotate(d, 18)
            sum = merge(merge(merge(merge(sum, a), b), c), d)
        } else {
            sum = seed &+ primes.4
        }
        sum &+= UInt64(count)
        while offset <= count - 8 {
            // SAFETY: eight bytes stand from here on.
            let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            sum = rotate(sum ^ round(0, word), 27) &* primes.0 &+ primes.3
            offset += 8
        }
        if offset <= count - 4 {
            // SAFETY: four bytes stand from here on.
            let word = UInt64(unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            sum = rotate(sum ^ word &* primes.0, 23) &* primes.1 &+ primes.2
            offset += 4
        }
        while offset < count {
            // SAFETY: the offset is less than the count.
            sum = rotate(sum ^ UInt64(unsafe bytes[offset]) &* primes.4, 11) &* primes.0
            offset += 1
        }
        sum = (sum ^ sum >> 33) &* primes.1
        sum = (sum ^ sum >> 29) &* primes.2
        return sum ^ sum >> 32
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        rotate(lane &+ word &* primes.1, 31) &* primes.0
    }

    @inline(__always)
    private static func merge(_ sum: UInt64, _ lane: UInt64) -> UInt64 {
        (sum ^ round(0, lane)) &* primes.0 &+ primes.3
    }

    @inline(__always)
    private static func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 {
        value << count | value >> (64 - count)
    }
}
