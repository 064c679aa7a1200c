/// The encoding of Thai Windows, a superset of TIS-620 and ISO 8859-11.
enum CP874 {
    /// The text, or `nil` if a byte has no meaning in CP874 or the whole does not look like Thai.
    ///
    /// Almost any bytes are valid in an encoding of eight bits, so validity says little. Thai text has its marks behind
    /// Thai letters; bytes of Latin-1 or damaged UTF-8 do not.
    static func decode(_ bytes: [UInt8]) -> String? {
        guard looksThai(bytes) else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 3)
        for byte in bytes {
            if byte < 0x80 {
                output.append(byte)
            } else if isThai(byte) {
                // A1 to FB are U+0E01 to U+0E5B.
                let code = byte - 0xA0
                output += [0xE0, 0xB8 | code >> 6, 0x80 | code & 0x3F]
            } else if let scalar = sign(byte) {
                output += String(scalar).utf8
            } else {
                return nil
            }
        }
        return String(validating: output, as: UTF8.self)
    }

    private static func isThai(_ byte: UInt8) -> Bool {
        byte >= 0xA1 && byte <= 0xDA || byte >= 0xDF && byte <= 0xFB
    }

    /// The signs that CP874 has beyond TIS-620.
    private static func sign(_ byte: UInt8) -> Unicode.Scalar? {
        switch byte {
        case 0x80: "€"
        case 0x85: "…"
        case 0x91: "‘"
        case 0x92: "’"
        case 0x93: "“"
        case 0x94: "”"
        case 0x95: "•"
        case 0x96: "–"
        case 0x97: "—"
        case 0xA0: "\u{A0}"
        default: nil
        }
    }

    private static func looksThai(_ bytes: [UInt8]) -> Bool {
        var (high, consonants, stray, utf8) = (0, 0, 0, 0)
        var previous: UInt8 = 0x20
        for (index, byte) in bytes.enumerated() {
            if byte >= 0x80 { high += 1 }
            if byte >= 0xA1, byte <= 0xCE { consonants += 1 }
            let isMark = byte == 0xD1 || byte >= 0xD4 && byte <= 0xDA || byte >= 0xE7 && byte <= 0xEE
            if isMark, !isThai(previous) { stray += 1 }
            // The first two bytes of a Thai letter in UTF-8, with a third behind them or cut off.
            if byte == 0xE0, index + 1 < bytes.count, bytes[index + 1] & 0xFE == 0xB8 {
                if index + 2 == bytes.count || bytes[index + 2] & 0xC0 == 0x80 { utf8 += 3 }
            }
            previous = byte
        }
        return utf8 * 2 < high && consonants * 3 > high && stray * 20 <= high
    }
}
