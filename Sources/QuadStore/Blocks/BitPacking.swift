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

    /// Reads all numbers of a group, and adds `base` to each.
    ///
    /// Eight numbers fill as many bytes as one has bits, so that each of them begins at a fixed bit of these. For the
    /// usual widths a loop of its own is made, in which these are constants.
    ///
    /// - Precondition: ``padding`` bytes may be read behind the group, and there is room for ``group`` values.
    static func unpack(
        _ bytes: UnsafeRawPointer, width: Int, adding base: UInt64, to values: UnsafeMutablePointer<UInt64>
    ) {
        switch width {
        case 0: unsafe values.update(repeating: base, count: group)
        case 1: unsafe add(bytes, 1, base, values)
        case 2: unsafe add(bytes, 2, base, values)
        case 3: unsafe add(bytes, 3, base, values)
        case 4: unsafe add(bytes, 4, base, values)
        case 5: unsafe add(bytes, 5, base, values)
        case 6: unsafe add(bytes, 6, base, values)
        case 7: unsafe add(bytes, 7, base, values)
        case 8: unsafe add(bytes, 8, base, values)
        case 9: unsafe add(bytes, 9, base, values)
        case 10: unsafe add(bytes, 10, base, values)
        case 11: unsafe add(bytes, 11, base, values)
        case 12: unsafe add(bytes, 12, base, values)
        case 13: unsafe add(bytes, 13, base, values)
        case 14: unsafe add(bytes, 14, base, values)
        case 15: unsafe add(bytes, 15, base, values)
        case 16: unsafe add(bytes, 16, base, values)
        case 17: unsafe add(bytes, 17, base, values)
        case 18: unsafe add(bytes, 18, base, values)
        case 19: unsafe add(bytes, 19, base, values)
        case 20: unsafe add(bytes, 20, base, values)
        case 21: unsafe add(bytes, 21, base, values)
        case 22: unsafe add(bytes, 22, base, values)
        case 23: unsafe add(bytes, 23, base, values)
        case 24: unsafe add(bytes, 24, base, values)
        case 25: unsafe add(bytes, 25, base, values)
        case 26: unsafe add(bytes, 26, base, values)
        case 27: unsafe add(bytes, 27, base, values)
        case 28: unsafe add(bytes, 28, base, values)
        case 29: unsafe add(bytes, 29, base, values)
        case 30: unsafe add(bytes, 30, base, values)
        case 31: unsafe add(bytes, 31, base, values)
        case 32: unsafe add(bytes, 32, base, values)
        case 33...57: unsafe add(bytes, width, base, values)
        default: for index in 0..<group { unsafe values[index] = value(bytes, width: width, at: index) &+ base }
        }
    }

    @inline(__always)
    private static func add(
        _ bytes: UnsafeRawPointer, _ width: Int, _ base: UInt64, _ values: UnsafeMutablePointer<UInt64>
    ) {
        let mask = (1 &<< UInt64(width)) &- 1
        var (source, target) = unsafe (bytes, values)
        for _ in 0..<group / 8 {
            // SAFETY: a number begins within its group, and eight bytes from there on lie in the group or the padding.
            unsafe target[0] = word(source, 0) & mask &+ base
            unsafe target[1] = word(source, width) & mask &+ base
            unsafe target[2] = word(source, 2 &* width) & mask &+ base
            unsafe target[3] = word(source, 3 &* width) & mask &+ base
            unsafe target[4] = word(source, 4 &* width) & mask &+ base
            unsafe target[5] = word(source, 5 &* width) & mask &+ base
            unsafe target[6] = word(source, 6 &* width) & mask &+ base
            unsafe target[7] = word(source, 7 &* width) & mask &+ base
            unsafe source += width
            unsafe target += 8
        }
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawPointer, _ bit: Int) -> UInt64 {
        unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self))
            &>> UInt64(truncatingIfNeeded: bit & 7)
    }

    /// Reads one number of a group.
    ///
    /// - Precondition: as for ``unpack(_:width:adding:to:)``.
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
