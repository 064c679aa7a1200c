internal import Glibc

/// Bytes of the map, read with their bounds checked, since a damaged file must not crash its reader.
///
/// Valid as long as what they were taken from: the transaction, or the array.
@safe
struct StoredBytes {
    // SAFETY: `count` bytes from here on can be read while the owner lives.
    private let base: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) {
        unsafe base = bytes
    }

    /// The number of bytes.
    @inline(__always)
    var count: Int { unsafe base.count }

    /// The bytes themselves.
    var pointer: UnsafeRawBufferPointer { unsafe base }

    /// The number of four bytes at an offset, the lowest first; 0 beyond the end.
    @inline(__always)
    func uint32(_ offset: Int) -> Int {
        guard offset >= 0, offset <= count - 4 else { return 0 }
        // SAFETY: checked above.
        return Int(UInt32(littleEndian: unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }

    /// The number of eight bytes at an offset, the lowest first; 0 beyond the end.
    @inline(__always)
    func uint64(_ offset: Int) -> UInt64 {
        guard offset >= 0, offset <= count - 8 else { return 0 }
        // SAFETY: checked above.
        return UInt64(littleEndian: unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// A part; none of what lies beyond the end.
    @inline(__always)
    func part(_ start: Int, _ end: Int) -> StoredBytes {
        guard start >= 0, start <= end, end <= count else { return unsafe StoredBytes(.init(start: nil, count: 0)) }
        // SAFETY: checked above.
        return unsafe StoredBytes(UnsafeRawBufferPointer(rebasing: base[start..<end]))
    }

    /// Everything from an offset on.
    func from(_ start: Int) -> StoredBytes { part(start, count) }

    /// Less than, equal to or more than 0, in the order of the bytes.
    @inline(__always)
    func compare(_ other: StoredBytes) -> Int {
        let shared = min(count, other.count)
        if shared > 0, let left = unsafe base.baseAddress, let right = unsafe other.base.baseAddress {
            // SAFETY: both have so many bytes.
            let order = unsafe memcmp(left, right, shared)
            if order != 0 { return Int(order) }
        }
        return count - other.count
    }

    /// How many bytes both have in common at their start.
    func sharedPrefix(_ other: StoredBytes) -> Int {
        let end = min(count, other.count)
        var index = 0
        while index + 8 <= end {
            // SAFETY: eight bytes stand from here on in both.
            let difference =
                unsafe base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                ^ other.base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if difference != 0 { return index + UInt64(littleEndian: difference).trailingZeroBitCount / 8 }
            index += 8
        }
        // SAFETY: the index is less than both counts.
        while index < end, unsafe base[index] == other.base[index] { index += 1 }
        return index
    }
}

extension Array where Element == UInt8 {
    /// Appends a number as four bytes, the lowest first.
    mutating func append(uint32 value: Int) {
        // SAFETY: the bytes are copied during the call.
        unsafe Swift.withUnsafeBytes(of: UInt32(truncatingIfNeeded: value).littleEndian) {
            unsafe append(contentsOf: $0)
        }
    }

    /// Appends a number as eight bytes, the lowest first.
    mutating func append(uint64 value: UInt64) {
        // SAFETY: the bytes are copied during the call.
        unsafe Swift.withUnsafeBytes(of: value.littleEndian) { unsafe append(contentsOf: $0) }
    }

    /// Calls `body` with the bytes.
    @inline(__always)
    func withStoredBytes<Result, Failure: Error>(
        _ body: (StoredBytes) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // SAFETY: `body` uses the bytes during the call only.
        unsafe try span.bytes.withUnsafeBytes { (bytes) throws(Failure) in unsafe try body(StoredBytes(bytes)) }
    }
}
