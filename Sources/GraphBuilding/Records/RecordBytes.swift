/// Writes numbers and texts as a record holds them.
///
/// Numbers are written in groups of seven bits, the lowest first, with the top bit set on all but the last byte; texts
/// are their length and their UTF-8.
struct RecordWriter {
    private(set) var bytes: [UInt8] = []

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    mutating func number(_ value: Int) {
        var rest = UInt(bitPattern: value)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func word(_ value: UInt64) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func text(_ text: String) { self.text(text.utf8) }

    mutating func text(_ text: some Collection<UInt8>) {
        number(text.count)
        bytes.append(contentsOf: text)
    }
}

/// Reads what a ``RecordWriter`` wrote.
///
/// Reading past the end gives zeros and empty texts and sets ``hasFailed``, so that a damaged record is noticed once,
/// at its end.
struct RecordReader {
    private let bytes: [UInt8]
    private(set) var place: Int
    /// Whether anything was read past the end.
    private(set) var hasFailed = false

    init(_ bytes: [UInt8], at place: Int = 0) {
        self.bytes = bytes
        self.place = place
    }

    mutating func byte() -> UInt8 {
        guard place < bytes.count else {
            hasFailed = true
            return 0
        }
        place += 1
        return bytes[place - 1]
    }

    mutating func number() -> Int {
        var value: UInt = 0
        var shift: UInt = 0
        while true {
            let next = byte()
            value |= UInt(next & 0x7F) << shift
            if next < 0x80 || hasFailed { return Int(bitPattern: value) }
            shift += 7
        }
    }

    /// A number that counts things of which each takes a byte at least.
    mutating func count() -> Int {
        let count = number()
        guard count >= 0, count <= bytes.count - place else {
            hasFailed = true
            return 0
        }
        return count
    }

    mutating func word() -> UInt64 {
        guard place + 8 <= bytes.count else {
            hasFailed = true
            return 0
        }
        place += 8
        return bytes.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place - 8, as: UInt64.self))
        }
    }

    mutating func text() -> ArraySlice<UInt8> {
        let count = count()
        place += count
        return bytes[place - count..<place]
    }

    mutating func string() -> String { String(decoding: text(), as: UTF8.self) }
}
