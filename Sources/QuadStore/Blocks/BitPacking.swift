/// Numbers of few bits, one behind the other: the lowest bit of the first number is the lowest bit of the first byte.
///
/// Numbers are packed in groups of ``group``, so that each group begins and ends on a multiple of 16 bytes.
enum BitPacking {
    /// How many numbers stand together.
    static let group = 128
    /// Bytes behind the last group that are read, but not used.
    static let padding = 8

    /// The number of bytes of a group.
    static func byteCount(width: Int) -> Int { width * (group / 8) }

    /// The number of bits that a number needs; none for 0.
    @inline(__always)
    static func width(of value: UInt64) -> Int { 64 - value.leadingZeroBitCount }

    /// Adds a group. Missing numbers at its end are 0.
    static func pack(_ values: Span<UInt64>, width: Int, to bytes: inout [UInt8]) {
        guard width > 0 else { return }
        var (word, used, words) = (UInt64(0), 0, 0)
        func flush(_ word: UInt64) {
            unsafe withUnsafeBytes(of: word.littleEndian) { unsafe bytes.append(contentsOf: $0) }
        }
        for index in values.indices {
            let value = values[index]
            word |= value << UInt64(used)
            if used + width >= 64 {
                flush(word)
                words += 1
                let rest = 64 - used
                word = rest == 64 ? 0 : value >> UInt64(rest)
                used = used + width - 64
            } else {
                used += width
            }
        }
        while words < width * group / 64 {
            flush(word)
            words += 1
            word = 0
        }
    }

    /// Reads `count` numbers of a group, from the first on.
    ///
    /// - Precondition: ``padding`` bytes may be read behind the group.
    @inline(__always)
    static func unpack(
        _ bytes: UnsafeRawPointer, width: Int, count: Int, to values: UnsafeMutablePointer<UInt64>
    ) {
        guard width > 0 else {
            for index in 0..<count { unsafe values[index] = 0 }
            return
        }
        for index in 0..<count { unsafe values[index] = value(bytes, width: width, at: index) }
    }

    /// Reads one number of a group.
    ///
    /// - Precondition: as for ``unpack(_:width:count:to:)``.
    @inline(__always)
    static func value(_ bytes: UnsafeRawPointer, width: Int, at index: Int) -> UInt64 {
        let bit = index &* width
        let (byte, shift) = (bit >> 3, UInt64(bit & 7))
        let low = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: byte, as: UInt64.self)) &>> shift
        if width <= 57 { return low & ((1 &<< UInt64(width)) &- 1) }
        let high = unsafe UInt64(bytes.load(fromByteOffset: byte + 8, as: UInt8.self))
        let both = shift == 0 ? low : low | high &<< (64 &- shift)
        return width == 64 ? both : both & ((1 &<< UInt64(width)) &- 1)
    }
}
