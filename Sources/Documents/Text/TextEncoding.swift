/// Turns the bytes of a file into text.
///
/// * A byte order mark says UTF-8, UTF-16 or UTF-32; it is no part of the text.
/// * Else the bytes are UTF-8 if they are valid in it.
/// * Else they are CP874, the superset of TIS-620 that Windows uses, if they are valid in it and look like Thai.
/// * Else they are damaged, and the first bad byte is named.
///
/// Offsets are counted in the text that comes out, as UTF-8.
enum TextEncoding {
    /// The text, or why there is none.
    static func decode(_ bytes: [UInt8]) throws(DocumentFailure.Reason) -> String {
        // The mark of UTF-16 is how that of UTF-32 begins, and no text begins with U+0000.
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            return try utf32(bytes)
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes) }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if let text = String(validating: bytes[start...], as: UTF8.self) {
            if let zero = firstZero(inUTF8: bytes) { throw .binary(byteOffset: zero) }
            return text
        }
        if let zero = bytes.firstIndex(of: 0) { throw .binary(byteOffset: zero) }
        if start == 0, let text = CP874.decode(bytes) { return text }
        throw .undecodable(encoding: "UTF-8", byteOffset: firstBadByte(in: bytes))
    }

    private static func firstZero(inUTF8 bytes: [UInt8]) -> Int? {
        let bytes = bytes.span
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0 { return index }
            // A Thai letter has three bytes, and no character less than what is passed over here.
            index &+= bytes[index] < 0xE0 ? 1 : 3
        }
        return nil
    }

    private static func utf16(_ bytes: [UInt8]) throws(DocumentFailure.Reason) -> String {
        let isLittle = bytes[0] == 0xFF
        guard bytes.count % 2 == 0 else {
            throw .undecodable(encoding: "UTF-16", byteOffset: bytes.count - 1)
        }
        var units: [UInt16] = []
        for index in stride(from: 2, to: bytes.count, by: 2) {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
        }
        if let zero = units.firstIndex(of: 0) { throw .binary(byteOffset: 2 + zero * 2) }
        if let text = String(validating: units, as: UTF16.self) { return text }
        var index = 0
        while index < units.count {
            let isHigh = units[index] & 0xFC00 == 0xD800
            let isPair = isHigh && index + 1 < units.count && units[index + 1] & 0xFC00 == 0xDC00
            if units[index] & 0xF800 == 0xD800, !isPair { break }
            index += isPair ? 2 : 1
        }
        throw .undecodable(encoding: "UTF-16", byteOffset: 2 + index * 2)
    }

    private static func utf32(_ bytes: [UInt8]) throws(DocumentFailure.Reason) -> String {
        let isLittle = bytes[0] == 0xFF
        var text = String.UnicodeScalarView()
        for index in stride(from: 4, to: bytes.count, by: 4) {
            let unit = bytes[index..<min(index + 4, bytes.count)]
            let value = (isLittle ? unit.reversed() : Array(unit)).reduce(0) { $0 << 8 | UInt32($1) }
            guard unit.count == 4, let scalar = Unicode.Scalar(value) else {
                throw .undecodable(encoding: "UTF-32", byteOffset: index)
            }
            if value == 0 { throw .binary(byteOffset: index) }
            text.append(scalar)
        }
        return String(text)
    }

    /// The offset of the first byte that begins no valid sequence of UTF-8.
    static func firstBadByte(in bytes: [UInt8]) -> Int {
        do {
            _ = try UTF8Span(validating: bytes.span)
            return bytes.count
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}
