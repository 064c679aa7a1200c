internal import Glibc

/// Equality, order and hashing of text by its UTF-8 code units.
///
/// RDF compares strings by code point (RDF 1.1 Concepts §3.3), while Swift's `String` compares by canonical
/// equivalence: two Thai literals that differ only in the order of their marks would be one. UTF-8 order is
/// code point order, so comparing bytes is enough.
package enum CodeUnits {
    /// Whether both texts have the same code points.
    package static func equal(_ left: String, _ right: String) -> Bool {
        let (l, r) = (left.utf8, right.utf8)
        guard l.count == r.count else { return false }
        let order = l.withContiguousStorageIfAvailable { left in
            r.withContiguousStorageIfAvailable { right in compare(left, right) }
        }
        return order.flatMap { $0 }.map { $0 == 0 } ?? l.elementsEqual(r)
    }

    /// Whether the text's UTF-8 bytes are these.
    package static func equal(_ text: String, _ bytes: ArraySlice<UInt8>) -> Bool {
        let units = text.utf8
        guard units.count == bytes.count else { return false }
        let order = units.withContiguousStorageIfAvailable { left in
            bytes.withContiguousStorageIfAvailable { right in compare(left, right) }
        }
        return order.flatMap { $0 }.map { $0 == 0 } ?? units.elementsEqual(bytes)
    }

    /// Whether `left` comes before `right` in code point order.
    package static func less(_ left: String, _ right: String) -> Bool {
        let (l, r) = (left.utf8, right.utf8)
        let order = l.withContiguousStorageIfAvailable { left in
            r.withContiguousStorageIfAvailable { right in compare(left, right) }
        }
        return order.flatMap { $0 }.map { $0 < 0 } ?? l.lexicographicallyPrecedes(r)
    }

    /// Less than, equal to or more than 0, as the bytes of `left` come before, are or come behind those of `right`.
    private static func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        guard let l = left.baseAddress, let r = right.baseAddress else { return left.count - right.count }
        let order = Int(memcmp(l, r, min(left.count, right.count)))
        return order != 0 ? order : left.count - right.count
    }

    /// Feeds the bytes of `text` and a terminator that no UTF-8 text holds.
    @inlinable
    package static func hash(_ text: String, into hasher: inout Hasher) {
        let hashed: Void? = text.utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if hashed == nil {
            for unit in text.utf8 { hasher.combine(unit) }
        }
        hasher.combine(0xFF as UInt8)
    }

    /// The byte, an ASCII capital as the small letter.
    @inline(__always)
    package static func lowercased(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }

    /// Whether both texts have the same code points but for the case of ASCII letters, as language tags compare.
    package static func equalIgnoringCase(_ left: String, _ right: String) -> Bool {
        left.utf8.elementsEqual(right.utf8) { lowercased($0) == lowercased($1) }
    }

    /// Whether `left` comes before `right` in code point order without regard to the case of ASCII letters.
    package static func lessIgnoringCase(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8) { lowercased($0) < lowercased($1) }
    }

    /// Feeds what ``equalIgnoringCase(_:_:)`` compares, and a terminator.
    package static func hashIgnoringCase(_ text: String, into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(lowercased(byte)) }
        hasher.combine(0xFF as UInt8)
    }
}
