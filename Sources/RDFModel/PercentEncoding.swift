/// Bytes as escapes of a URI (RFC 3986 §2.1).
package enum PercentEncoding {
    /// The value of a hexadecimal digit.
    package static func digit(_ byte: UInt8?) -> UInt8? {
        switch byte {
        case .some(let byte) where byte >= 0x30 && byte <= 0x39: byte - 0x30
        case .some(let byte) where byte >= 0x41 && byte <= 0x46: byte - 0x37
        case .some(let byte) where byte >= 0x61 && byte <= 0x66: byte - 0x57
        default: nil
        }
    }

    /// Whether a byte may stand anywhere in a URI and means itself (RFC 3986 §2.3).
    package static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }

    /// A text with every byte escaped that `isKept` does not keep.
    package static func encode(
        _ text: some StringProtocol, keeping isKept: (UInt8) -> Bool = isUnreserved
    ) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 2)
        for byte in text.utf8 {
            if isKept(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A text with those escapes decoded whose byte is wanted; `nil` if the result is no UTF-8. A percent sign without
    /// two digits stays.
    package static func decode(
        _ text: some Collection<UInt8>, where isWanted: (UInt8) -> Bool = { _ in true }
    ) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = text.startIndex
        while index != text.endIndex {
            let byte = text[index]
            text.formIndex(after: &index)
            if byte == UInt8(ascii: "%"), let second = text.index(index, offsetBy: 2, limitedBy: text.endIndex),
                let high = digit(text[index]), let low = digit(text[text.index(after: index)]),
                isWanted(high << 4 | low)
            {
                bytes.append(high << 4 | low)
                index = second
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
}
