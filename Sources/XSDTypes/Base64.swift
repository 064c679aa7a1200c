/// Bytes as letters (RFC 4648 §4).
package enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    /// The six bits of every letter; 255 for what is none.
    private static let bits: [UInt8] = {
        var bits = [UInt8](repeating: 255, count: 256)
        for (value, letter) in letters.enumerated() { bits[Int(letter)] = UInt8(value) }
        return bits
    }()

    /// Appends bytes as letters.
    package static func append(_ bytes: [UInt8], to text: inout [UInt8]) {
        let letters = letters
        text.reserveCapacity(text.count + (bytes.count + 2) / 3 * 4)
        var place = 0
        while place < bytes.count {
            let left = bytes.count - place
            let group =
                Int(bytes[place]) << 16 | (left > 1 ? Int(bytes[place + 1]) << 8 : 0)
                | (left > 2 ? Int(bytes[place + 2]) : 0)
            text.append(letters[group >> 18])
            text.append(letters[group >> 12 & 63])
            text.append(left > 1 ? letters[group >> 6 & 63] : UInt8(ascii: "="))
            text.append(left > 2 ? letters[group & 63] : UInt8(ascii: "="))
            place += 3
        }
    }

    /// The bytes that letters stand for; `nil` if anything else stands among them. Bits behind the last byte count for
    /// nothing.
    package static func bytes(of text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 4) else { return nil }
        let bits = bits
        let padding = text.suffix(2).count { $0 == UInt8(ascii: "=") }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var (group, count) = (0, 0)
        for letter in text.dropLast(padding) {
            let value = bits[Int(letter)]
            guard value < 64 else { return nil }
            (group, count) = (group << 6 | Int(value), count + 1)
            if count == 4 {
                bytes.append(UInt8(group >> 16))
                bytes.append(UInt8(group >> 8 & 255))
                bytes.append(UInt8(group & 255))
                (group, count) = (0, 0)
            }
        }
        if count == 3 { bytes += [UInt8(group >> 10 & 255), UInt8(group >> 2 & 255)] }
        if count == 2 { bytes.append(UInt8(group >> 4 & 255)) }
        return bytes
    }
}
