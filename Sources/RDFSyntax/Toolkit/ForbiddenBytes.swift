/// A set of ASCII characters as 128 bits, for loops over bytes.
struct ForbiddenBytes {
    private let low: UInt64
    private let high: UInt64

    /// What `IRIREF` cannot hold as it is: controls, space, DEL and `<>"{}|^`\`.
    static let inIRI = ForbiddenBytes(controlsToSpace: true, "<>\"{}|^`\\\u{7F}")

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

    /// Whether any of the bytes cannot stand in `IRIREF` as it is.
    ///
    /// Looks at every byte without leaving early, so that the compiler can compare many at once.
    static func isAnyInIRI(_ text: String.UTF8View) -> Bool {
        isAny(in: text) { byte in
            flag(byte <= 0x20) | flag(byte == 0x22) | flag(byte == 0x3C) | flag(byte == 0x3E) | flag(byte == 0x5C)
                | flag(byte == 0x5E) | flag(byte == 0x60) | flag(byte &- 0x7B <= 2)
                | flag(byte == 0x7F)
        }
    }

    /// Whether any of the bytes may have to be escaped in a string in double quotes.
    static func isAnyInString(_ text: String.UTF8View) -> Bool {
        isAny(in: text) { byte in
            flag(byte < 0x20) | flag(byte == 0x22) | flag(byte == 0x5C) | flag(byte == 0x7F) | flag(byte == 0xEF)
        }
    }

    @inline(__always)
    private static func flag(_ condition: Bool) -> UInt8 { condition ? 1 : 0 }

    @inline(__always)
    private static func isAny(in text: String.UTF8View, _ test: (UInt8) -> UInt8) -> Bool {
        let found = unsafe text.withContiguousStorageIfAvailable { bytes in
            var found: UInt8 = 0
            for index in 0..<bytes.count { unsafe found |= test(bytes[index]) }
            return found
        }
        return (found ?? text.reduce(0) { $0 | test($1) }) != 0
    }
}
