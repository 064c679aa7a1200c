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
        for start in Swift.stride(from: 0, through: bytes.count, by: Self.stride) {
            counts.append(count)
            let block = bytes.extracting(start..<min(start + Self.stride, bytes.count))
            // A block has too few bytes for the sum to overflow, and sums of bytes are made sixteen at once.
            var begun: UInt8 = 0
            for index in block.indices { begun &+= block[index] & 0xC0 != 0x80 ? 1 : 0 }
            count &+= Int32(begun)
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
