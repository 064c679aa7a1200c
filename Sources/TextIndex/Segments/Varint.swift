extension Array<UInt8> {
    /// Appends a number, seven bits a byte, the lowest first.
    mutating func append(varint value: UInt64) {
        var value = value
        while value >= 0x80 {
            append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        append(UInt8(value))
    }

    /// Appends bytes behind their number.
    mutating func append(counted bytes: some Collection<UInt8>) {
        append(varint: UInt64(bytes.count))
        append(contentsOf: bytes)
    }
}

/// Reads numbers and bytes; what is damaged reads as zeros and ends the reading.
struct ByteReader {
    let bytes: [UInt8]
    private(set) var offset: Int
    private let end: Int

    init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
        self.bytes = bytes
        offset = range?.lowerBound ?? 0
        end = range?.upperBound ?? bytes.count
    }

    var isAtEnd: Bool { offset >= end }

    mutating func varint() -> UInt64 {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while offset < end, shift < 64 {
            let byte = bytes[offset]
            offset += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        offset = end
        return 0
    }

    /// A count of what follows; at most as much as is left.
    mutating func count() -> Int {
        let value = varint()
        return value <= UInt64(end - offset) ? Int(value) : 0
    }

    /// The range of so many bytes, which are passed over.
    mutating func skip(_ count: Int) -> Range<Int> {
        let start = offset
        offset = min(end, start + max(0, count))
        return start..<offset
    }
}
