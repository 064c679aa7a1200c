/// Equality, order and hashing of text by its UTF-8 code units.
///
/// RDF compares strings by code point (RDF 1.1 Concepts §3.3), while Swift's `String` compares by canonical
/// equivalence: two Thai literals that differ only in the order of their marks would be one. UTF-8 order is
/// code point order, so comparing bytes is enough.
package enum CodeUnits {
    /// Whether both texts have the same code points.
    @inlinable
    package static func equal(_ left: String, _ right: String) -> Bool {
        let (l, r) = (left.utf8, right.utf8)
        guard l.count == r.count else { return false }
        return l.elementsEqual(r)
    }

    /// Whether `left` comes before `right` in code point order.
    @inlinable
    package static func less(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
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
}
