import XSDTypes

/// A line of fields divided by tabs.
struct StepLine {
    /// The fields; at least one.
    let fields: [ArraySlice<UInt8>]

    init(_ line: ArraySlice<UInt8>) {
        fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
    }

    /// A field that is Base64; `nil` if it is missing or none.
    func bytes(_ place: Int) -> [UInt8]? { place < fields.count ? Base64.bytes(of: fields[place]) : nil }

    /// A field that is a number.
    func number(_ place: Int) -> Int? {
        place < fields.count ? Int(String(decoding: fields[place], as: UTF8.self)) : nil
    }

    /// A field as text; empty if it is missing.
    func text(_ place: Int) -> String { place < fields.count ? String(decoding: fields[place], as: UTF8.self) : "" }

    /// A number as sixteen digits.
    static func digits(_ number: UInt64) -> ArraySlice<UInt8> {
        var digits: [UInt8] = []
        for shift in stride(from: 60, through: 0, by: -4) {
            let digit = UInt8(number >> UInt64(shift) & 15)
            digits.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
        return digits[...]
    }

    /// Numbers as a list.
    static func list(of numbers: [UInt64]) -> ArraySlice<UInt8> {
        var list: [UInt8] = []
        for number in numbers {
            if !list.isEmpty { list.append(UInt8(ascii: ",")) }
            list += digits(number)
        }
        return list[...]
    }

    /// The numbers of a list; `nil` if there is anything else in it.
    static func numbers(_ list: ArraySlice<UInt8>) -> [UInt64]? {
        var numbers: [UInt64] = []
        for digits in list.split(separator: UInt8(ascii: ",")) {
            guard let number = UInt64(String(decoding: digits, as: UTF8.self), radix: 16) else { return nil }
            numbers.append(number)
        }
        return numbers
    }

    /// Bytes in Base64.
    static func letters(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        var letters: [UInt8] = []
        Base64.append(bytes, to: &letters)
        return letters[...]
    }
}

extension [UInt8] {
    /// Appends a line.
    mutating func line(_ fields: ArraySlice<UInt8>...) { line(of: fields) }

    /// Appends a line with a letter in front that tells what it is.
    mutating func line(kind: StaticString, _ fields: ArraySlice<UInt8>...) { line(kind: kind, of: fields) }

    /// Appends a line whose last field is Base64.
    mutating func line(_ field: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>? = nil, bytes: [UInt8]) {
        line(of: [field] + (other.map { [$0] } ?? []) + [StepLine.letters(bytes)])
    }

    /// Appends a line with a letter in front, whose last field is Base64.
    mutating func line(kind: StaticString, _ field: ArraySlice<UInt8>, bytes: [UInt8]) {
        line(kind: kind, of: [field, StepLine.letters(bytes)])
    }

    private mutating func line(kind: StaticString = "", of fields: [ArraySlice<UInt8>]) {
        append(contentsOf: UnsafeBufferPointer(start: kind.utf8Start, count: kind.utf8CodeUnitCount))
        for (place, field) in fields.enumerated() {
            if place > 0 || kind.utf8CodeUnitCount > 0 { append(0x09) }
            append(contentsOf: field)
        }
        append(0x0A)
    }
}
