/// A place in a lexical form that is read byte by byte, without allocating.
struct LexicalReader {
    private(set) var position = 0

    /// Whether everything is read.
    @inline(__always)
    func isAtEnd(_ bytes: Span<UInt8>) -> Bool { position == bytes.count }

    /// Goes on if this character stands here.
    @inline(__always)
    mutating func take(_ character: Unicode.Scalar, _ bytes: Span<UInt8>) -> Bool {
        guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
        position += 1
        return true
    }

    /// The digit that stands here.
    @inline(__always)
    mutating func digit(_ bytes: Span<UInt8>) -> Int? {
        guard position < bytes.count else { return nil }
        let value = bytes[position] &- UInt8(ascii: "0")
        guard value < 10 else { return nil }
        position += 1
        return Int(value)
    }

    /// The number of all digits that stand here, at most 18.
    @inline(__always)
    mutating func digits(_ bytes: Span<UInt8>) -> (value: Int, count: Int)? {
        var value = 0
        let start = position
        while let digit = digit(bytes) {
            guard position - start <= 18 else { return nil }
            value = value * 10 + digit
        }
        return position == start ? nil : (value, position - start)
    }

    /// The number of two digits.
    @inline(__always)
    mutating func twoDigits(_ range: ClosedRange<Int>, _ bytes: Span<UInt8>) -> Int? {
        guard let tens = digit(bytes), let ones = digit(bytes), range.contains(tens * 10 + ones) else { return nil }
        return tens * 10 + ones
    }

    /// A whole number in canonical form, of at most 18 digits: `0|-?[1-9][0-9]*`.
    @inline(__always)
    static func canonicalInteger(_ bytes: Span<UInt8>) -> Int? {
        var reader = LexicalReader()
        let isNegative = reader.take("-", bytes)
        let start = reader.position
        guard let (value, count) = reader.digits(bytes), reader.isAtEnd(bytes) else { return nil }
        if bytes[start] == UInt8(ascii: "0"), count > 1 || isNegative { return nil }
        return isNegative ? -value : value
    }
}

/// Writes the digits of lexical forms.
enum LexicalWriter {
    /// Appends a number, with zeros in front up to so many digits.
    static func append(_ value: Int, digits: Int = 1, to bytes: inout [UInt8]) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var (count, left) = (0, value.magnitude)
        while left > 0 || count < digits {
            bytes.append(UInt8(ascii: "0"))
            count += 1
            left /= 10
        }
        var (rest, place) = (value.magnitude, bytes.count)
        while rest > 0 {
            place -= 1
            bytes[place] += UInt8(rest % 10)
            rest /= 10
        }
    }
}
