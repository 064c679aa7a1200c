/// A set of ASCII characters as 128 bits, for loops over bytes.
struct ForbiddenBytes {
    private let low: UInt64
    private let high: UInt64

    /// What `IRIREF` cannot hold as it is: controls, space and `<>"{}|^`\`.
    static let inIRI = ForbiddenBytes(controlsToSpace: true, "<>\"{}|^`\\")
    /// What a string in double quotes cannot hold as it is.
    static let inString = ForbiddenBytes(controlsToSpace: false, "\"\\\n\r")

    private init(controlsToSpace: Bool, _ characters: StaticString) {
        var low: UInt64 = controlsToSpace ? 0x1_FFFF_FFFF : 0
        var high: UInt64 = 0
        for byte in characters.description.utf8 {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
        }
        self.low = low
        self.high = high
    }

    /// Whether the byte is in the set.
    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        let bits = byte < 64 ? low : byte < 128 ? high : 0
        return (bits >> UInt64(byte & 63)) & 1 != 0
    }

    /// Whether any of the bytes is in the set.
    @inline(__always)
    func isAny(in text: String.UTF8View) -> Bool {
        let set = self
        return text.withContiguousStorageIfAvailable { $0.contains { set.contains($0) } }
            ?? text.contains(where: contains)
    }
}
