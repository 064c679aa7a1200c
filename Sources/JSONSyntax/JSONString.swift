internal import Glibc

/// A string of JSON, compared by code point.
///
/// Swift's `String` compares by canonical equivalence, under which two names that differ only in the order of their
/// combining marks would be one member of an object. Bytes of UTF-8 tell them apart, and their order is that of the
/// code points.
public struct JSONString: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The characters, with escapes resolved.
    public let text: String

    /// Makes a string.
    @inlinable
    public init(_ text: String) {
        self.text = text
    }

    /// Makes a string from a literal of Swift.
    @inlinable
    public init(stringLiteral text: String) {
        self.text = text
    }

    /// The characters as they are, without quotes.
    public var description: String { text }

    /// Whether there are no characters.
    @inlinable
    public var isEmpty: Bool { text.utf8.isEmpty }

    /// Whether both hold the same code points.
    public static func == (left: JSONString, right: JSONString) -> Bool {
        let (l, r) = (left.text.utf8, right.text.utf8)
        guard l.count == r.count else { return false }
        let isSame = l.withContiguousStorageIfAvailable { left in
            r.withContiguousStorageIfAvailable { right in
                guard let l = left.baseAddress, let r = right.baseAddress else { return true }
                return memcmp(l, r, left.count) == 0
            }
        }
        return isSame.flatMap { $0 } ?? l.elementsEqual(r)
    }

    /// The order by code point.
    @inlinable
    public static func < (left: JSONString, right: JSONString) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// Hashes the bytes and a terminator that no UTF-8 text holds.
    @inlinable
    public func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }

    /// Whether the characters start with these.
    package func hasPrefix(_ prefix: JSONString) -> Bool {
        text.utf8.starts(with: prefix.text.utf8)
    }

    /// Both, one behind the other.
    package static func + (left: JSONString, right: JSONString) -> JSONString {
        JSONString(left.text + right.text)
    }

    /// ASCII letters in lower case; other characters stay as they are, as in language tags.
    package var lowercasedASCII: JSONString {
        guard text.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return self }
        let bytes = text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        return JSONString(String(decoding: bytes, as: UTF8.self))
    }
}
