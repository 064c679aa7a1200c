/// Makes words that people take for one the same: without regard to case, accents and the width of letters.
enum WordFolding {
    /// Appends the folded word; nothing for a sign, which is no word.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8.
    ///   - range: the word.
    ///   - output: where it goes.
    static func append(_ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
        let start = output.count
        var hasContent = false
        var offset = range.lowerBound
        while offset < range.upperBound {
            let byte = bytes[offset]
            if byte < 0x80 {
                let isUpper = byte >= 0x41 && byte <= 0x5A
                let lower = isUpper ? byte | 0x20 : byte
                hasContent = hasContent || lower >= 0x61 && lower <= 0x7A || byte >= 0x30 && byte <= 0x39
                output.append(lower)
                offset += 1
                continue
            }
            let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let end = min(offset + length, range.upperBound)
            if byte == 0xE0, end - offset == 3, bytes[offset + 1] & 0xFE == 0xB8 {
                hasContent = thai(bytes, offset, to: &output) || hasContent
            } else if let scalar = scalar(bytes, offset..<end) {
                hasContent = append(scalar, to: &output) || hasContent
            }
            offset = end
        }
        if !hasContent { output.removeLast(output.count - start) }
    }

    /// Thai letters stay, digits become ASCII; of the signs, the ones of abbreviation and repetition are no word.
    private static func thai(_ bytes: [UInt8], _ offset: Int, to output: inout [UInt8]) -> Bool {
        let code = (bytes[offset + 1] & 1) << 6 | bytes[offset + 2] & 0x3F
        if code >= 0x50, code <= 0x59 {
            output.append(0x30 + (code - 0x50))
            return true
        }
        output += bytes[offset..<offset + 3]
        // PAIYANNOI, MAIYAMOK, BAHT and the signs of old texts.
        return !(code == 0x2F || code == 0x46 || code == 0x3F || code == 0x4F || code >= 0x5A)
    }

    private static func scalar(_ bytes: [UInt8], _ range: Range<Int>) -> Unicode.Scalar? {
        var value: UInt32 = 0
        switch range.count {
        case 2: value = UInt32(bytes[range.lowerBound] & 0x1F)
        case 3: value = UInt32(bytes[range.lowerBound] & 0x0F)
        case 4: value = UInt32(bytes[range.lowerBound] & 0x07)
        default: return nil
        }
        for offset in range.dropFirst() { value = value << 6 | UInt32(bytes[offset] & 0x3F) }
        return Unicode.Scalar(value)
    }

    /// Appends what a letter beyond ASCII and Thai becomes; whether it makes a word.
    private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) -> Bool {
        // Marks that stand on Latin, Greek or Cyrillic letters.
        if (0x300...0x36F).contains(scalar.value) { return false }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .format, .control: return false
        case .decimalNumber:
            if let value = properties.numericType == nil ? nil : properties.numericValue, value >= 0, value <= 9 {
                output.append(0x30 + UInt8(value))
                return true
            }
        default: break
        }
        for lower in properties.lowercaseMapping.unicodeScalars where !(0x300...0x36F).contains(lower.value) {
            let base = bases[lower.value]
            if let base {
                output += base.utf8
            } else {
                output += UTF8.encode(lower) ?? UTF8.encodedReplacementCharacter
            }
        }
        return properties.isAlphabetic || properties.numericType != nil
    }

    /// Letters with accents, and the letters below them, told by their names: `LATIN SMALL LETTER E WITH ACUTE`.
    private static let bases: [UInt32: String] = {
        let ranges: [ClosedRange<UInt32>] = [
            0x61...0x7A, 0xDF...0x24F, 0x370...0x3FF, 0x400...0x52F, 0x1E00...0x1EFF, 0x1F00...0x1FFF, 0xFF41...0xFF5A,
        ]
        var letters: [String: Unicode.Scalar] = [:]
        var found: [UInt32: String] = [0xDF: "ss", 0xE6: "ae", 0x153: "oe", 0x131: "i", 0x3C2: "\u{3C3}"]
        let scalars = ranges.joined().compactMap { Unicode.Scalar($0) }
        for scalar in scalars {
            if let name = scalar.properties.name, name.contains(" SMALL LETTER "), !name.contains(" WITH ") {
                letters[name] = scalar
            }
        }
        for scalar in scalars {
            guard let name = scalar.properties.name, name.contains(" SMALL LETTER ") else { continue }
            let plain = name.hasPrefix("FULLWIDTH ") ? String(name.dropFirst(10)) : name
            let words = plain.split(separator: " ")
            let end = words.firstIndex(of: "WITH") ?? words.count
            let base = words[..<end].joined(separator: " ")
            if let letter = letters[base], letter != scalar { found[scalar.value] = String(Character(letter)) }
        }
        return found
    }()
}
