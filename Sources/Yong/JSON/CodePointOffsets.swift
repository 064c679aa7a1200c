/// Turns UTF-8 offsets of one text into code point offsets.
///
/// A count is kept every 64 bytes, so that a lookup counts at most 63 bytes.
struct CodePointOffsets {
    private static let stride = 64
    private let bytes: [UInt8]
    /// The number of code points that begin before byte `64 * i`.
    private let counts: [Int32]

    init(_ text: String) {
        let all = Array(text.utf8)
        let bytes = all.span
        var counts: [Int32] = []
        counts.reserveCapacity(bytes.count / Self.stride + 1)
        var count: Int32 = 0
        var block = 0
        var index = 0
        // From the start of a character to that of the next: Thai ones have three bytes.
        while index < bytes.count {
            while index >= block {
                counts.append(count)
                block &+= Self.stride
            }
            let byte = bytes[index]
            if byte >= 0xE0 { index &+= byte < 0xF0 ? 3 : 4 } else { index &+= byte < 0x80 ? 1 : 2 }
            count &+= 1
        }
        while block <= bytes.count {
            counts.append(count)
            block &+= Self.stride
        }
        self.bytes = all
        self.counts = counts
    }

    /// The number of code points that begin before the byte at `offset`.
    subscript(offset: Int) -> Int {
        let block = offset / Self.stride
        var count = Int(counts[block])
        for byte in bytes[(block * Self.stride)..<offset] where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
